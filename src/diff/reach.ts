import type { Reach } from '../kernel/change.js';
import type { Finding, Part, Spot } from './finding.js';
import { join } from './subject.js';

/** Field paths listed for one part; a schema that holds another in many fields would drown the rest. */
const MAX_PATHS = 5;
/** Ways followed from one part before only the shortest to each spot counts. */
const MAX_DETOURS = 300;

interface Root {
  readonly part: Part;
  readonly spot: Spot;
}

/** Finds by which operations and messages, and by which field paths in them, findings are reached. */
export function createReacher(roots: readonly Root[], findings: readonly Finding[]) {
  const spots = new Set(findings.flatMap(({ anchor }) => (anchor.kind === 'spot' ? [anchor.spot] : [])));
  const arrivals = arrivalsAt(spots, roots);
  return ({ anchor }: Finding): Reach[] => {
    if (anchor.kind === 'part') return anchor.part.subject === '' ? [] : [reachOf(anchor.part, '')];
    return (arrivals.get(anchor.spot) ?? []).map(({ part, path }) => reachOf(part, join(path, anchor.step)));
  };
}

function reachOf({ subject, name }: Part, path: string): Reach {
  return { subject, part: name, path };
}

/** The spots from which one of the wanted can be reached, and those themselves. */
export function leadingTo(roots: readonly Pick<Root, 'spot'>[], wanted: Iterable<Spot>): ReadonlySet<Spot> {
  const parents = new Map<Spot, Spot[]>();
  const met = new Set<Spot>(roots.map(({ spot }) => spot));
  for (const spot of met) {
    for (const { to } of spot.edges) {
      const known = parents.get(to);
      if (known) known.push(spot);
      else parents.set(to, [spot]);
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

/** A way from a root to a spot, step by step backwards. */
interface Way {
  readonly spot: Spot;
  readonly path: string;
  readonly from: Way | undefined;
}

/** The shortest ways from each root to each wanted spot, in the order of the roots. */
function arrivalsAt(wanted: ReadonlySet<Spot>, roots: readonly Root[]): Map<Spot, Arrival[]> {
  const leading = leadingTo(roots, wanted);
  const edges = new Map([...leading].map((spot) => [spot, spot.edges.filter(({ to }) => leading.has(to))]));
  const arrivals = new Map<Spot, Arrival[]>([...wanted].map((spot) => [spot, []]));
  for (const { part, spot } of roots) {
    if (!leading.has(spot)) continue;
    for (const { spot: at, path } of waysFrom(spot, edges)) {
      const known = arrivals.get(at);
      if (known && !known.some((other) => other.part === part && other.path === path))
        known.push({ part, path });
    }
  }
  return arrivals;
}

function waysFrom(root: Spot, edges: ReadonlyMap<Spot, Spot['edges']>): readonly Way[] {
  const counts = new Map<Spot, number>([[root, 1]]);
  const ways: Way[] = [{ spot: root, path: '', from: undefined }];
  for (const way of ways) {
    for (const { step, to } of edges.get(way.spot) ?? []) {
      const count = counts.get(to) ?? 0;
      if (count >= (ways.length < MAX_DETOURS ? MAX_PATHS : 1) || hasPassed(way, to)) continue;
      counts.set(to, count + 1);
      ways.push({ spot: to, path: join(way.path, step), from: way });
    }
  }
  return ways;
}

function hasPassed(way: Way, spot: Spot): boolean {
  for (let at: Way | undefined = way; at; at = at.from) if (at.spot === spot) return true;
  return false;
}
