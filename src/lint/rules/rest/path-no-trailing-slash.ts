import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'rest/path-no-trailing-slash',
  severity: 'error',
  in: 'recommended',
  given: 'path',
  why: 'Routers and caches take /orders and /orders/ for two resources, or redirect and lose the body.',
  fix: 'Remove the slash at the end.',
  check({ path }, { report }) {
    if (path.length > 1 && path.endsWith('/'))
      report(`The path ${path} ends with a slash; ${path.replace(/\/+$/, '')} is wanted.`);
  },
});
