import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../src/cli/options.js';
import type { Json, JsonObject } from '../src/kernel/json.js';
import type { Problem } from '../src/kernel/problem.js';
import type { Report } from '../src/kernel/result.js';
import { REPORTERS, type Reporter } from '../src/report/index.js';
import type { Style } from '../src/report/reporter.js';
import { LARGE } from './support/pages.js';
import { HOSTILE, MANY, REPORTS } from './support/reports.js';

const ROOT = path.join(import.meta.dirname, '..');
const FOLDER = path.join(ROOT, 'fixtures/reporters');
const PLAIN = { color: false, columns: 100 };
const CASES = Object.entries(REPORTS);

const reporter = (id: string) => REPORTERS.find((known) => known.id === id) as Reporter;
/** What a reporter prints that needs to wait for nothing. */
const render = (id: string, report: Report = REPORTS.hostile as Report) =>
  reporter(id).render(report, PLAIN) as string;
/** A page without its style and script, which are the same in all of them. */
const bare = (text: string) =>
  text.replace(/(?<=<(style|script)>).*?(?=<\/\1>)/gs, '…').replace(/sha256-[\w+/]+=*/g, 'sha256-…');
const json = (file: string) => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as JsonObject;

test('the formats of the command line are the reporters', () => {
  expect([...FORMATS].sort()).toEqual(REPORTERS.map(({ id }) => id).sort());
});

describe.each(REPORTERS.map((one): [string, Reporter] => [one.id, one]))('%s', (id, { render: print }) => {
  test.each(CASES)('prints the %s report', async (name, report) => {
    const text = await print(report, PLAIN);
    await expect(bare(text)).toMatchFileSnapshot(path.join(FOLDER, id, `${name}.txt`));
    expect(await print(structuredClone(report), PLAIN), 'the same report gives the same bytes').toBe(text);
    expect(text.endsWith('\n') && !text.endsWith('\n\n'), 'ends with one line feed').toBe(true);
  });
});

test.each(['text', 'github', 'markdown'])('%s hides nothing', (id) => {
  expect(render(id)).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/u);
});

describe('json', () => {
  const validate = new Ajv({ allErrors: true }).compile(json('schemas/report.schema.json'));

  test.each(CASES)('of the %s report is what its JSON Schema says', (_, report) => {
    validate(JSON.parse(render('json', report)));
    expect(validate.errors).toBeNull();
  });

  test('loses nothing', () => {
    const { reportVersion, ...printed } = JSON.parse(render('json')) as JsonObject;
    expect(reportVersion).toBe(1);
    expect(printed).toEqual(JSON.parse(JSON.stringify(REPORTS.hostile)));
  });

  test('the JSON Schema refuses what is no report', () => {
    expect(validate({ ...(JSON.parse(render('json')) as JsonObject), exit: 3 })).toBe(false);
    expect(validate({})).toBe(false);
  });
});

describe('sarif', () => {
  const validate = new Ajv2020({ allErrors: true }).compile(
    json('fixtures/reporters/sarif/sarif.schema.json'),
  );
  const results = (report: Report) => {
    const log = JSON.parse(render('sarif', report)) as { runs: [{ results: JsonObject[]; tool: Json }] };
    return log.runs[0].results;
  };

  test.each(CASES)('of the %s report is valid', (_, report) => {
    validate(JSON.parse(render('sarif', report)));
    expect(validate.errors).toBeNull();
  });

  test('points into the working tree, at files whatever their names', () => {
    const uris = results(REPORTS.rich as Report).map((result) => JSON.stringify(result.locations));
    expect(uris.join()).not.toContain('main:');
    const [hostile] = results(REPORTS.hostile as Report);
    const uri = JSON.stringify(hostile?.locations).match(/"uri":"([^"]*)"/)?.[1] ?? '';
    expect(decodeURIComponent(uri)).toContain('<img src=x onerror=alert(1)>');
    expect(new URL(uri, 'file:///repository/').protocol).toBe('file:');
  });
});

