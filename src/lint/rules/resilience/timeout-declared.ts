import { durationText } from '../../../kernel/duration.js';
import type { Operation } from '../../../model/index.js';
import { reportLacking } from '../../adoption.js';
import { defineRule } from '../../rule.js';
import { counted } from '../../words.js';

export default defineRule({
  id: 'resilience/timeout-declared',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  options: { maxSeconds: 30, externalSeconds: 15, uploadSeconds: 300 },
  why: 'A caller without a timeout waits for ever, and takes its own callers down with it.',
  fix: 'Declare it once for all operations, `x-policy: { timeout: 30s }` at the root, and anew where one differs; mark calls that wait for somebody outside `x-external: true`.',
  check(contract, { options, report }) {
    reportLacking(contract.operations, ({ policy }) => policy.timeoutMs === undefined, {
      everywhere: (all) =>
        report(
          `No operation declares a timeout (${counted(all.length, 'operation')}); x-policy.timeout of at most ${options.maxSeconds}s is wanted.`,
        ),
      here: (operation) =>
        report(
          `${operation.key} declares no timeout; x-policy.timeout of at most ${options.maxSeconds}s is wanted.`,
          operation.at,
        ),
    });
    for (const operation of contract.operations) {
      const { timeoutMs = 0 } = operation.policy;
      const [kind, most] = limitOf(operation, options);
      if (timeoutMs > most * 1000)
        report(
          `${operation.key} may take ${durationText(timeoutMs)}; at most ${durationText(most * 1000)} is wanted${kind}.`,
          operation.at,
        );
    }
  },
});

interface Limits {
  readonly maxSeconds: number;
  readonly externalSeconds: number;
  readonly uploadSeconds: number;
}

/** Uploads take their time; what depends on a service outside (`x-external: true`) must not wait as long as for one's own. */
function limitOf({ request, extensions }: Operation, limits: Limits): [kind: string, seconds: number] {
  const isUpload = request?.content.some(({ mediaType }) => UPLOAD.test(mediaType));
  if (isUpload) return [' for uploads', limits.uploadSeconds];
  if (extensions['x-external'] === true) return [' for calls to the outside', limits.externalSeconds];
  return ['', limits.maxSeconds];
}

const UPLOAD = /^(multipart\/|application\/(octet-stream|zip|pdf)|image\/|video\/|audio\/)/;
