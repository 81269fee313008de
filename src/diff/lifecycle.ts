import type { Lifecycle } from '../model/index.js';
import type { Say, Scene } from './check.js';
import { announcementOf, sunsetChange } from './policy.js';
import { stabilityChange } from './stability.js';

/** Two versions of anything that has a lifecycle: what the checks on lifecycles have in common, whatever they are on. */
interface Living extends Pick<Scene, 'subject' | 'terms'> {
  readonly before: { readonly lifecycle: Lifecycle };
  readonly after: { readonly lifecycle: Lifecycle };
}

/** @param more what follows the announcement: by what it is replaced */
export function tellDeprecated({ before, after, subject, terms }: Living, report: Say, more = ''): void {
  if (before.lifecycle.deprecated || !after.lifecycle.deprecated) return;
  const { text, isShort, by } = announcementOf(after.lifecycle, terms);
  report(`${subject} is deprecated ${text}${more}.`, {
    at: 'deprecated',
    ...(isShort && { level: 'risky' }),
    ...(by !== undefined && { by }),
  });
}

export function tellReactivated({ before, after, subject }: Living, report: Say): void {
  if (before.lifecycle.deprecated && !after.lifecycle.deprecated)
    report(`${subject} is no longer deprecated.`);
}

export function tellSunsetChanged({ before, after, subject }: Living, report: Say): void {
  const change = sunsetChange(before.lifecycle, after.lifecycle);
  if (!change) return;
  const { text, isWorse, key, at, by } = change;
  report(`${subject} ${text}.`, {
    key,
    at,
    ...(!isWorse && { level: 'safe' }),
    ...(by !== undefined && { by }),
  });
}

export function tellStabilityLowered({ before, after, subject }: Living, report: Say): void {
  const change = stabilityChange(before.lifecycle.stability, after.lifecycle.stability);
  if (!change) return;
  const { text, ...details } = change;
  report(`${subject} ${text}.`, { ...details, at: 'x-stability-level' });
}

/** Says the same of the subject as a whole, and points at none of its members. */
export function ofWhole(report: Say): Say {
  return (message, { at: _, ...details } = {}) => report(message, details);
}
