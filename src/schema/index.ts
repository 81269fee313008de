export { admits } from './admits.js';
export { branchesOf } from './atoms.js';
export {
  type Containment,
  contains,
  createContainment,
  type Verdict,
} from './contains.js';
export type { Facet } from './doubt.js';
export { fitsFormat, isEnforced } from './formats.js';
export { toJsonSchema } from './json-schema.js';
export { allOf, anything, literal } from './literal.js';
export { effortOf } from './pattern/effort.js';
export { matches } from './pattern/matches.js';
export { textRefused } from './pattern/pattern-witness.js';
export { proven } from './proven.js';
export { isSame } from './same.js';
export { sample } from './sample.js';
export { type Bound, isOfType, type Shape } from './shape.js';
export { createSpace, isMarked, type Space } from './space.js';
export { createJudge, type Invalidity, type Judge, validate, validatorOf } from './validate.js';
