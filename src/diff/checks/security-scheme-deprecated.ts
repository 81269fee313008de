import { defineCheck } from '../check.js';
import { tellDeprecated } from '../lifecycle.js';

export default defineCheck({
  id: 'security-scheme-deprecated',
  on: 'security-scheme',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It still works, and will be gone one day.',
  changed: (pair, report) => tellDeprecated(pair, report),
});
