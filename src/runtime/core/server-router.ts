import type { ServerRoute } from './route.js';

/** What the routes say of a path and a method. */
export interface Found {
  readonly route: ServerRoute | undefined;
  /** The raw values of the route's path parameters, by name. */
  readonly values: ReadonlyMap<string, string>;
  /** The methods that the path is there for; empty when no route has it. */
  readonly allowed: readonly string[];
}

/** What may follow after some segments of a path. */
interface Branch {
  readonly literals: Map<string, Branch>;
  /** Values beside other text, `{name}.json`: the one with the most text first. */
  readonly mixed: { readonly texts: readonly string[]; readonly branch: Branch }[];
  value: Branch | undefined;
  readonly routes: Map<string, ServerRoute>;
}

/**
 * Finds the route of a path: literal segments win over templates, a GET answers HEAD too. The path is percent-encoded,
 * so that an encoded slash is none, and a trailing slash counts.
 */
export function routerOf(routes: readonly ServerRoute[]): (method: string, path: string) => Found {
  const root = emptyBranch();
  for (const route of routes) {
    let branch = root;
    for (const segment of segmentsOf(route.path)) branch = grow(branch, segment);
    branch.routes.set(route.method, route);
  }
  return (method, path) => {
    const ends: End[] = [];
    collect(root, segmentsOf(path.replace(/%[\da-f]{2}/gi, (code) => code.toUpperCase())), [], ends);
    const allowed = [...new Set(ends.flatMap(({ branch }) => methodsOf(branch)))].sort();
    for (const wanted of method === 'HEAD' ? ['HEAD', 'GET'] : [method]) {
      for (const { branch, values } of ends) {
        const route = branch.routes.get(wanted);
        if (route) return { route, values: named(route.path, values), allowed };
      }
    }
    return { route: undefined, values: new Map(), allowed };
  };
}

/** The raw values of a path by the names of its template; undefined when the path is another one. */
export function pathValues(template: string, path: string): ReadonlyMap<string, string> | undefined {
  const route = { path: template, method: '' } as ServerRoute;
  const found = routerOf([route])('', path);
  return found.route && found.values;
}

function emptyBranch(): Branch {
  return { literals: new Map(), mixed: [], value: undefined, routes: new Map() };
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

function grow(branch: Branch, segment: string): Branch {
  const texts = segment.split(/\{[^}]*\}/);
  if (texts.length === 1) return child(branch.literals, segment);
  if (texts.length === 2 && texts.every((text) => text === '')) {
    branch.value ??= emptyBranch();
    return branch.value;
  }
  const known = branch.mixed.find((mixed) => mixed.texts.join('{}') === texts.join('{}'));
  if (known) return known.branch;
  const mixed = { texts, branch: emptyBranch() };
  branch.mixed.push(mixed);
  branch.mixed.sort((a, b) => b.texts.join('').length - a.texts.join('').length);
  return mixed.branch;
}

function child(branches: Map<string, Branch>, name: string): Branch {
  const known = branches.get(name) ?? emptyBranch();
  branches.set(name, known);
  return known;
}

interface End {
  readonly branch: Branch;
  readonly values: readonly string[];
}

/** All that the path may mean, the likeliest first. */
function collect(branch: Branch, path: readonly string[], values: readonly string[], ends: End[]): void {
  const [segment, ...rest] = path;
  if (segment === undefined) {
    if (branch.routes.size > 0) ends.push({ branch, values });
    return;
  }
  const literal = branch.literals.get(decoded(segment)) ?? branch.literals.get(segment);
  if (literal) collect(literal, rest, values, ends);
  for (const mixed of branch.mixed) {
    const found = between(mixed.texts, segment);
    if (found) collect(mixed.branch, rest, [...values, ...found], ends);
  }
  if (branch.value && segment !== '') collect(branch.value, rest, [...values, segment], ends);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The values between the texts of a segment, whether these came encoded or not. */
function between(texts: readonly string[], segment: string): string[] | undefined {
  return part(texts, segment) ?? part(texts.map(inPath), segment) ?? part(texts.map(encodeText), segment);
}

function inPath(text: string): string {
  return new URL(`http://host/${text.replace(/[?#%\\]/g, encodeText)}`).pathname.slice(1);
}

function encodeText(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

/** From the end, so that of `{name}.{extension}` the last dot parts the two; without a way back, so in no time. */
function part(texts: readonly string[], segment: string): string[] | undefined {
  const [head = '', ...others] = texts;
  const tail = others.pop() ?? '';
  if (!segment.startsWith(head) || !segment.endsWith(tail)) return undefined;
  const values: string[] = [];
  let end = segment.length - tail.length;
  for (const text of others.reverse()) {
    const at = segment.lastIndexOf(text, end - text.length - 1);
    if (at < head.length) return undefined;
    values.unshift(segment.slice(at + text.length, end));
    end = at;
  }
  if (end < head.length) return undefined;
  values.unshift(segment.slice(head.length, end));
  return values.every((value) => value !== '') ? values : undefined;
}

function methodsOf({ routes }: Branch): string[] {
  return [...routes.keys(), 'OPTIONS', ...(routes.has('GET') ? ['HEAD'] : [])];
}

function named(template: string, values: readonly string[]): Map<string, string> {
  const names = [...template.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
  return new Map(names.map((name, index) => [name, values[index] ?? '']));
}
