const { MAY_IMPORT, OWNERS } = require('./scripts/rooms.cjs');

const rooms = Object.keys(MAY_IMPORT);

module.exports = {
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
      to: {
        path: '^src/(load|model|schema|names|lint|diff|generate|verify|guide|report|render|typescript|config)/',
        pathNot: [
          '^src/$1/',
          '/index\\.ts$',
          '^src/(lint/rule|diff/check|generate/target|report/reporter)\\.ts$',
        ],
      },
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
      comment: 'The runtime ships as text; no room imports it, but the mock, which runs what it would write.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/runtime/', '^src/cli/jobs/mock\\.ts$'] },
      to: { path: '^src/runtime/' },
    },
    ...Object.entries(OWNERS).map(([name, owner]) => ({
      name: `${name.replace(/\W/g, '')}-owner`,
      comment: `${name} belongs to ${owner}.`,
      severity: 'error',
      from: { path: '^src/', pathNot: [`^src/${owner}`, '^src/runtime/adapters/'] },
      to: { path: `(^|node_modules/)${name}(/|$)` },
    })),
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.gen\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