describe('junit', () => {
  interface Element {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly children: Element[];
    text: string;
  }

  function parse(xml: string): Element {
    const root: Element = { name: '', attributes: {}, children: [], text: '' };
    const open = [root];
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ name, attributes }) => {
      const element: Element = {
        name,
        attributes: attributes as Record<string, string>,
        children: [],
        text: '',
      };
      open.at(-1)?.children.push(element);
      open.push(element);
    });
    parser.on('text', (text) => {
      (open.at(-1) as Element).text += text;
    });
    parser.on('closetag', () => void open.pop());
    parser.write(xml).close();
    return root.children[0] as Element;
  }

  const all = (element: Element, name: string): Element[] => [
    ...(element.name === name ? [element] : []),
    ...element.children.flatMap((child) => all(child, name)),
  ];

  test.each(CASES)('of the %s report is XML whose counts are right', (_, report) => {
    const root = parse(render('junit', report));
    expect(Number(root.attributes.tests)).toBe(all(root, 'testcase').length);
    expect(Number(root.attributes.failures)).toBe(all(root, 'failure').length);
    for (const suite of root.children) {
      expect(Number(suite.attributes.tests)).toBe(all(suite, 'testcase').length);
      expect(Number(suite.attributes.failures)).toBe(all(suite, 'failure').length);
    }
    expect(all(root, 'failure').length > 0, 'fails when the report does').toBe(report.exit !== 0);
  });

  test('keeps every character that XML can carry', () => {
    const messages = all(parse(render('junit')), 'failure').map(({ attributes }) => attributes.message ?? '');
    const kept = HOSTILE.map((text) => text.replace(/(?!\s)\p{Cc}|\ufffe/gu, '').replace('\ud800', '\ufffd'));
    expect(messages.slice(0, HOSTILE.length)).toEqual(kept);
  });
});

describe('github', () => {
  test('a text is never a command of its own', () => {
    for (const line of render('github').trimEnd().split('\n'))
      expect(line).toMatch(
        /^::(error|warning|notice) (file=[^,:]*,(line=\d+,col=\d+,)?)?title=[^,:]*::[^\r\n]*$/,
      );
  });

  test('points into files of the working tree, with no line where that is of another version', () => {
    const lines = render('github', REPORTS.rich).split('\n');
    const [removed = '', renamed = ''] = ['property-removed', 'property-renamed'].map((id) =>
      lines.find((line) => line.includes(`title=${id}`)),
    );
    expect(removed).toMatch(/^::error file=api\/orders\.yaml,title=/);
    expect(renamed, 'what was accepted is a note').toMatch(/^::notice file=.*Accepted by team-orders/);
    expect(lines.find((line) => line.includes('PAUSED'))).toContain('file=api/orders.yaml,line=166,col=5');
    expect(lines.join('\n')).not.toMatch(/main:|npm:/);
  });

  test('shows no more of a kind than GitHub does, and counts the rest', () => {
    const lines = render('github', MANY).trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('::warning'))).toHaveLength(10);
    expect(lines.at(-1)).toContain('191 more not annotated');
  });
});

describe('gitlab', () => {
  test('has the members that GitLab asks for, and files of the working tree', () => {
    for (const entry of JSON.parse(render('gitlab', REPORTS.rich)) as JsonObject[]) {
      expect(entry).toEqual({
        description: expect.any(String),
        check_name: expect.any(String),
        fingerprint: expect.any(String),
        severity: expect.stringMatching(/^(info|minor|major)$/),
        location: { path: expect.not.stringContaining(':'), lines: { begin: expect.any(Number) } },
      });
    }
  });
});

