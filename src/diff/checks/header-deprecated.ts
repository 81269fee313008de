import { defineCheck } from '../check.js';
import { tellDeprecated } from '../lifecycle.js';

export default defineCheck({
  id: 'header-deprecated',
  on: 'header',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It still works, and will be gone one day.',
  changed: (pair, report) => tellDeprecated(pair, report),
});
