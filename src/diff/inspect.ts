import { type Dimension, graver, LEVELS, type Level, type Verdicts } from '../kernel/change.js';
import type { Json } from '../kernel/json.js';
import { keyOf, type Place } from '../kernel/place.js';
import { child } from '../kernel/pointer.js';
import type { Writer } from '../model/index.js';
import type { Facet } from '../schema/index.js';
import {
  type Added,
  byWriter,
  type Changed,
  type Check,
  type Details,
  type Removed,
  type Scene,
  type SubjectKind,
} from './check.js';
import type { Anchor, Finding } from './finding.js';

/** A pair to look at: what stands on both sides, or on one. */
export type Sighting<Kind extends SubjectKind> = Changed<Kind> | Added<Kind> | Removed<Kind>;

/** Where a sighting is, on the sides that have it, and how its findings are to be judged. */
export interface Setting {
  readonly anchor: Anchor;
  before?: Place | undefined;
  after?: Place | undefined;
  /** Places of a member that the check points at; the subject's own places when not given. */
  placeOf?(side: 'before' | 'after', member: string): Place | undefined;
  /** The level after proof of compatibility has been asked; undefined when nothing is left to report. */
  settle?(level: Level, facet: Facet | undefined): Level | undefined;
  /** More details of what stays: a witness, and the schemas that it was tried on. */
  evidence?(
    facet: Facet | undefined,
    proposed: Json | undefined,
  ): Pick<Finding, 'trial'> & Pick<Details, 'witness'>;
}

/** Shows a pair to every check of its kind. */
export interface Inspector {
  readonly findings: Finding[];
  inspect<Kind extends SubjectKind>(kind: Kind, sighting: Sighting<Kind>, setting: Setting): void;
}

export function createInspector(checks: readonly Check[]): Inspector {
  const byKind = new Map<SubjectKind, Check[]>();
  for (const check of checks) byKind.set(check.on, [...(byKind.get(check.on) ?? []), check]);
  const findings: Finding[] = [];
  return {
    findings,
    inspect: (kind, sighting, setting) => {
      for (const check of byKind.get(kind) ?? [])
        show(check, sighting, (message, details = {}) => {
          const finding = judge(check, { sighting, setting, message, details });
          if (finding) findings.push(finding);
        });
    },
  };
}

function show(
  check: Check,
  sighting: Sighting<SubjectKind>,
  say: (message: string, details?: Details) => void,
): void {
  if ('before' in sighting && 'after' in sighting) check.changed?.(sighting, say);
  else if ('after' in sighting) check.added?.(sighting, say);
  else check.removed?.(sighting, say);
}

interface Statement {
  readonly sighting: Scene;
  readonly setting: Setting;
  readonly message: string;
  readonly details: Details;
}

function judge(check: Check, { sighting, setting, message, details }: Statement): Finding | undefined {
  const { subject, writtenBy } = sighting;
  const said = details.level ?? levelFor(check, writtenBy);
  const declared = check.ceiling && byLevel(said, check.ceiling) < 0 ? check.ceiling : said;
  const facet = details.facet ?? check.facet;
  const level = setting.settle && !check.annotation ? setting.settle(declared, facet) : declared;
  if (level === undefined) return undefined;
  const { witness: proposed, ...words } = details;
  const sought = level !== 'safe' && (!check.annotation || facet !== undefined);
  const { trial, witness } = sought && setting.evidence ? setting.evidence(facet, proposed) : {};
  const place = (side: 'before' | 'after') =>
    details.places?.[side] ?? (details.at === undefined ? setting[side] : placeOf(setting, side, details.at));
  return {
    check,
    message,
    subject: details.subject ?? subject,
    level,
    verdicts: verdictsOf(check, writtenBy, level),
    writtenBy,
    details: witness === undefined ? words : { ...words, witness },
    before: place('before'),
    after: place('after'),
    causes: [...causesOf(details.places ?? setting), ...(details.cause === undefined ? [] : [details.cause])],
    anchor: setting.anchor,
    ...(trial && { trial }),
  };
}

function placeOf(setting: Setting, side: 'before' | 'after', member: string): Place | undefined {
  if (setting.placeOf) return setting.placeOf(side, member);
  const place = setting[side];
  return place && { file: place.file, pointer: child(place.pointer, member) };
}

/** What findings of the same cause share: the place before, or the place after. */
function causesOf({ before, after }: Pick<Setting, 'before' | 'after'>): string[] {
  return [...(before ? [`before ${keyOf(before)}`] : []), ...(after ? [`after ${keyOf(after)}`] : [])];
}

export function levelFor(check: Check, writer: Writer): Level {
  return byWriter(check.level, writer, graver);
}

/** What a level means in each dimension that the check is about. */
function verdictsOf(check: Check, writer: Writer, level: Level): Verdicts {
  const verdicts: Partial<Record<Dimension, Level>> = {};
  for (const aspect of check.dimensions) {
    if (aspect === 'source')
      verdicts.source = check.source && level !== 'safe' ? byWriter(check.source, writer, graver) : level;
    else if (aspect === 'behaviour') verdicts.behaviour = level;
    else Object.assign(verdicts, wireVerdicts(check, writer, level));
  }
  return verdicts;
}

/** Of a value that either side may write, each at what the check says of that side, and not above the finding. */
function wireVerdicts(check: Check, writer: Writer, level: Level): Verdicts {
  if (writer === 'consumer') return { 'wire-request': level };
  if (writer === 'owner') return { 'wire-response': level };
  const milder = (side: Level) => (byLevel(side, level) > 0 ? side : level);
  return {
    'wire-request': milder(levelFor(check, 'consumer')),
    'wire-response': milder(levelFor(check, 'owner')),
  };
}

/** Does what was found break, or may it break, somebody's bytes? */
export function isOnWire({ verdicts }: Pick<Finding, 'verdicts'>): boolean {
  return [verdicts['wire-request'], verdicts['wire-response']].some(
    (level) => level !== undefined && level !== 'safe',
  );
}

/** Graver levels first. */
export function byLevel(a: Level, b: Level): number {
  return LEVELS.indexOf(a) - LEVELS.indexOf(b);
}
