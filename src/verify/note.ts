import type { Pointer } from '../kernel/pointer.js';
import { fingerprintOf, type Problem } from '../kernel/problem.js';
import { FINDINGS, type FindingId } from './findings.js';
import type { Pact } from './pact-file.js';

/** Notes a finding at a place of a pact. */
export type Note = (id: FindingId, at: Pointer, details: Readonly<Record<string, string>>) => void;

export function noteTo(problems: Problem[], pact: Pact): Note {
  return (id, at, details) => {
    const [severity, message, why, fix] = FINDINGS[id];
    const all: Readonly<Record<string, string>> = {
      consumer: pact.consumer,
      provider: pact.provider,
      ...details,
    };
    const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, slot: string) => all[slot] ?? '');
    const fingerprint = fingerprintOf(id, pact.consumer, stable(pact, at), ...Object.values(details));
    problems.push({
      id,
      severity,
      message: fill(message),
      why,
      fix: fill(fix),
      at: pact.source.locate(at),
      fingerprint,
    });
  };
}

/** A place of a pact by the interaction's own words: its index moves when another is recorded. */
function stable({ calls, messages }: Pact, at: Pointer): string {
  const interaction = [...calls, ...messages].find(
    (known) => at === known.at || at.startsWith(`${known.at}/`),
  );
  return interaction
    ? [interaction.description, ...interaction.states, at.slice(interaction.at.length)].join(' ')
    : at;
}
