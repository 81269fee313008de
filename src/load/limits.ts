import { TenonError } from '../kernel/errors.js';
import type { Reader } from './reader.js';

const MIB = 1024 * 1024;

/** What is larger is no contract, and would only exhaust the memory. Sizes in bytes. */
export const LIMITS = {
  file: 100 * MIB,
  tree: 128 * MIB,
  files: 20_000,
  archive: 256 * MIB,
} as const;

/** A reader that gives no more than one contract may hold. @throws TenonError CONTRACT_TOO_LARGE from `read` and `ahead` */
export function bounded(
  reader: Reader,
  limits: Readonly<Record<'file' | 'tree' | 'files', number>> = LIMITS,
): Reader {
  const met = new Set<string>();
  let bytes = 0;
  const refuse = (key: string, reason: string): never => {
    throw new TenonError('CONTRACT_TOO_LARGE', { path: reader.name(key), reason });
  };
  const { ahead } = reader;
  return {
    ...reader,
    read(key) {
      const content = reader.read(key);
      if (met.has(key)) return content;
      if (content.length > limits.file) refuse(key, `it is larger than ${sizeOf(limits.file)}`);
      met.add(key);
      bytes += content.length;
      if (bytes > limits.tree)
        refuse(key, `with it the contract's files hold more than ${sizeOf(limits.tree)}`);
      if (met.size > limits.files) refuse(key, `with it the contract has more than ${limits.files} files`);
      return content;
    },
    ...(ahead && {
      ahead(keys: readonly string[]) {
        const [first] = keys;
        if (first !== undefined && met.size + keys.length > limits.files)
          refuse(first, `with it the contract has more than ${limits.files} files`);
        return ahead(keys);
      },
    }),
  };
}

/** `64 MiB`. */
export function sizeOf(bytes: number): string {
  return bytes < MIB ? `${bytes} bytes` : `${bytes / MIB} MiB`;
}
