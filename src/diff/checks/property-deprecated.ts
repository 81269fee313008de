import { defineCheck } from '../check.js';
import { ofWhole, tellDeprecated } from '../lifecycle.js';

export default defineCheck({
  id: 'property-deprecated',
  on: 'property',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It still works, and will be gone one day.',
  changed: (pair, report) => tellDeprecated(pair, ofWhole(report)),
});
