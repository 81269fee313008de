export { declarations, type Shapes, shapesOf } from './declarations.js';
export { type TypeText, typed, union } from './type-text.js';
export { type Printing, typeOf } from './types.js';
export { isHidden, type View } from './views.js';
