import { defineCheck } from '../check.js';
import { tellReactivated } from '../lifecycle.js';

export default defineCheck({
  id: 'parameter-reactivated',
  on: 'parameter',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It stays.',
  changed: tellReactivated,
});
