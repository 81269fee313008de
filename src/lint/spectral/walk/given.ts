import { parse } from 'nimma/parser';
import { type Filter, filterOf } from './filter.js';

/** One step of a JSONPath expression, from a node to those of its children that pass. */
export interface Step {
  /** `..`: any number of levels may lie between. */
  readonly deep: boolean;
  readonly test:
    | { readonly kind: 'any' }
    | { readonly kind: 'names'; readonly names: ReadonlySet<string> }
    | { readonly kind: 'filter'; readonly passes: Filter };
}

/**
 * The steps of a JSONPath expression; undefined when it is one that only Spectral's own engine can run: it looks
 * upwards (`^`), answers with keys (`~`), slices, or goes deep more than once in ways that engine reads its own way.
 */
export function stepsOf(expression: string): readonly Step[] | undefined {
  let nodes: ReturnType<typeof parse>;
  try {
    nodes = parse(expression);
  } catch {
    return undefined;
  }
  const steps: Step[] = [];
  for (const node of nodes) {
    switch (node.type) {
      case 'WildcardExpression':
        steps.push({ deep: node.deep, test: { kind: 'any' } });
        break;
      case 'MemberExpression':
        steps.push({ deep: node.deep, test: { kind: 'names', names: new Set([String(node.value)]) } });
        break;
      case 'MultipleMemberExpression':
        steps.push({ deep: node.deep, test: { kind: 'names', names: new Set(node.value.map(String)) } });
        break;
      case 'ScriptFilterExpression': {
        const passes = filterOf(node.value);
        if (!passes) return undefined;
        steps.push({ deep: node.deep, test: { kind: 'filter', passes } });
        break;
      }
      default:
        return undefined;
    }
  }
  return isPlain(steps) ? steps : undefined;
}

/** Deep once at most, or `..name..` at the very end: the rest goes to an engine with a reading of its own. */
function isPlain(steps: readonly Step[]): boolean {
  const deep = steps.flatMap(({ deep }, i) => (deep ? [i] : []));
  const [first = 0, second] = deep;
  if (second === undefined) return true;
  const isAtEnd = deep.length === 2 && second === first + 1 && second === steps.length - 1;
  return isAtEnd && steps[first]?.test.kind === 'names' && steps[second]?.test.kind !== 'any';
}
