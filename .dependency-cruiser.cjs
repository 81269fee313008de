/**
 * The import table of the rooms. ARCHITECTURE.md shows it to people, and a test holds the two together.
 * @type {Record<string, readonly string[]>}
 */
const MAY_IMPORT = {
  kernel: [],
  load: ['kernel'],
  render: ['kernel'],
  model: ['kernel', 'load'],
  schema: ['kernel', 'model'],
  names: ['kernel', 'model'],
  lint: ['kernel', 'load', 'model', 'schema'],
  diff: ['kernel', 'load', 'model', 'schema', 'names'],
  generate: ['kernel', 'model', 'schema', 'names', 'render'],
  verify: ['kernel', 'model', 'schema'],
  guide: ['kernel', 'model', 'diff', 'names', 'render'],
  report: ['kernel', 'render'],
  config: ['kernel', 'load'],
};

/** Third-party packages and the one room that may import them; the command line may import none of these. */
const OWNERS = {
  'js-yaml': 'load',
  ajv: 'schema',
  'ajv-formats': 'schema',
  '@stoplight': 'lint',
  'openapi-typescript': 'generate/targets/types',
  handlebars: 'render',
  '@pact-foundation': 'verify',
  zod: 'config',
  jiti: 'config',
  'fastest-levenshtein': 'config',
  commander: 'cli',
  picocolors: 'report',
  semver: 'diff',
};

const rooms = Object.keys(MAY_IMPORT);

module.exports = {
  MAY_IMPORT,
  OWNERS,
  forbidden: [
    ...rooms.map((room) => ({
      name: `${room}-imports`,
      comment: `${room} may import ${MAY_IMPORT[room].join(', ') || 'nothing'}.`,
      severity: 'error',
      from: { path: `^src/${room}/`, ...(room === 'config' && { pathNot: '^src/config/plugins\\.ts$' }) },
      to: { path: '^src/', pathNot: [room, ...MAY_IMPORT[room]].map((name) => `^src/${name}/`) },
    })),
    {
      name: 'plugin-leaf-kinds',
      comment: 'Plugins bring leaves, so their loader knows the leaf kinds: as types alone.',
      severity: 'error',
      from: { path: '^src/config/plugins\\.ts$' },
      to: { path: '^src/(lint|diff|generate|report)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'rooms-by-their-door',
      comment: 'A room is imported through its index.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/(load|model|schema|names|lint|diff|generate|verify|guide|report|render|config)/', pathNot: ['^src/$1/', '/index\\.ts$', '^src/(lint/rule|diff/check|generate/target|report/reporter)\\.ts$'] },
    },
    {
      name: 'no-sibling-leaves',
      comment: 'A leaf imports no other leaf.',
      severity: 'error',
      from: { path: '^src/(lint/rules|diff/checks|generate/targets|report/reporters|cli/commands)/.+' },
      to: { path: '^src/$1/.+' },
    },
    {
      name: 'runtime-core-alone',
      comment: 'The core of the runtime ships in users’ output and imports nothing.',
      severity: 'error',
      from: { path: '^src/runtime/core/' },
      to: { pathNot: '^src/runtime/core/' },
    },
    {
      name: 'runtime-apart',
      comment: 'The runtime ships as text; no room imports it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/runtime/' },
      to: { path: '^src/runtime/' },
    },
    ...Object.entries(OWNERS).map(([name, owner]) => ({
      name: `${name.replace(/\W/g, '')}-owner`,
      comment: `${name} belongs to ${owner}.`,
      severity: 'error',
      from: { path: '^src/', pathNot: [`^src/${owner}`, '^src/runtime/adapters/'] },
      to: { path: `(^|node_modules/)${name}(/|$)` },
    })),
    { name: 'no-cycles', severity: 'error', from: { path: '^src/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.gen\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensionAlias: { '.js': ['.ts', '.js'] } },
  },
};
