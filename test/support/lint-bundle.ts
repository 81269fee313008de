import { createRequire } from 'node:module';
import path from 'node:path';
import { isObject } from '../../src/kernel/json.js';
import type { Place } from '../../src/kernel/place.js';
import { lastToken } from '../../src/kernel/pointer.js';
import type { Problem } from '../../src/kernel/problem.js';
import { lint } from '../../src/lint/index.js';
import { print, type Tree, treeFromText } from '../../src/load/index.js';
import { type Bundled, bundle, originOf, readLintable } from '../../src/model/index.js';

const BOTH_VIEWS = path.resolve(import.meta.dirname, '../../fixtures/lint/rulesets/both-views.yaml');
const OWASP = createRequire(import.meta.url).resolve('@stoplight/spectral-owasp-ruleset');

/** The rulesets that a contract is linted by, Spectral's, an npm package's, rules of a team, and ours. */
export function rulesetsFor({ root }: Tree): string[] {
  const { asyncapi, arazzo } = isObject(root.value) ? root.value : {};
  if (arazzo !== undefined) return ['spectral:arazzo'];
  return asyncapi === undefined
    ? ['spectral:oas', OWASP, BOTH_VIEWS, 'tenon:strict']
    : ['spectral:asyncapi', BOTH_VIEWS, 'tenon:strict'];
}

/** What is found in a contract and not in its bundle (`-`), or the reverse (`+`), at the author's lines. */
export async function lintDifferences(tree: Tree, cwd: string, ruleset: string) {
  const options = { cwd, rulesets: [ruleset], today: '2026-11-21' };
  const apart = await lint({ tree, contract: readLintable(tree) }, options);
  const bundled = bundle(tree);
  const { format } = tree.root;
  const whole = treeFromText(print(bundled.document, format), path.join(cwd, `bundle.${format}`));
  const together = await lint({ tree: whole, contract: readLintable(whole) }, options);
  const names = otherNames(bundled, tree);
  const one = new Set(linesOf(apart, ({ at }) => tree.locate(at), names));
  const other = new Set(
    linesOf(together, (problem) => tree.locate(writtenAt(problem, bundled, tree)), names),
  );
  return {
    count: one.size,
    differences: [
      ...[...one].filter((line) => !other.has(line)).map((line) => `- ${line}`),
      ...[...other].filter((line) => !one.has(line)).map((line) => `+ ${line}`),
    ].sort(),
  };
}

/** Where the author wrote what a finding in a bundle is about. The names of paths stand in the root document. */
function writtenAt({ id, at }: Problem, { places }: Bundled, tree: Tree): Place {
  const isOfPath = id.includes('/') && /^\/paths(\/[^/]*)?$/.test(at.pointer);
  return isOfPath ? { ...at, file: tree.root.file } : originOf(places, at.pointer);
}

/** What a bundle calls what stands in other files, and what it is called there: our messages use the one or the other. */
function otherNames({ places }: Bundled, tree: Tree): Set<string> {
  const moved = [...places].filter(([, { file }]) => file !== tree.root.file);
  return new Set(moved.flatMap(([here, there]) => [lastToken(here) ?? '', lastToken(there.pointer) ?? '']));
}

/** Faults of references themselves, of which a bundle has none or others. */
const OF_REFERENCES = /^(reference-|invalid-ref|value-mistyped .* is a reference)/;

function linesOf(
  problems: readonly Problem[],
  locate: (problem: Problem) => Problem['at'],
  names: ReadonlySet<string>,
): string[] {
  return problems.flatMap((problem) => {
    const { id, message } = problem;
    if (OF_REFERENCES.test(`${id} ${message}`)) return [];
    const used = id.includes('/') ? message.split(/[ ."]+/).filter((word) => names.has(word)) : [];
    // A bundle has to name what has no name, and rules about names judge that there.
    if (id === 'rest/schema-pascal-case' && used.length > 0) return [];
    const { file, line, column } = locate(problem);
    const text = used.reduce((rest, name) => rest.replace(new RegExp(` "?${name}"?(?= )`), ''), message);
    // A property may stand in a map that is no property's in its own file.
    const said = id === 'security/input-bounded' ? text.replace(/"[^"]*" /, '') : text;
    return [`${file}:${line}:${column} ${id} ${said}`];
  });
}
