import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Acceptance } from '../kernel/change.js';
import { TenonError } from '../kernel/errors.js';
import { readConfigFile } from './read.js';

const acceptance = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/, 'is 16 hex digits, as diff prints them in JSON'),
  check: z.string().optional(),
  subject: z.string().optional(),
  contract: z.string().optional(),
  reason: z.string().min(1, 'is needed: who reads the file must know why'),
  owner: z.string().min(1, 'is needed: somebody answers for it'),
  expires: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/, 'is a date in quotes, such as "2027-06-30"')
    .optional(),
});

/**
 * The changes that a team has accepted, as its file lists them; none when there is no file.
 * @throws TenonError CONFIG_UNREADABLE, ACCEPTED_INVALID
 */
export async function readAccepted(file: string, shown: string): Promise<readonly Acceptance[]> {
  if (!existsSync(file)) return [];
  const raw = await readConfigFile(file, shown);
  const result = z.array(acceptance).safeParse(raw ?? []);
  if (result.success) return result.data as readonly Acceptance[];
  const [issue] = result.error.issues;
  const [index, key] = issue?.path ?? [];
  const where = index === undefined ? 'it' : `entry ${Number(index) + 1}`;
  const what = key === undefined ? '' : ` \`${String(key)}\``;
  throw new TenonError('ACCEPTED_INVALID', { path: shown, reason: `${where}${what}: ${issue?.message}` });
}
