import { defineCheck } from '../check.js';
import { tellReactivated } from '../lifecycle.js';

export default defineCheck({
  id: 'exchange-reactivated',
  on: 'exchange',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It goes on.',
  changed: tellReactivated,
});
