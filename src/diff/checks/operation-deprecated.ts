import { defineCheck } from '../check.js';
import { tellDeprecated } from '../lifecycle.js';

export default defineCheck({
  id: 'operation-deprecated',
  on: 'operation',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It still works, and will be gone one day.',
  migrate: 'Move away from {subject} before its sunset.',
  changed(pair, report) {
    const { replacedBy } = pair.after.lifecycle;
    tellDeprecated(pair, report, replacedBy === undefined ? '' : `; ${replacedBy} replaces it`);
  },
});
