import type { Level } from '../kernel/change.js';

/** Which part of the version a change asks for. */
export type Bump = 'major' | 'minor' | 'patch' | 'none';

export interface VersionAdvice {
  readonly before: string;
  readonly after: string;
  /** What the changes ask for. */
  readonly bump: Bump;
  /** The version that should come next; undefined when the old one is no semantic version. */
  readonly suggested?: string;
  /** Is the author's own new version lower than that? */
  readonly tooLow: boolean;
}

/**
 * The next version by https://semver.org: a breaking change asks for a major, any other for a minor. Before 1.0.0,
 * as the field does: a minor for what breaks, a patch for the rest.
 */
export function adviseVersion(
  before: string,
  after: string,
  counts: Readonly<Record<Level, number>>,
): VersionAdvice {
  const bump = counts.breaking > 0 ? 'major' : counts.risky + counts.safe > 0 ? 'minor' : 'none';
  const [from, to] = [parse(before), parse(after)];
  if (!from) return { before, after, bump, tooLow: false };
  const wanted = next(from, bump);
  return {
    before,
    after,
    bump,
    suggested: wanted.join('.'),
    tooLow: to !== undefined && compare(to, wanted) < 0,
  };
}

type Version = readonly [major: number, minor: number, patch: number];

/** `1.2.3`, `v1.2`, `2.0.0-rc.1`; not dates such as `2024-08-23`. */
function parse(text: string): Version | undefined {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:[-+].*)?$/.exec(text.trim());
  return match ? [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)] : undefined;
}

function next([major, minor, patch]: Version, bump: Bump): Version {
  if (bump === 'none') return [major, minor, patch];
  if (major === 0) return bump === 'major' ? [0, minor + 1, 0] : [0, minor, patch + 1];
  return bump === 'major' ? [major + 1, 0, 0] : [major, minor + 1, 0];
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
