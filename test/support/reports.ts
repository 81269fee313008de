import type { Change } from '../../src/kernel/change.js';
import type { Location } from '../../src/kernel/place.js';
import type { Problem } from '../../src/kernel/problem.js';
import type { Report } from '../../src/kernel/result.js';

const EMPTY: Report = {
  command: 'lint',
  headline: 'No problems in Orders API.',
  exit: 0,
  contracts: [],
  problems: [],
  changes: [],
  artifacts: [],
  steps: [],
  suggestedVersions: [],
  next: [],
};

const ORDERS = {
  file: 'api/orders.yaml',
  kind: 'openapi',
  dialect: '3.1',
  title: 'Orders API',
  version: '2.0.0',
} as const;

const at = (line: number, pointer: Location['pointer'], file: string = ORDERS.file): Location => ({
  file,
  pointer,
  line,
  column: 5,
});

const problem = (words: Partial<Problem>): Problem => ({
  id: 'rest/path-kebab-case',
  severity: 'error',
  message: 'The path segment "userProfiles" should be "user-profiles".',
  why: 'One style of paths is easier to guess.',
  fix: 'Write each segment in lower case, with hyphens between words.',
  at: at(31, '/paths/~1userProfiles'),
  fingerprint: '00112233445566aa',
  ...words,
});

/** Without advice, which not every finding has. */
const bare = ({ fix: _, ...rest }: Problem): Problem => rest;

const change = (words: Partial<Change>): Change => ({
  ...bare(
    problem({
      id: 'property-removed',
      message: 'Order.email was removed.',
      why: 'Readers that rely on it find nothing.',
    }),
  ),
  level: 'breaking',
  verdicts: { 'wire-response': 'breaking', source: 'breaking' },
  subject: 'Order.email',
  reaches: [],
  ...words,
});

const reach = (subject: string) => ({ subject, part: 'response 200', path: 'data.email' });

/** Something of everything. */
const RICH: Report = {
  command: 'check',
  headline: 'Lint, diff, generate and verify failed.',
  exit: 1,
  contracts: [
    ORDERS,
    { ...ORDERS, file: 'api/shipping.yaml', kind: 'asyncapi', dialect: '3.0', title: 'Shipping' },
  ],
  problems: [
    problem({}),
    bare(
      problem({ id: 'docs/contact', severity: 'info', message: 'There is no contact.', at: at(2, '/info') }),
    ),
    problem({
      id: 'webhooks/signature',
      severity: 'warn',
      message: 'No signature is declared.',
      fix: 'Declare the signature headers.',
      from: at(9, '/webhooks'),
    }),
    problem({
      id: 'KIND_UNKNOWN',
      message: '`x.yaml` is no contract.',
      fix: 'A contract starts with `openapi` or `asyncapi`.',
      at: at(1, '', 'x.yaml'),
      fingerprint: 'ff',
    }),
  ],
  changes: [
    change({
      before: at(139, '/components/schemas/Order', 'main:api/orders.yaml'),
      at: at(139, '/components/schemas/Order', 'main:api/orders.yaml'),
      reaches: [
        'GET /orders',
        'GET /orders/{orderId}',
        'POST /orders',
        'POST /orders',
        'webhook order.paid',
      ].map(reach),
      witness: { id: 7 },
      migrate: { step: 'Stop reading Order.email.', by: '2027-05-20' },
    }),
    change({
      id: 'enum-value-added',
      level: 'risky',
      message: 'Order.status may be "PAUSED" now.',
      at: at(166, '/components'),
      after: at(166, '/components'),
      before: at(160, '/components', 'main:api/orders.yaml'),
      reaches: [reach('GET /orders')],
      undecided: true,
    }),
    change({
      id: 'property-renamed',
      message: 'Order.mail was renamed to email.',
      subject: 'Order.mail',
      at: at(7, '/components', 'npm:@acme/orders-api/openapi.yaml'),
      before: at(7, '/components', 'npm:@acme/orders-api/openapi.yaml'),
      accepted: {
        fingerprint: '00112233445566aa',
        reason: 'Nobody reads it.',
        owner: 'team-orders',
        expires: '2027-01-31',
      },
    }),
    change({
      id: 'schema-renamed',
      level: 'safe',
      verdicts: { 'wire-response': 'safe', source: 'breaking' },
      message: 'The schema Order is called Purchase now.',
      subject: 'Order',
      after: at(120, '/components'),
    }),
    change({
      id: 'parameter-optional-added',
      level: 'safe',
      message: 'GET /orders query parameter page was added; it is optional.',
    }),
  ],
  artifacts: [
    { path: 'src/gen/client.ts', target: 'client', state: 'stale' },
    { path: 'src/gen/models.ts', target: 'models', state: 'unchanged' },
  ],
  steps: [
    { name: 'lint', exit: 1, summary: '2 errors, 1 warning, 1 note' },
    { name: 'diff', exit: 1, summary: '1 breaking, 1 risky (1 undecided), 1 safe' },
    { name: 'generate', exit: 1, summary: '1 stale file' },
    { name: 'verify', exit: 2, summary: 'No pact file matches pacts/*.json.' },
  ],
  suggestedVersions: [{ title: 'Orders API', before: '1.4.0', after: '1.5.0', suggested: '2.0.0' }],
  next: ['tenon guide main:api/orders.yaml api/orders.yaml', 'tenon generate'],
};

