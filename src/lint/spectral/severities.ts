import path from 'node:path';
import type { Ruleset } from '@stoplight/spectral-core';
import { tokensOf } from '../../kernel/pointer.js';
import type { Verdict } from '../verdict.js';
import { severityOf } from './verdicts.js';

/**
 * Overrides for places (`api/*.yaml#/paths/~1legacy`) name the author's places, and a run on a bundle knows none:
 * it lets all verdicts of such rules pass, and what comes back gives each the severity of its place.
 */
export function severitiesByPlace(
  ruleset: Ruleset,
  cwd: string,
): (verdicts: readonly Verdict[]) => readonly Verdict[] {
  const wanted = new Map<string, (file: string, keys: string[]) => number>();
  for (const rule of Object.values(ruleset.rules)) {
    if (!rule.overrides) continue;
    wanted.set(rule.name, rule.getSeverityForSource.bind(rule));
    rule.getSeverityForSource = () => 0;
  }
  return (verdicts) =>
    wanted.size === 0
      ? verdicts
      : verdicts.flatMap((verdict) => {
          const { file, pointer } = verdict.place;
          const severity = wanted.get(verdict.id)?.(path.resolve(cwd, file), tokensOf(pointer));
          if (severity === -1) return [];
          return [severity === undefined ? verdict : { ...verdict, severity: severityOf(severity) }];
        });
}
