/** What `npm run new` writes for each kind of leaf: a leaf that compiles, and fixtures that fail until it does its job. */
interface Scaffold {
  readonly id: RegExp;
  readonly example: string;
  leaf(id: string): string;
  /** Path from the top → text. */
  fixtures(id: string): Readonly<Record<string, string>>;
}

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export const SCAFFOLDS: Readonly<Record<string, Scaffold>> = {
  rule: {
    id: /^(rest|versioning|security|resilience|observability|docs|webhooks|events)\/[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    example: 'events/name-past-tense',
    leaf: (id) => `import { defineRule } from '../../rule.js';

export default defineRule({
  id: '${id}',
  severity: 'warn',
  in: 'recommended',
  given: 'operation',
  why: 'Whom it hurts, and how.',
  fix: 'What to do about it.',
  check({ key }, { report }) {
    report(\`\${key}: name the value found and the value wanted.\`);
  },
});
`,
    fixtures: (id) => ({
      [`fixtures/rules/${id}/good/orders.yaml`]: contract('1.0.0'),
      [`fixtures/rules/${id}/bad/orders.yaml`]: contract('1.0.0'),
      [`fixtures/rules/${id}/cases.yaml`]: `# As much of each contract as it is about; the rest is that of OpenAPI 3.1. \`options\` are the rule's.\ngood:\n  openapi-3-0: { openapi: 3.0.3 }\n  swagger-2: { swagger: '2.0' }\nbad:\n  openapi-3-0: { openapi: 3.0.3 }\n  swagger-2: { swagger: '2.0' }\n`,
    }),
  },
  check: {
    id: KEBAB,
    example: 'property-removed',
    leaf: (id) => `import { defineCheck } from '../check.js';

export default defineCheck({
  id: '${id}',
  on: 'operation',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'Who is hurt, and how.',
  fix: 'How the owner avoids it.',
  migrate: 'What a consumer of {subject} does about it.',
  changed({ before, after, subject }, report) {
    if (before.summary !== after.summary) report(\`\${subject} changed.\`);
  },
});
`,
    fixtures: (id) => ({
      [`fixtures/checks/${id}/orders/base.yaml`]: contract('1.0.0'),
      [`fixtures/checks/${id}/orders/revision.yaml`]: contract('1.1.0'),
    }),
  },
  target: {
    id: KEBAB,
    example: 'client',
    leaf: (id) => `import { defineTarget } from '../target.js';

export default defineTarget({
  id: '${id}',
  summary: 'What comes out, in one sentence.',
  files: (contract) => [{ path: '${id}.ts', content: \`export const title = \${JSON.stringify(contract.title)};\\n\` }],
});
`,
    fixtures: (id) => ({
      [`fixtures/targets/${id}/orders/contract.yaml`]: contract('1.0.0'),
      [`fixtures/targets/${id}/orders/use.ts`]: `import { title } from './expected/${id}.js';\n\nif (title !== 'Orders') throw new Error('Use what was generated, and hold it to the contract.');\n`,
    }),
  },
  reporter: {
    id: KEBAB,
    example: 'sarif',
    leaf: (id) => `import { findingsOf } from '../findings.js';
import { defineReporter } from '../reporter.js';

export default defineReporter({
  id: '${id}',
  summary: 'What it prints, and for whom.',
  render: (report) =>
    findingsOf(report, { safe: false })
      .map(({ at, message }) => \`\${at.file}:\${at.line} \${message}\\n\`)
      .join(''),
});
`,
    fixtures: () => ({}),
  },
};

function contract(version: string): string {
  return `openapi: 3.1.0
info:
  title: Orders
  version: ${version}
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        '200':
          description: The orders
`;
}
