import type { Reach } from '../kernel/change.js';
import type { Finding, Part, Spot } from './finding.js';
import { join } from './subject.js';

/** Field paths listed for one part; a schema that holds another in many fields would drown the rest. */
const MAX_PATHS = 5;

interface Root {
  readonly part: Part;
  readonly spot: Spot;
}

/** Finds by which operations and messages, and by which field paths in them, findings are reached. */
export function createReacher(roots: readonly Root[], findings: readonly Finding[]) {
  const spots = findings.flatMap(({ anchor }) => (anchor.kind === 'spot' ? [anchor.spot] : []));
  const arrivals = arrivalsOf(roots, leadingTo(roots, spots));
  return ({ anchor }: Finding): Reach[] => {
    if (anchor.kind === 'part') return anchor.part.subject === '' ? [] : [reachOf(anchor.part, '')];
    return (arrivals.get(anchor.spot) ?? []).map(({ part, path }) => reachOf(part, join(path, anchor.step)));
  };
}

function reachOf({ subject, name }: Part, path: string): Reach {
  return { subject, part: name, path };
}

/** The spots from which one of the wanted can be reached, and those themselves. */
export function leadingTo(roots: readonly Pick<Root, 'spot'>[], wanted: readonly Spot[]): ReadonlySet<Spot> {
  const parents = new Map<Spot, Spot[]>();
  const met = new Set<Spot>(roots.map(({ spot }) => spot));
  for (const spot of met) {
    for (const { to } of spot.edges) {
      parents.set(to, [...(parents.get(to) ?? []), spot]);
      met.add(to);
    }
  }
  const leading = new Set<Spot>(wanted);
  for (const spot of leading) for (const parent of parents.get(spot) ?? []) leading.add(parent);
  return leading;
}

interface Arrival {
  readonly part: Part;
  readonly path: string;
}

/** The shortest ways from each root to each spot that matters, in the order of the roots. */
function arrivalsOf(roots: readonly Root[], relevant: ReadonlySet<Spot>): Map<Spot, Arrival[]> {
  const arrivals = new Map<Spot, Arrival[]>();
  for (const { part, spot } of roots) {
    if (!relevant.has(spot)) continue;
    const counts = new Map<Spot, number>();
    const open: { spot: Spot; path: string; behind: ReadonlySet<Spot> }[] = [
      { spot, path: '', behind: new Set() },
    ];
    for (const { spot: at, path, behind } of open) {
      const count = counts.get(at) ?? 0;
      if (count >= MAX_PATHS) continue;
      counts.set(at, count + 1);
      const list = arrivals.get(at) ?? [];
      if (!list.some((other) => other.part === part && other.path === path)) list.push({ part, path });
      arrivals.set(at, list);
      const passed = new Set([...behind, at]);
      for (const { step, to } of at.edges)
        if (relevant.has(to) && !passed.has(to))
          open.push({ spot: to, path: join(path, step), behind: passed });
    }
  }
  return arrivals;
}
