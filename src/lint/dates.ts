/** Is the text an ISO date, `2026-11-21` or with a time, that exists in the calendar? */
export function isDate(text: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  if (!match) return false;
  const day = new Date(`${match[1]}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(match[1] as string);
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The ISO date that a text can only mean: `2027/6/30`, `20270630`, `30 June 2027`; undefined where day and month may be either. */
export function isoDateOf(text: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text.trim()) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim()) ??
    [];
  if (year && month && day) return existing(year, month, day);
  const words = text.replaceAll(',', ' ').trim().split(/\s+/);
  const named = words.findIndex((word) => /^[a-z]+\.?$/i.test(word));
  const [first = '', second = ''] = words.filter((_, index) => index !== named);
  const number = MONTHS.indexOf((words[named] ?? '').slice(0, 3).toLowerCase()) + 1;
  if (words.length !== 3 || number === 0 || !/^\d{1,2}(st|nd|rd|th)?$/.test(first) || !/^\d{4}$/.test(second))
    return undefined;
  return existing(second, String(number), String(Number.parseInt(first, 10)));
}

function existing(year: string, month: string, day: string): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : undefined;
}

/** The date so many months later; at the end of a shorter month, that month's last day. */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
