/** Nimma exports these without types. */
declare module 'nimma/parser' {
  type Node =
    | { readonly type: 'WildcardExpression'; readonly deep: boolean }
    | { readonly type: 'MemberExpression'; readonly deep: boolean; readonly value: string | number }
    | {
        readonly type: 'MultipleMemberExpression';
        readonly deep: boolean;
        readonly value: readonly (string | number)[];
      }
    | { readonly type: 'ScriptFilterExpression'; readonly deep: boolean; readonly value: string }
    | { readonly type: 'SliceExpression' | 'KeyExpression' | 'ParentExpression' };
  export function parse(expression: string): readonly Node[];
}

declare module 'nimma' {
  interface Scope {
    readonly path: readonly (string | number)[];
    readonly value: unknown;
  }
  export default class Nimma {
    constructor(expressions: readonly string[], options: object);
    query(root: object, callbacks: Readonly<Record<string, (scope: Scope) => void>>): void;
  }
}

declare module 'nimma/fallbacks' {
  export const jsonPathPlus: unknown;
}
