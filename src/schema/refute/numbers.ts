import type { Json } from '../../kernel/json.js';
import { isMultiple } from '../admits.js';
import type { Shape } from '../shape.js';
import { refusedBy } from './base.js';
import { type Found, NOTHING, type Search, UNDECIDED } from './found.js';

const MAX_STEPS = 400;

/** Numbers of a shape of numbers. */
export function findNumbers(search: Search, shape: Shape, wanted: number): Found {
  const steps = stepsOf(shape);
  const { low, high } = limitsOf(shape);
  const refused = refusedBy(shape.atoms).flatMap(({ multipleOf }) => multipleOf ?? []);
  const step = commonStep(steps);
  if (step === undefined) return UNDECIDED;
  if (step > 0 && refused.some((other) => isMultiple(step, other))) return NOTHING;
  if (step > 0) return amongSteps(search, shape, { wanted, step, low, high });
  if (low > high) return NOTHING;
  if (low === high) return { values: [low].filter((value) => search.judges(shape, value)), complete: true };
  const values = new Set<number>();
  for (const value of between(low, high)) {
    if (search.judges(shape, value)) values.add(value);
    if (values.size >= wanted) break;
  }
  return { values: [...values], complete: false };
}

function stepsOf({ types, multiples, formats }: Shape): readonly number[] {
  const whole = !types.has('number') || formats.has('int32') || formats.has('int64');
  return [...multiples, ...(whole ? [1] : [])];
}

function limitsOf({ minimum, maximum, formats }: Shape): { low: number; high: number } {
  const small = formats.has('int32');
  return {
    low: Math.max(minimum?.value ?? -Infinity, small ? -(2 ** 31) : -Infinity),
    high: Math.min(maximum?.value ?? Infinity, small ? 2 ** 31 - 1 : Infinity),
  };
}

const MOST_DIGITS = 1e6;

/** The least step that all others divide; 0 when there is none, undefined when it is too fine to find. */
function commonStep(steps: readonly number[]): number | undefined {
  if (steps.length === 0) return 0;
  const scaled = steps.map((step) => Math.round(step * MOST_DIGITS));
  if (scaled.some((value, i) => value < 1 || Math.abs(value - (steps[i] as number) * MOST_DIGITS) > 1e-6))
    return steps.length === 1 ? steps[0] : undefined;
  const whole = scaled.reduce((a, b) => (a / divisor(a, b)) * b);
  return whole <= Number.MAX_SAFE_INTEGER ? whole / MOST_DIGITS : undefined;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

interface Walk {
  readonly wanted: number;
  readonly step: number;
  readonly low: number;
  readonly high: number;
}

/** Multiples of a step: all of them where they are few, else those nearest to zero and to the ends. */
function amongSteps(search: Search, shape: Shape, { wanted, step, low, high }: Walk): Found {
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  if (first > last) return NOTHING;
  const few = last - first < MAX_STEPS;
  const values: Json[] = [];
  for (const count of few ? upFrom(first, last) : nearest(first, last)) {
    const value = Number((count * step).toPrecision(15));
    if (search.judges(shape, value)) values.push(value === 0 ? 0 : value);
    if (values.length >= wanted && !few) break;
  }
  return { values: values.slice(0, few ? undefined : wanted), complete: few };
}

function* upFrom(first: number, last: number): Generator<number> {
  for (let i = first; i <= last; i += 1) yield i;
}

function* nearest(first: number, last: number): Generator<number> {
  const start = Math.min(Math.max(first, 0), last);
  for (let i = 0; i < MAX_STEPS; i += 1) {
    if (start + i <= last) yield start + i;
    if (i > 0 && start - i >= first) yield start - i;
  }
  for (let i = 0; i < 20; i += 1) {
    if (Number.isFinite(first)) yield first + i;
    if (Number.isFinite(last)) yield last - i;
  }
}

function* between(low: number, high: number): Generator<number> {
  const from = low === -Infinity ? Math.min(high, 0) - 10 : low;
  const to = high === Infinity ? Math.max(low, 0) + 10 : high;
  for (let i = Math.ceil(from), end = i + 50; i <= to && i < end; i += 1) yield i;
  for (const parts of [2, 3, 7, 11, 97])
    for (let i = 0; i <= parts; i += 1) yield Number((from + ((to - from) * i) / parts).toPrecision(12));
}
