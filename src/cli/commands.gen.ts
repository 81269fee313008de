// Derived by `npm run gen` from the folder beside it. Do not edit.
import type { Command } from './command.js';
import generate from './commands/generate.js';
import lint from './commands/lint.js';

/** Every built-in command, by id. */
export const COMMANDS: readonly Command[] = [
  generate,
  lint,
];
