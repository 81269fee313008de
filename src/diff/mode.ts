import type { Writer } from '../model/index.js';

/**
 * How events must stay compatible, in the words of schema registries: `backward`, who reads by the new version
 * understands what was written by the old one; `forward`, who still reads by the old version understands what is
 * written by the new one; `full`, both.
 */
export type Mode = 'backward' | 'forward' | 'full';

export const MODES: readonly Mode[] = ['backward', 'forward', 'full'];

/**
 * As whom to judge the values of an event: the old values stay accepted as a consumer's do, the new ones stay
 * understood as an owner's are.
 */
export const WRITER_IN: Readonly<Record<Mode, Writer>> = {
  backward: 'consumer',
  forward: 'owner',
  full: 'either',
};

/** Who may deploy first where a mode holds. */
export const DEPLOYS_FIRST: Readonly<Record<Mode, string>> = {
  backward: 'readers deploy first, writers after them',
  forward: 'writers deploy first, readers after them',
  full: 'readers and writers deploy in any order',
};
