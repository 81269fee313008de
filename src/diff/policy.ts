import type { Lifecycle } from '../model/index.js';

/** Was it announced, and has its last day passed? Without a date for today, nothing has. */
export function isRetired({ deprecated, sunset }: Lifecycle, today: string | undefined): boolean {
  return deprecated && sunset !== undefined && today !== undefined && sunset <= today;
}

/** ` It was deprecated with no sunset date.`: what makes an early removal worse than it had to be. */
export function noticeOf({ deprecated, sunset }: Lifecycle): string {
  if (!deprecated) return 'without having been deprecated';
  return sunset === undefined
    ? 'while its deprecation named no sunset date'
    : `before its sunset on ${sunset}`;
}
