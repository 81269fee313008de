import { defineCheck } from '../check.js';
import { tellReactivated } from '../lifecycle.js';

export default defineCheck({
  id: 'security-scheme-reactivated',
  on: 'security-scheme',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It stays.',
  changed: tellReactivated,
});
