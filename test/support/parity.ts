import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Document, type RulesetDefinition, Spectral } from '@stoplight/spectral-core';
import { Yaml } from '@stoplight/spectral-parsers';
import { tokensOf } from '../../src/kernel/pointer.js';
import { lint } from '../../src/lint/index.js';
import { loadTree } from '../../src/load/index.js';
import { readLintable } from '../../src/model/index.js';

/**
 * What Spectral finds when it parses, resolves and runs for itself: code, path and message of each finding, sorted.
 * What its parser has to say of YAML is left out: we have a parser of our own.
 */
export async function throughSpectral(
  file: string,
  ruleset: RulesetDefinition,
  root: string = path.dirname(file),
): Promise<string[]> {
  const spectral = new Spectral();
  spectral.setRuleset(ruleset);
  const results = await spectral.run(new Document(readFileSync(file, 'utf8'), Yaml, file));
  return results
    .filter(({ code }) => code !== 'parser')
    .map(({ code, source = file, path: place, message }) =>
      line(String(code), `${path.relative(root, source)}#${place.join('/')}`, message),
    )
    .sort();
}

/** The same through our runner; what the model found by itself is set aside. */
export async function throughTenon(
  file: string,
  ruleset: string,
  cwd: string = path.dirname(file),
): Promise<string[]> {
  const tree = await loadTree(path.relative(cwd, file), { cwd, root: cwd });
  const problems = await lint(
    { tree, contract: { ...readLintable(tree), mistakes: [] } },
    { cwd, rulesets: [ruleset] },
  );
  return problems
    .map(({ id, at, message }) => line(id, `${at.file}#${tokensOf(at.pointer).join('/')}`, message))
    .sort();
}

/** That a `$ref` leads nowhere is said in words of our own: nothing is fetched. */
function line(code: string, place: string, message: string): string {
  return `${code} ${place} ${code === 'invalid-ref' ? '' : message}`;
}
