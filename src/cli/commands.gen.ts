// Derived by `npm run gen` from the folder beside it. Do not edit.
import type { Command } from './command.js';
import accept from './commands/accept.js';
import bundle from './commands/bundle.js';
import check from './commands/check.js';
import configPrint from './commands/config-print.js';
import diff from './commands/diff.js';
import explain from './commands/explain.js';
import generate from './commands/generate.js';
import guide from './commands/guide.js';
import init from './commands/init.js';
import lintTest from './commands/lint-test.js';
import lint from './commands/lint.js';
import mock from './commands/mock.js';
import reportMerge from './commands/report-merge.js';
import upgrade from './commands/upgrade.js';
import verify from './commands/verify.js';

/** Every built-in command, by id. */
export const COMMANDS: readonly Command[] = [
  accept,
  bundle,
  check,
  configPrint,
  diff,
  explain,
  generate,
  guide,
  init,
  lintTest,
  lint,
  mock,
  reportMerge,
  upgrade,
  verify,
];
