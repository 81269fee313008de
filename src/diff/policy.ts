import type { Lifecycle } from '../model/index.js';

/** What a team has agreed on about the end of things, and the day by which it is judged. */
export interface Terms {
  /** An ISO date; undefined when the caller names none, and then no date has passed. */
  readonly today: string | undefined;
  /** How long before its sunset something is deprecated, in months. */
  readonly noticeMonths: number;
  /** How long a major version lives on after it was deprecated, in months. */
  readonly supportMonths: number;
}

/** What is asked of the end of one thing: as much notice as single things get, or as a whole major version gets. */
export type Span = 'notice' | 'support';

/** Was it announced for long enough, and has its last day passed? */
export function isRetired(lifecycle: Lifecycle, terms: Terms, span: Span = 'notice'): boolean {
  return unmet(lifecycle, terms, span) === undefined;
}

/** What was wanting before a removal, in words that follow `was removed`; the sunset that it waited for where nothing was. */
export function noticeOf(lifecycle: Lifecycle, terms: Terms, span: Span = 'notice'): string {
  return unmet(lifecycle, terms, span) ?? `after its sunset on ${lifecycle.sunset}`;
}

function unmet(lifecycle: Lifecycle, terms: Terms, span: Span): string | undefined {
  const { deprecated, deprecatedAt, sunset } = lifecycle;
  if (!deprecated) return 'without having been deprecated';
  if (sunset === undefined) return 'while its deprecation named no sunset date';
  if (!isDate(sunset)) return `while its deprecation named ${sunset} as its sunset, which is no date`;
  if (terms.today === undefined || sunset > terms.today) return `before its sunset on ${sunset}`;
  const months = monthsOf(terms, span);
  if (deprecatedAt === undefined || !isDate(deprecatedAt) || sunset >= addMonths(deprecatedAt, months))
    return undefined;
  return span === 'support'
    ? `with its whole major version, deprecated on ${deprecatedAt} and so to be supported until ${addMonths(deprecatedAt, months)}`
    : `on shorter notice than the ${months} months agreed: deprecated on ${deprecatedAt}, ended on ${sunset}`;
}

function monthsOf({ noticeMonths, supportMonths }: Terms, span: Span): number {
  return span === 'support' ? supportMonths : noticeMonths;
}

/** What a deprecation announces, and whether it leaves the time that was agreed. */
export interface Announcement {
  /** Follows `is deprecated`: `and ends on 2027-06-30`. */
  readonly text: string;
  readonly isShort: boolean;
  /** ISO date by which consumers must have acted. */
  readonly by?: string;
}

export function announcementOf(lifecycle: Lifecycle, { today, noticeMonths }: Terms): Announcement {
  const { sunset, deprecatedAt } = lifecycle;
  if (sunset === undefined) return { text: 'with no sunset date', isShort: false };
  if (!isDate(sunset)) return { text: `and ends on ${sunset}, which is no date`, isShort: true };
  const since = deprecatedAt !== undefined && isDate(deprecatedAt) ? deprecatedAt : today;
  const isShort = since !== undefined && sunset < addMonths(since, noticeMonths);
  const text = `and ends on ${sunset}${isShort ? `, sooner than the ${noticeMonths} months of notice agreed` : ''}`;
  return { text, isShort, by: sunset };
}

/** The same day so many months later; the last day of the month where it has no such day. */
function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const then = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)));
  return then.toISOString().slice(0, 10);
}

/** Does the text start as an ISO date does? Others cannot be compared. */
export function isDate(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/.test(text);
}

/** What became of an announced end. */
export interface SunsetChange {
  /** Follows the subject: `ends on 2027-06-30, later than the 2027-01-31 announced`. */
  readonly text: string;
  /** Whoever planned by the old date is left with less time, or with none that can be told. */
  readonly isWorse: boolean;
  readonly key: string;
  readonly at: 'deprecated' | 'x-sunset';
  readonly by?: string;
}

/** Undefined when no end was announced, or the same. What is no longer deprecated has no end to announce. */
export function sunsetChange(before: Lifecycle, after: Lifecycle): SunsetChange | undefined {
  const [was, is] = [before.sunset, after.sunset];
  if (was === undefined || was === is) return undefined;
  const key = `${was} ${is ?? ''}`;
  if (is === undefined) {
    if (!after.deprecated) return undefined;
    return { text: `no longer says when it ends (it said ${was})`, isWorse: true, key, at: 'deprecated' };
  }
  const told = { key, at: 'x-sunset' } as const;
  if (!isDate(is)) return { ...told, text: `names ${is} as its end, which is no date`, isWorse: true };
  if (!isDate(was))
    return { ...told, text: `ends on ${is}; it named ${was}, which is no date`, isWorse: false, by: is };
  const isEarlier = is < was;
  const text = `ends on ${is}, ${isEarlier ? 'earlier' : 'later'} than the ${was} announced`;
  return { ...told, text, isWorse: isEarlier, ...(isEarlier && { by: is }) };
}
