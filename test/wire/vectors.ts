/**
 * What stands on the wire, copied by hand from tables that nobody here wrote:
 * - OpenAPI 3.0.4, 3.1.1 and 3.2.0, Style Examples. (3.0.3 and 3.1.0 parted the items of `label` by dots whether it was
 *   exploded or not; the later versions say that this was a mistake.)
 * - RFC 6570, sections 3.2.2 to 3.2.8, with the variables of section 3.2. An exclamation mark is encoded there as here.
 */
export interface Vector {
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly style: string;
  readonly explode: boolean;
  readonly name: string;
  readonly value: unknown;
  /** The segment of the path, the query without `?`, or the value of the header. */
  readonly wire: string;
  readonly allowReserved?: boolean;
  /** What the server makes of it, where that cannot be the value again: undefined stands for nothing at all. */
  readonly reads?: { readonly value: unknown };
}

const BLUE = 'blue';
const COLOURS = ['blue', 'black', 'brown'];
const RGB = { R: 100, G: 200, B: 150 };
const RED = ['red', 'green', 'blue'];
const KEYS = { semi: ';', dot: '.', comma: ',' };

type Row = readonly [value: unknown, wire: string, rest?: Pick<Vector, 'allowReserved' | 'reads'>];

export const VECTORS: readonly Vector[] = [
  // Style Examples: empty string, string, array, object
  ...of('path matrix false color', [
    ['', ';color'],
    [BLUE, ';color=blue'],
    [COLOURS, ';color=blue,black,brown'],
    [RGB, ';color=R,100,G,200,B,150'],
  ]),
  ...of('path matrix true color', [
    ['', ';color'],
    [BLUE, ';color=blue'],
    [COLOURS, ';color=blue;color=black;color=brown'],
    [RGB, ';R=100;G=200;B=150'],
  ]),
  // An empty string in `label` is `.`, which URLs resolve: test/wire/hostile.test.ts has its refusal.
  ...of('path label false color', [
    [BLUE, '.blue'],
    [COLOURS, '.blue,black,brown'],
    [RGB, '.R,100,G,200,B,150'],
  ]),
  ...of('path label true color', [
    [BLUE, '.blue'],
    [COLOURS, '.blue.black.brown'],
    [RGB, '.R=100.G=200.B=150'],
  ]),
  ...of('path simple false color', [
    [BLUE, 'blue'],
    [COLOURS, 'blue,black,brown'],
    [RGB, 'R,100,G,200,B,150'],
  ]),
  ...of('path simple true color', [
    [BLUE, 'blue'],
    [COLOURS, 'blue,black,brown'],
    [RGB, 'R=100,G=200,B=150'],
  ]),
  ...of('header simple false color', [
    ['', ''],
    [BLUE, 'blue'],
    [COLOURS, 'blue,black,brown'],
    [RGB, 'R,100,G,200,B,150'],
  ]),
  ...of('header simple true color', [
    ['', ''],
    [BLUE, 'blue'],
    [COLOURS, 'blue,black,brown'],
    [RGB, 'R=100,G=200,B=150'],
  ]),
  ...of('query form false color', [
    ['', 'color='],
    [BLUE, 'color=blue'],
    [COLOURS, 'color=blue,black,brown'],
    [RGB, 'color=R,100,G,200,B,150'],
  ]),
  ...of('query form true color', [
    ['', 'color='],
    [BLUE, 'color=blue'],
    [COLOURS, 'color=blue&color=black&color=brown'],
    [RGB, 'R=100&G=200&B=150'],
  ]),
  ...of('query spaceDelimited false color', [
    [COLOURS, 'color=blue%20black%20brown'],
    [RGB, 'color=R%20100%20G%20200%20B%20150'],
  ]),
  ...of('query pipeDelimited false color', [
    [COLOURS, 'color=blue%7Cblack%7Cbrown'],
    [RGB, 'color=R%7C100%7CG%7C200%7CB%7C150'],
  ]),
  ...of('query deepObject true color', [[RGB, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150']]),
  ...of('cookie form false color', [
    ['', 'color='],
    [BLUE, 'color=blue'],
    [COLOURS, 'color=blue,black,brown'],
    [RGB, 'color=R,100,G,200,B,150'],
  ]),
  ...of('cookie cookie false color', [
    ['', 'color='],
    [BLUE, 'color=blue'],
    [COLOURS, 'color=blue,black,brown'],
    [RGB, 'color=R,100,G,200,B,150'],
  ]),
  ...of('cookie cookie true color', [
    ['', 'color='],
    [BLUE, 'color=blue'],
    [COLOURS, 'color=blue; color=black; color=brown'],
    [RGB, 'R=100; G=200; B=150'],
  ]),
  // RFC 6570, 3.2.2: {var} {hello} {half} {list} {keys}
  ...of('path simple false var', [
    ['value', 'value'],
    ['Hello World!', 'Hello%20World%21'],
    ['50%', '50%25'],
    ['http://example.com/home/', 'http%3A%2F%2Fexample.com%2Fhome%2F'],
    [RED, 'red,green,blue'],
    [KEYS, 'semi,%3B,dot,.,comma,%2C'],
  ]),
  ...of('path simple true keys', [[KEYS, 'semi=%3B,dot=.,comma=%2C']]),
  // 3.2.3: {+var}; an ampersand, a plus, brackets and a hash mean something in a query, and stay encoded
  ...of('query form true var', [
    ['Hello World!', 'var=Hello%20World!', { allowReserved: true }],
    ['50%', 'var=50%25', { allowReserved: true }],
    ['http://example.com/home/', 'var=http://example.com/home/', { allowReserved: true }],
    ['/foo/bar', 'var=/foo/bar', { allowReserved: true }],
    ['a&b=c+d#[e]', 'var=a%26b=c%2Bd%23%5Be%5D', { allowReserved: true }],
  ]),
  // 3.2.5: {.who} {.half} {.list} {.keys}
  ...of('path label false who', [
    ['fred', '.fred'],
    ['50%', '.50%25'],
    [RED, '.red,green,blue'],
    [KEYS, '.semi,%3B,dot,.,comma,%2C'],
  ]),
  // A dot within an item cannot be told from one between two.
  ...of('path label true keys', [
    [RED, '.red.green.blue'],
    [KEYS, '.semi=%3B.dot=..comma=%2C', { reads: { value: { semi: ';', dot: '', comma: ',' } } }],
  ]),
  // 3.2.7: {;who} {;half} {;empty} {;hello} {;list} {;keys}
  ...of('path matrix false who', [
    ['fred', ';who=fred'],
    ['50%', ';who=50%25'],
    ['', ';who'],
    ['Hello World!', ';who=Hello%20World%21'],
    [RED, ';who=red,green,blue'],
    [KEYS, ';who=semi,%3B,dot,.,comma,%2C'],
  ]),
  ...of('path matrix true list', [
    [RED, ';list=red;list=green;list=blue'],
    [['red', '', 'blue'], ';list=red;list;list=blue'],
    [KEYS, ';semi=%3B;dot=.;comma=%2C'],
    [{ semi: ';', none: '' }, ';semi=%3B;none'],
  ]),
  // 3.2.8: {?who} {?half} {?empty} {?list} {?keys}; no list is no variable
  ...of('query form false who', [
    ['fred', 'who=fred'],
    ['50%', 'who=50%25'],
    ['', 'who='],
    [RED, 'who=red,green,blue'],
    [[], '', { reads: { value: undefined } }],
    [KEYS, 'who=semi,%3B,dot,.,comma,%2C'],
  ]),
  ...of('query form true keys', [
    [RED, 'keys=red&keys=green&keys=blue'],
    [[], '', { reads: { value: undefined } }],
    [KEYS, 'semi=%3B&dot=.&comma=%2C'],
  ]),
];

function of(head: string, rows: readonly Row[]): Vector[] {
  const [place, style = '', explode, name = ''] = head.split(' ');
  return rows.map(([value, wire, rest]) => ({
    in: place as Vector['in'],
    style,
    explode: explode === 'true',
    name,
    value,
    wire,
    ...rest,
  }));
}
