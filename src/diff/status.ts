import type { Response } from '../model/index.js';

/** Does the status say that the call failed? `default` stands for what is not listed; a message's reply is none. */
export function isFailure({ status }: Pick<Response, 'status'>): boolean {
  return /^[45]/.test(status) || status === 'default';
}
