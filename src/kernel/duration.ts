const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** How durations are written: `500ms`, `30s`, `5m`, `1.5h`, `7d`. */
export const DURATION = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/;

/** Milliseconds of a duration such as `500ms`, `30s`, `5m`, `1.5h`, `7d`; undefined when it is none. */
export function milliseconds(text: string): number | undefined {
  const match = DURATION.exec(text.trim());
  return match ? Number(match[1]) * UNITS[match[2] as keyof typeof UNITS] : undefined;
}

/** The shortest exact text of a number of milliseconds: 90000 is `90s`. */
export function durationText(ms: number): string {
  const unit = (['d', 'h', 'm', 's'] as const).find((u) => ms >= UNITS[u] && ms % UNITS[u] === 0) ?? 'ms';
  return `${ms / UNITS[unit]}${unit}`;
}
