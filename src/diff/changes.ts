import type { Change, Level, Reach } from '../kernel/change.js';
import { byText } from '../kernel/order.js';
import type { Location, Place } from '../kernel/place.js';
import { parentOf } from '../kernel/pointer.js';
import { fingerprintOf, type Severity } from '../kernel/problem.js';
import type { Contract } from '../model/index.js';
import { proven } from '../schema/index.js';
import { byWriter } from './check.js';
import type { Finding } from './finding.js';
import { byLevel } from './inspect.js';

const SEVERITIES: Readonly<Record<Level, Severity>> = { breaking: 'error', risky: 'warn', safe: 'info' };

export interface ChangesContext {
  readonly before: Contract;
  readonly after: Contract;
  reachesOf(finding: Finding): Reach[];
}

/** One change for each cause: findings of the same check that share a place and say the same. */
export async function changesOf(findings: readonly Finding[], context: ChangesContext): Promise<Change[]> {
  const changes = await Promise.all(
    groupsOf(findings).map(async (group) => changeOf(group, await confirmed(gravestOf(group)), context)),
  );
  return changes.sort(compareChanges);
}

function gravestOf(group: readonly Finding[]): Finding {
  return group.reduce((gravest, finding) => (byLevel(finding.level, gravest.level) < 0 ? finding : gravest));
}

/** The finding with its witness confirmed by Ajv, or without it. */
async function confirmed(finding: Finding): Promise<Finding> {
  const { details, trial } = finding;
  if (details.witness === undefined || !trial) return finding;
  const { witness, ...rest } = details;
  const claim = { answer: 'no', facet: 'values', reason: '', witness } as const;
  const verdict = await proven(
    claim,
    trial.outer,
    trial.inner,
    finding.writtenBy === 'either' ? {} : { writtenBy: finding.writtenBy },
  );
  return 'witness' in verdict ? finding : { ...finding, details: rest };
}

function groupsOf(findings: readonly Finding[]): (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const keys = finding.causes.map((cause) => `${finding.check.id} ${finding.details.key ?? ''} ${cause}`);
    const joined = [...new Set(keys.flatMap((key) => groups.get(key) ?? []))];
    const group = [...joined, finding];
    for (const member of group)
      for (const cause of member.causes)
        groups.set(`${member.check.id} ${member.details.key ?? ''} ${cause}`, group);
  }
  return [...new Set(groups.values())];
}

function changeOf(
  group: readonly Finding[],
  gravest: Finding,
  { before, after, reachesOf }: ChangesContext,
): Change {
  const { check, details, level } = gravest;
  const { subject, message } = sayMany(group, gravest);
  const was = gravest.before && locateWritten(before, gravest.before);
  const is = gravest.after && locateWritten(after, gravest.after);
  return {
    id: check.id,
    severity: SEVERITIES[level],
    level,
    dimensions: check.dimensions,
    message,
    why: byWriter(check.why, gravest.writtenBy, (first) => first),
    ...(check.fix !== undefined && level !== 'safe' && { fix: check.fix }),
    at: (is ?? was) as Location,
    ...(was && { before: was }),
    ...(is && { after: is }),
    subject,
    reaches: mergeReaches(group, level, reachesOf),
    ...(details.witness !== undefined && { witness: details.witness }),
    ...(details.undecided && level === 'risky' && { undecided: true }),
    ...migrationOf({ ...gravest, subject }),
    fingerprint: fingerprintOf(
      check.id,
      details.key ?? '',
      pointerOf(gravest.before),
      pointerOf(gravest.after),
    ),
  };
}

/** Names one of several subjects, and how many more there are. */
function sayMany(
  group: readonly Finding[],
  { subject, message, details }: Finding,
): Pick<Finding, 'subject' | 'message'> {
  const others = new Set(group.map((finding) => finding.subject)).size - 1;
  if (others === 0 || details.cause === undefined) return { subject, message };
  const many = `${subject} and ${others} more`;
  return { subject: many, message: message.replace(subject, () => many) };
}

/** The location of a place, or of what it would stand in when nobody wrote it: a default has no line of its own. */
function locateWritten(contract: Contract, place: Place): Location {
  const [own, parent] = [
    contract.locate(place),
    contract.locate({ ...place, pointer: parentOf(place.pointer) }),
  ];
  return own.line === parent.line && own.column === parent.column ? parent : own;
}

function pointerOf(place: Place | undefined): string {
  return place?.pointer ?? '';
}

function migrationOf({ check, subject, writtenBy, level, details }: Finding): Pick<Change, 'migrate'> {
  if (check.migrate === undefined || level === 'safe') return {};
  const step = byWriter(check.migrate, writtenBy, (first) => first).replaceAll('{subject}', subject);
  return { migrate: { step, ...(details.by !== undefined && { by: details.by }) } };
}

/** All reaches of a group, each once at its gravest, the gravest first; those lighter than the change say so. */
function mergeReaches(
  group: readonly Finding[],
  gravest: Level,
  reachesOf: (finding: Finding) => Reach[],
): Reach[] {
  const merged = new Map<string, { reach: Reach; level: Level }>();
  for (const finding of group) {
    for (const reach of reachesOf(finding)) {
      const key = JSON.stringify([reach.subject, reach.part, reach.path]);
      const known = merged.get(key);
      if (!known || byLevel(finding.level, known.level) < 0) merged.set(key, { reach, level: finding.level });
    }
  }
  const ordered = [...merged.values()].sort((a, b) => byLevel(a.level, b.level));
  return ordered.map(({ reach, level }) => (level === gravest ? reach : { ...reach, level }));
}

/** The gravest first; then by place. */
function compareChanges(a: Change, b: Change): number {
  return (
    byLevel(a.level, b.level) ||
    byText(a.at.file, b.at.file) ||
    a.at.line - b.at.line ||
    a.at.column - b.at.column ||
    byText(a.id, b.id) ||
    byText(a.subject, b.subject) ||
    byText(a.fingerprint, b.fingerprint)
  );
}
