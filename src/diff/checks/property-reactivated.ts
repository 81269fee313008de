import { defineCheck } from '../check.js';
import { tellReactivated } from '../lifecycle.js';

export default defineCheck({
  id: 'property-reactivated',
  on: 'property',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It stays.',
  changed: tellReactivated,
});
