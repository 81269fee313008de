import type { Writer } from '../../model/index.js';
import type { Space } from '../../schema/index.js';
import type { SchemaSide } from '../check.js';
import { ANY_PROPERTY, patternStep, propertyStep } from '../subject.js';
import type { Identity } from './identity.js';
import { keptNames, type Written } from './sides.js';

/** A child that both versions have, and the step that leads to it. */
export interface Step {
  readonly step: string;
  readonly before: Written;
  readonly after: Written;
}

/** Where the steps are taken. */
export interface Ground {
  readonly space: Space;
  readonly isIdentical: Identity;
  readonly writtenBy: Writer;
}

/** The items and properties of two schemas, pair by pair; properties of which both say the very same are left out. */
export function stepsOf(ground: Ground, before: SchemaSide, after: SchemaSide): Step[] {
  const { space } = ground;
  const both = (type: 'array' | 'object') => before.types.has(type) && after.types.has(type);
  return [
    ...(both('array') ? itemSteps(space, before, after) : []),
    ...(both('object') ? propertySteps(ground, before, after) : []),
    ...(both('object') ? unnamedSteps(ground, before, after) : []),
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

function propertySteps(ground: Ground, before: SchemaSide, after: SchemaSide): Step[] {
  const { space } = ground;
  const side = (one: SchemaSide, name: string): Written => ({
    shape: space.property(one, name),
    origins: space.declarations(one, name),
  });
  return keptNames(ground, before, after)
    .filter((name) => !space.hides(before, name) && !space.hides(after, name))
    .map((name) => ({ step: propertyStep(name), before: side(before, name), after: side(after, name) }));
}

/** Properties that are allowed without being named, where the writer may write them. */
function unnamedSteps({ space, writtenBy }: Ground, before: SchemaSide, after: SchemaSide): Step[] {
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
