import type { Lifecycle } from '../model/index.js';

/** Was it announced, and has its last day passed? Without a date for today, nothing has. */
export function isRetired({ deprecated, sunset }: Lifecycle, today: string | undefined): boolean {
  return deprecated && sunset !== undefined && isDate(sunset) && today !== undefined && sunset <= today;
}

/** What was wanting before a removal, in words that follow `was removed`. */
export function noticeOf({ deprecated, sunset }: Lifecycle): string {
  if (!deprecated) return 'without having been deprecated';
  return sunset === undefined
    ? 'while its deprecation named no sunset date'
    : `before its sunset on ${sunset}`;
}

/** Does the text start as an ISO date does? Others cannot be compared. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d/.test(text);
}
