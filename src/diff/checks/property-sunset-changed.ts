import { defineCheck } from '../check.js';
import { ofWhole, tellSunsetChanged } from '../lifecycle.js';

export default defineCheck({
  id: 'property-sunset-changed',
  on: 'property',
  level: 'risky',
  dimensions: ['behaviour'],
  why: 'Consumers plan their move by the date that they were given.',
  fix: 'Keep the announced date, or move it later.',
  migrate: 'Plan for the new date of {subject}.',
  symmetric: 'A date that moves later is told as well, as safe.',
  changed: (pair, report) => tellSunsetChanged(pair, ofWhole(report)),
});
