import { defineCommand } from '../command.js';
import { COMMON, SOURCES } from '../options.js';

export default defineCommand({
  name: 'accept',
  summary: 'Let changes pass that diff fails on: who, why and until when goes to a file in git',
  description:
    'Compares as diff does, and writes each change that fails to tenon.accepted.yaml (policy.accepted of the config). ' +
    'An entry holds for the very change: another value or place asks anew. One that ran out, or that nothing needs any more, is told by diff.',
  arguments: [
    { name: '[base]', summary: `The older version, as diff takes it: ${SOURCES}` },
    { name: '[revision]', summary: 'The newer version' },
  ],
  options: {
    reason: { flags: '--reason <text>', summary: 'Why it may pass; needed' },
    owner: { flags: '--owner <who>', summary: 'Who answers for it; needed' },
    expires: { flags: '--expires <date>', summary: 'The last day on which it holds, YYYY-MM-DD' },
    only: {
      flags: '--only <check-or-fingerprint>',
      summary: 'Accept these alone; default: everything that fails',
      many: true,
    },
    failOn: { flags: '--fail-on <level>', summary: 'What fails, as for diff' },
    config: COMMON.config,
    profile: COMMON.profile,
    root: COMMON.root,
    allowUrl: COMMON.allowUrl,
    perspective: COMMON.perspective,
    today: COMMON.today,
  },
  examples: [
    'tenon accept --reason "Nobody reads it, see API-123" --owner team-orders --expires 2027-06-30',
    'tenon accept main --only property-removed --reason "Agreed with all consumers" --owner team-orders',
  ],
  async run(input, io) {
    const { acceptJob } = await import('../jobs/accept.js');
    return acceptJob(input, io);
  },
});
