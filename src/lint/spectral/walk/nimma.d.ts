/** Its parser is exported without types. */
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
