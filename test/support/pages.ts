import type { Change, Dimension, Level } from '../../src/kernel/change.js';
import { fingerprintOf } from '../../src/kernel/problem.js';
import type { Report } from '../../src/kernel/result.js';
import { REPORTS } from './reports.js';

/** Something breaking, risky and safe; in what consumers write, and in what they read. */
export const ORDERS_BASE = `openapi: 3.1.0
info: { title: Orders, version: 1.4.0 }
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        '200':
          description: Orders
          content:
            application/json:
              schema:
                type: array
                items: { $ref: '#/components/schemas/Order' }
    post:
      operationId: placeOrder
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/NewOrder' }
      responses:
        '201': { description: Placed }
  /orders/{orderId}:
    get:
      operationId: getOrder
      parameters:
        - { name: orderId, in: path, required: true, schema: { type: string } }
      responses:
        '200':
          description: The order
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Order' }
components:
  schemas:
    Order:
      type: object
      required: [id, total]
      properties:
        id:
          type: string
        total:
          type: number
        status:
          type: string
          enum: [OPEN, PAID]
    NewOrder:
      type: object
      required: [sku]
      properties:
        sku:
          type: string
          maxLength: 40
`;

export const ORDERS_REVISION = ORDERS_BASE.replace('1.4.0', '1.5.0')
  .replace('[id, total]', '[id]')
  .replace('        total:\n          type: number\n', '')
  .replace('[OPEN, PAID]', '[OPEN, PAID, PAUSED]')
  .replace('maxLength: 40', 'maxLength: 20')
  .replace(
    "        '201': { description: Placed }\n",
    "        '201': { description: Placed }\n    head:\n      operationId: peekOrders\n      responses:\n        '200': { description: There are some }\n",
  );

/** Names that are code in one place or another. */
const NAMES = [
  '</script><script>window.pwned = 1</script>',
  '<img src=x onerror="window.pwned = 1">',
  '" onmouseover="window.pwned = 1" x="',
  "' autofocus onfocus='window.pwned = 1",
  'javascript:window.pwned = 1',
  '--><svg onload=window.pwned=1>',
  '{{{constructor.constructor "window.pwned = 1"}}}',
  '</style><style>body{display:none}</style>',
];

export const HOSTILE_BASE = hostile((name) => [name, `${name} gone`]);
export const HOSTILE_REVISION = hostile((name) => [name]);

function hostile(properties: (name: string) => readonly string[]): string {
  const pointer = (name: string) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
  const schemas = NAMES.map((name) => [
    name,
    {
      type: 'object',
      description: name,
      required: properties(name),
      properties: Object.fromEntries(properties(name).map((one) => [one, { type: 'string', enum: [name] }])),
    },
  ]);
  const answer = (name: string) => ({
    description: name,
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${pointer(name)}` } } },
  });
  const paths = NAMES.map((name, index) => [
    `/${index}/${name}`,
    { get: { operationId: name, summary: name, responses: { '200': answer(name) } } },
  ]);
  return JSON.stringify(
    {
      openapi: '3.1.0',
      info: { title: NAMES.join(' '), version: NAMES[0] },
      paths: Object.fromEntries(paths),
      components: { schemas: Object.fromEntries(schemas) },
    },
    null,
    2,
  );
}

/** As many changes as the largest contract brings in years. */
const MANY = 5_000;
/** Lines of each schema in the file that the large report quotes. */
const EACH = 8;

const LEVEL_OF: readonly Level[] = ['breaking', 'risky', 'safe', 'safe'];
const DIMENSION_OF: readonly Dimension[] = ['wire-request', 'wire-response', 'behaviour'];

export const LARGE: Report = {
  ...(REPORTS.clean as Report),
  command: 'diff',
  exit: 1,
  headline: '1250 breaking, 1250 risky, 2500 safe.',
  changes: Array.from({ length: MANY }, (_, n) => large(n)),
};

function large(n: number): Change {
  const level = LEVEL_OF[n % 4] as Level;
  const dimension = DIMENSION_OF[n % 3] as Dimension;
  const subject = `Schema${Math.floor(n / 6)}.field${n}`;
  const location = (file: string) =>
    ({ file, pointer: `/components/schemas/Schema${n}`, line: n * EACH + 1, column: 5 }) as const;
  return {
    id: `check-${n % 40}`,
    severity: level === 'breaking' ? 'error' : level === 'risky' ? 'warn' : 'info',
    message: `${subject} became something else than it was, which is told in a sentence.`,
    why: 'Readers that rely on it find nothing where there always was something.',
    fix: 'Keep it, mark it deprecated with an x-sunset date, and remove it once that date has passed.',
    at: location('api.yaml'),
    before: location('main:api.yaml'),
    after: location('api.yaml'),
    level,
    verdicts: { [dimension]: level, source: level },
    subject,
    reaches: Array.from({ length: n % 25 }, (_, index) => ({
      subject: `GET /path-${index}/{id}`,
      part: 'response 200',
      path: `data.items[].field${n}`,
    })),
    witness: { id: n, name: 'amber', tags: ['fjord', 'grove'], nested: { deep: true } },
    migrate: { step: `Stop reading ${subject}.` },
    fingerprint: fingerprintOf('large', String(n)),
  };
}

/** The lines that the large report points into: the two sides differ in the middle of each schema. */
export function largeLines(file: string): readonly string[] {
  return file.startsWith('main:') ? LINES.before : LINES.after;
}

const LINES = { before: linesWith('string'), after: linesWith('integer') };

function linesWith(type: string): string[] {
  return Array.from({ length: MANY }, (_, n) => [
    `    Schema${n}:`,
    '      type: object',
    '      description: One of very many',
    '      properties:',
    `        field${n}:`,
    `          type: ${type}`,
    '          description: It is what it is',
    '',
  ]).flat();
}