/** Texts that would be something else than texts in one format or another. */
export const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '</failure><testcase/>',
  ']]>',
  '| a | b |',
  '# title',
  '1. item',
  '- item',
  '`code',
  '``` \n # title',
  '@team please merge',
  'fixes #1',
  '[click](https://evil.example.com)',
  '::error file=a::b',
  'api,line=9.yaml',
  '%0A::warning::x',
  'a\r\n::notice::b',
  '\u001b[31mred\u001b[2J',
  '\u202eturned',
  '\u0000\u0008\ufffe',
  '\ud800 alone',
  '&amp; & "quotes" \'single\'',
  '{{template}}',
  '__proto__',
] as const;

const hostile = HOSTILE.join(' ');
const HOSTILE_AT = at(1, `/${hostile.replaceAll('~', '~0').replaceAll('/', '~1')}`, HOSTILE.join(''));

const HOSTILE_REPORT: Report = {
  ...EMPTY,
  command: 'check',
  headline: hostile,
  exit: 1,
  contracts: [{ ...ORDERS, title: hostile, version: hostile, file: HOSTILE_AT.file }],
  problems: HOSTILE.map((text) =>
    problem({
      message: text,
      why: text,
      fix: text,
      id: text,
      at: HOSTILE_AT,
      from: { ...HOSTILE_AT, line: 3 },
      fingerprint: text,
    }),
  ),
  changes: HOSTILE.flatMap((text) => {
    const places = { at: HOSTILE_AT, after: HOSTILE_AT };
    const reaches = [{ subject: text, part: text, path: text }];
    const grave = { reaches, witness: { [text]: text }, migrate: { step: text } };
    return [
      change({ message: text, subject: text, ...places, ...grave }),
      change({ message: text, subject: text, ...places, level: 'safe' }),
    ];
  }),
  artifacts: [{ path: hostile, target: hostile, state: 'stale' }],
  steps: [{ name: 'diff', exit: 1, summary: hostile }],
  suggestedVersions: [{ title: hostile, before: hostile, after: hostile, suggested: hostile }],
  next: [hostile],
};

/** Reports for every reporter, by the name of their fixture. */
/** How two contracts stand, one of them against its past. */
const SCORED: Report = {
  ...EMPTY,
  contracts: [ORDERS, { ...ORDERS, file: 'api/shipping.yaml', title: '| <b>Shipping</b> |' }],
  scorecards: [
    {
      title: ORDERS.title,
      file: ORDERS.file,
      categories: [
        { category: 'rest', rules: 30, broken: 3, findings: 41, score: 88, before: 81 },
        { category: 'all', rules: 30, broken: 3, findings: 41, score: 88, before: 90 },
      ],
    },
    {
      title: '| <b>Shipping</b> |',
      file: 'api/shipping.yaml',
      categories: [{ category: 'all', rules: 12, broken: 0, findings: 0, score: 100 }],
    },
  ],
};

export const REPORTS: Readonly<Record<string, Report>> = {
  scored: SCORED,
  empty: EMPTY,
  clean: { ...EMPTY, contracts: [ORDERS] },
  rich: RICH,
  unchecked: { ...EMPTY, command: 'verify', headline: 'Could not check: there is no pact.', exit: 2 },
  hostile: HOSTILE_REPORT,
};

/** More, and longer, than a forge shows. */
export const MANY: Report = {
  ...EMPTY,
  command: 'check',
  headline: '70 breaking.',
  exit: 1,
  contracts: [ORDERS],
  problems: Array.from({ length: 70 }, (_, n) =>
    problem({ message: `${n} ${'x'.repeat(2_000)}`, fix: 'y'.repeat(2_000), severity: 'warn' }),
  ),
  changes: Array.from({ length: 140 }, (_, n) =>
    change({
      message: `${n} ${'x'.repeat(2_000)}`,
      reaches: ['a', 'b', 'c'].map((name) => reach(`GET /${name.repeat(300)}`)),
    }),
  ),
};
