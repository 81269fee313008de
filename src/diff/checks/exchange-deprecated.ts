import { defineCheck } from '../check.js';
import { tellDeprecated } from '../lifecycle.js';

export default defineCheck({
  id: 'exchange-deprecated',
  on: 'exchange',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It still comes, and will stop one day.',
  changed: (pair, report) => tellDeprecated(pair, report),
});
