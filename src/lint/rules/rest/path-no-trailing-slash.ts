import { breaking, renameKey } from '../../autofix.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'rest/path-no-trailing-slash',
  severity: 'error',
  in: 'recommended',
  given: 'path',
  why: 'Routers and caches take /orders and /orders/ for two resources, or redirect and lose the body.',
  fix: 'Remove the slash at the end.',
  fixable: 'fix-breaking',
  check({ path, at }, { report }) {
    if (path.length < 2 || !path.endsWith('/')) return;
    const wanted = path.replace(/\/+$/, '');
    const renamed = breaking(() => [renameKey(at, wanted)]);
    report(`The path ${path} ends with a slash; ${wanted} is wanted.`, at, renamed);
  },
});
