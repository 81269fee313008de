import { defineCheck } from '../check.js';
import { tellStabilityLowered } from '../lifecycle.js';

export default defineCheck({
  id: 'exchange-stability-lowered',
  on: 'exchange',
  level: 'breaking',
  dimensions: ['behaviour'],
  why: 'Whoever receives or sends it was promised that it stays as it is, and is promised less now.',
  fix: 'Keep the level: what became stable stays so until it is deprecated.',
  migrate: 'Expect {subject} to change, or move away from it.',
  changed: tellStabilityLowered,
});
