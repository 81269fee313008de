// Derived by `npm run gen` from the folder beside it. Do not edit.
import type { Reporter } from './reporter.js';
import checkstyle from './reporters/checkstyle.js';
import github from './reporters/github.js';
import gitlab from './reporters/gitlab.js';
import html from './reporters/html.js';
import json from './reporters/json.js';
import junit from './reporters/junit.js';
import markdown from './reporters/markdown.js';
import sarif from './reporters/sarif.js';
import text from './reporters/text.js';

/** Every built-in reporter, by id. */
export const REPORTERS: readonly Reporter[] = [
  checkstyle,
  github,
  gitlab,
  html,
  json,
  junit,
  markdown,
  sarif,
  text,
];
