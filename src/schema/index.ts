export { admits } from './admits.js';
export { branchesOf } from './atoms.js';
export {
  type Containment,
  type ContainsOptions,
  contains,
  createContainment,
  type Verdict,
} from './contains.js';
export type { Facet } from './doubt.js';
export { formatContains, isEnforced } from './formats.js';
export { type JsonSchemaOptions, toJsonSchema } from './json-schema.js';
export { allOf, anything } from './literal.js';
export { proven } from './proven.js';
export { isSame } from './same.js';
export { type SampleOptions, sample } from './sample.js';
export { type Bound, isOfType, type Shape } from './shape.js';
export { createSpace, isMarked, type Space } from './space.js';
export { type Invalidity, type Validator, validate, validatorOf } from './validate.js';
