import { defineCheck } from '../check.js';
import { tellReactivated } from '../lifecycle.js';

export default defineCheck({
  id: 'operation-reactivated',
  on: 'operation',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It stays.',
  changed: tellReactivated,
});