describe('markdown', () => {
  /** What is left when code spans and escaped characters are taken away. */
  const live = (text: string) => text.replace(/\\[^\w\s]/g, '').replace(/`[^`\n]*`/g, '');

  test('a text is never markup, a mention or a link', () => {
    const text = live(render('markdown'));
    expect(text).not.toMatch(/<(?!\/?(details|summary)>)/);
    expect(text).not.toMatch(/@\w|#\d|\]\(|:\/\/|`/);
    expect(text).not.toMatch(/[&~]/);
    expect(text).not.toMatch(/^(- )?(#{1,2}|#{4,}|[>+*]|\d+[.)]|- -) /m);
  });

  test('every row of a table has the cells of its head', () => {
    for (const table of render('markdown')
      .split('\n\n')
      .filter((block) => block.startsWith('|'))) {
      const cells = table.split('\n').map((row) => row.replace(/\\\|/g, '').split('|').length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  test('fits in a comment', () => {
    const text = render('markdown', MANY);
    expect(text.length).toBeLessThan(65_536);
    expect(text, 'nothing is cut off').toMatch(/…and \d+ more findings\.\n$/);
    expect(text).toMatch(/…and \d+ more changes \(\d+ breaking\): \d+ `property-removed`\./);
  });

  test('that fits in no comment is cut at a line, and says so', () => {
    const text = render('markdown', {
      ...MANY,
      next: Array.from({ length: 9_000 }, (_, n) => `tenon guide ${n}`),
    });
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/\n\n…and more than a comment holds\.\n$/);
  });
});

describe('text', () => {
  const many = { ...LARGE, changes: LARGE.changes.slice(0, 2_000) };
  const print = (report: Report, style: Partial<Style> = {}) =>
    reporter('text').render(report, { ...PLAIN, ...style }) as string;

  test('of very many tells those of one check together, and says what it only counts', () => {
    const text = print(many);
    expect(text.split('\n').length).toBeLessThan(600);
    expect(text).toMatch(/^BREAKING {2}check-0, 50 times$/m);
    expect(text).toMatch(/… and 47 more like it: Schema\d+\.field\d+, /);
    expect(text).toMatch(/^SAFE {6}check-2 50: Schema0\.field2, /m);
    expect(text).toContain(`${2_000 - 2 * 10 * 3} of these 2000 changes are only counted here.`);
    expect(text.slice(-300)).toMatch(/--all, or --output\s+html=report\.html/);
  });

  test('of very many tells each when asked', () => {
    const text = print(many, { all: true });
    for (const { message } of many.changes) expect(text).toContain(message);
    expect(text).not.toContain('only counted');
  });

  test('of no more than a person reads tells each', () => {
    const text = print({ ...LARGE, changes: LARGE.changes.slice(0, 80) });
    expect(text.match(/^(BREAKING|RISKY|SAFE) /gm)).toHaveLength(80);
  });

  test('never drives the terminal, and colours only when asked', () => {
    expect(render('text')).toContain('\\u001b[31mred\\u001b[2J');
    expect(render('text')).not.toMatch(/[\u202a-\u202e]/);
    const colored = reporter('text').render(REPORTS.rich as Report, { color: true, columns: 100 }) as string;
    const bare = colored.replace(/\p{Cc}\[\d+m/gu, '');
    expect(bare).toBe(render('text', REPORTS.rich));
    expect(colored).not.toBe(bare);
  });

  test('keeps within the terminal where words allow', () => {
    for (const columns of [60, 100, 140]) {
      const text = reporter('text').render(REPORTS.rich as Report, { color: false, columns }) as string;
      const lines = text.split('\n');
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(Math.max(columns, 85));
    }
  });

  describe('of findings', () => {
    const LINES = ['openapi: 3.1.0', 'paths:', '\t/orders: { "get": {} } # \u202eit'];
    const linesOf = () => LINES;
    const found = (n: number, words: Partial<Problem> = {}): Problem => ({
      id: 'docs/operation-summary',
      severity: 'warn',
      message: `Operation ${n} has no summary.`,
      why: 'It is read first.',
      fix: 'Add one.',
      at: { file: 'api.yaml', pointer: '/paths/~1orders', line: 3, column: 2 },
      fingerprint: String(n),
      ...words,
    });
    const report = (...problems: Problem[]): Report => ({ ...(REPORTS.clean as Report), problems });
    const text = (given: Report, style: Partial<Style> = {}) =>
      reporter('text').render(given, { ...PLAIN, ...style }, linesOf) as string;

    test('quotes the line of one, with carets', () => {
      expect(text(report(found(1)))).toBe(`warn   docs/operation-summary
       Operation 1 has no summary.
       api.yaml:3:2
          3 | /orders: { "get": {} } # \\u202eit
            | ^^^^^^^
       → Add one.

No problems in Orders API.
`);
    });

    test.each([
      [13, '"get"', '^^^^^'],
      [25, '# it', '^^'],
      [90, 'no column of the line', '^'],
    ])('column %i stands below %s', (column, _, carets) => {
      const at = { ...found(1).at, column };
      const lines = text(report(found(1, { at }))).split('\n');
      expect(lines[4]?.trimEnd().endsWith(` ${carets}`) || lines[4]?.includes(carets)).toBe(true);
      if (column < 20) expect(lines[4]?.indexOf('^')).toBe(lines[3]?.indexOf('"get"'));
    });

    test('cuts a long line around the column', () => {
      const long = `{ ${'"a": 1, '.repeat(400)}"here": 2 }`;
      const at = { ...found(1).at, line: 1, column: long.indexOf('"here"') + 1 };
      const printed = reporter('text').render(report(found(1, { at })), PLAIN, () => [long]) as string;
      const [, , , source = '', caret = ''] = printed.split('\n');
      expect(source.length).toBeLessThanOrEqual(PLAIN.columns);
      expect(source.slice(caret.indexOf('^'))).toMatch(/^"here"/);
    });

    test('tells many of one rule together, and each when asked', () => {
      const many = report(
        ...Array.from({ length: 11 }, (_, n) => found(n)),
        found(99, { id: 'docs/other', severity: 'error' }),
      );
      const short = text(many);
      expect(short.indexOf('docs/other'), 'the gravest first').toBeLessThan(short.indexOf('11 times'));
      expect(short).toContain('warn   docs/operation-summary, 11 times\n');
      expect(short).toContain('… and 6 more: --all');
      expect(short.match(/→ Add one\./g), 'advice once for each rule').toHaveLength(2);
      expect(short).toContain('6 of these 12 findings are only counted here.');
      for (const n of [0, 4, 5, 10]) {
        expect(short.includes(`Operation ${n} has`), String(n)).toBe(n < 5);
        expect(text(many, { all: true })).toContain(`Operation ${n} has`);
      }
    });

    test('of 5,000 is a page or two', () => {
      const many = report(
        ...Array.from({ length: 5_000 }, (_, n) => found(n, { id: `docs/rule-${n % 20}` })),
      );
      expect(text(many).split('\n').length).toBeLessThan(300);
    });
  });
});

test('github annotates one of each rule before a second of any', () => {
  const problem = (n: number, id: string) =>
    ({ ...(REPORTS.rich as Report).problems[0], id, severity: 'warn', fingerprint: String(n) }) as Problem;
  const many = Array.from({ length: 800 }, (_, n) => problem(n, 'docs/many'));
  const problems = [...many, problem(801, 'docs/last'), problem(802, 'docs/last')];
  const lines = render('github', { ...(REPORTS.rich as Report), changes: [], artifacts: [], problems })
    .trimEnd()
    .split('\n');
  expect(lines.filter((line) => line.startsWith('::warning'))).toHaveLength(10);
  expect(lines.filter((line) => line.includes('title=docs/last'))).toHaveLength(2);
  expect(lines.at(-1)).toContain('(792 more not annotated: 792 docs/many)');
});

test.each(CASES)('checkstyle of the %s report is XML with every finding', (_, report) => {
  const parser = new SaxesParser();
  const severities: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'error') severities.push(String(attributes.severity));
  });
  parser.write(render('checkstyle', report)).close();
  const findings = JSON.parse(render('gitlab', report)) as unknown[];
  expect(severities).toHaveLength(findings.length);
});
