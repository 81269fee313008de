import { defineCheck } from '../check.js';
import { tellReactivated } from '../lifecycle.js';

export default defineCheck({
  id: 'header-reactivated',
  on: 'header',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It stays.',
  changed: tellReactivated,
});
