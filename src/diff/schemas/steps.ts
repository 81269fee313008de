import type { Writer } from '../../model/index.js';
import type { Space } from '../../schema/index.js';
import type { SchemaSide } from '../check.js';
import { ANY_PROPERTY, patternStep, propertyStep } from '../subject.js';
import type { Written } from './sides.js';

/** A child that both versions have, and the step that leads to it. */
export interface Step {
  readonly step: string;
  readonly before: Written;
  readonly after: Written;
}

/** The items and properties of two schemas, pair by pair. */
export function stepsOf(space: Space, writtenBy: Writer, before: SchemaSide, after: SchemaSide): Step[] {
  const both = (type: 'array' | 'object') => before.types.has(type) && after.types.has(type);
  return [
    ...(both('array') ? itemSteps(space, before, after) : []),
    ...(both('object') ? propertySteps(space, before, after) : []),
    ...(both('object') ? unnamedSteps(space, writtenBy, before, after) : []),
  ];
}

function itemSteps(space: Space, before: SchemaSide, after: SchemaSide): Step[] {
  const prefix = Math.max(before.prefix, after.prefix);
  const side = (one: SchemaSide, index: number): Written => ({
    shape: space.item(one, index),
    origins: one.atoms.flatMap(({ prefixItems = [], items }) => prefixItems[index] ?? items ?? []),
  });
  return Array.from({ length: prefix + 1 }, (_, index) => ({
    step: index < prefix ? `[${index}]` : '[]',
    before: side(before, index),
    after: side(after, index),
  }));
}

function propertySteps(space: Space, before: SchemaSide, after: SchemaSide): Step[] {
  const side = (one: SchemaSide, name: string): Written => ({
    shape: space.property(one, name),
    origins: space.declarations(one, name),
  });
  return [...before.names]
    .filter((name) => after.names.has(name) && !space.hides(before, name) && !space.hides(after, name))
    .map((name) => ({ step: propertyStep(name), before: side(before, name), after: side(after, name) }));
}

/** Properties that are allowed without being named, where the writer may write them. */
function unnamedSteps(space: Space, writtenBy: Writer, before: SchemaSide, after: SchemaSide): Step[] {
  const patterns = [...before.namePatterns].filter((pattern) => after.namePatterns.has(pattern));
  const matching = (one: SchemaSide, pattern: string): Written => ({
    shape: space.matching(one, pattern, false),
    origins: one.atoms.flatMap((atom) => atom.patternProperties.get(pattern) ?? []),
  });
  const additional = (one: SchemaSide): Written => ({
    shape: space.additional(one),
    origins: one.atoms.flatMap((atom) => atom.additionalProperties ?? []),
  });
  const writers = [...(writtenBy === 'owner' ? [] : [before]), ...(writtenBy === 'consumer' ? [] : [after])];
  const open = !before.closed && !after.closed && writers.some(mayWriteUnnamed);
  return [
    ...patterns.map((pattern) => ({
      step: patternStep(pattern),
      before: matching(before, pattern),
      after: matching(after, pattern),
    })),
    ...(open ? [{ step: ANY_PROPERTY, before: additional(before), after: additional(after) }] : []),
  ];
}

export function mayWriteUnnamed(side: SchemaSide): boolean {
  return side.additionalDeclared || side.names.size + side.namePatterns.size === 0;
}
