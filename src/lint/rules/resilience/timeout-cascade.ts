import { durationText, milliseconds } from '../../../kernel/duration.js';
import { isObject, type Json } from '../../../kernel/json.js';
import type { Contract, Operation } from '../../../model/index.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

interface Layer {
  readonly name: string;
  readonly ms: number;
}

export default defineRule({
  id: 'resilience/timeout-cascade',
  severity: 'warn',
  in: 'recommended',
  given: 'operation',
  why: 'An inner call that outlives its caller works on for nobody: under load such calls pile up until nothing is left.',
  fix: 'Give each inner layer less time than the one that calls it, and promise only what the outermost allows: timeout > timeouts.gateway > timeouts.service > timeouts.dependency, and sla.p95 below timeout.',
  check(operation, { contract, report }) {
    const { key, policy } = operation;
    const layers = layersOf(operation, contract);
    for (const [index, inner] of layers.entries()) {
      const outer = layers[index - 1];
      if (outer && inner.ms >= outer.ms)
        report(
          `${key} gives its ${inner.name} ${durationText(inner.ms)}, and the ${outer.name} that waits for it ${durationText(outer.ms)}; the outer limit must be longer.`,
          at(operation, 'x-policy'),
        );
    }
    const p95 = policy.sla?.p95Ms;
    if (p95 !== undefined && policy.timeoutMs !== undefined && p95 >= policy.timeoutMs)
      report(
        `${key} promises a p95 of ${durationText(p95)}, and callers give up after ${durationText(policy.timeoutMs)}; the timeout must be longer.`,
        at(operation, 'x-policy'),
      );
  },
});

/** The limits of those that wait for one another, the caller first; a layer of which nothing is said is left out. */
function layersOf(operation: Operation, contract: Contract): Layer[] {
  const declared = Object.assign(
    {},
    ...[contract, operation.item, operation].map(({ extensions }) => timeoutsIn(extensions)),
  );
  const inner = ['gateway', 'service', 'dependency'].flatMap((name) => {
    const ms = typeof declared[name] === 'string' ? milliseconds(declared[name]) : undefined;
    return ms === undefined ? [] : [{ name, ms }];
  });
  const { timeoutMs } = operation.policy;
  return timeoutMs === undefined ? inner : [{ name: 'caller', ms: timeoutMs }, ...inner];
}

function timeoutsIn(extensions: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  const policy = extensions['x-policy'];
  const timeouts = isObject(policy) ? policy.timeouts : undefined;
  return isObject(timeouts) ? timeouts : {};
}
