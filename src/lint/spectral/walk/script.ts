import regex from '@jsep-plugin/regex';
import ternary from '@jsep-plugin/ternary';
import Jsep from 'jsep';

/** The syntax tree of a filter's script. */
export type Expression =
  | { readonly type: 'Literal'; readonly value: unknown }
  | { readonly type: 'Identifier'; readonly name: string }
  | { readonly type: 'UnaryExpression'; readonly operator: string; readonly argument: Expression }
  | {
      readonly type: 'BinaryExpression' | 'LogicalExpression';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly type: 'ConditionalExpression';
      readonly test: Expression;
      readonly consequent: Expression;
      readonly alternate: Expression;
    }
  | { readonly type: 'ArrayExpression'; readonly elements: readonly Expression[] }
  | {
      readonly type: 'MemberExpression';
      readonly object: Expression;
      readonly property: Expression;
      readonly computed: boolean;
    }
  | {
      readonly type: 'CallExpression';
      readonly callee: Expression;
      readonly arguments: readonly Expression[];
    };

let isReady = false;

/** Parses a script as nimma, Spectral's JSONPath engine, does: they share the parser, and so its settings. */
export function parseScript(script: string): Expression {
  if (!isReady) {
    Jsep.addIdentifierChar('@');
    Jsep.addUnaryOp('void');
    Jsep.addBinaryOp('in', 12);
    Jsep.addBinaryOp('~=', 20);
    Jsep.plugins.register(regex, ternary);
    isReady = true;
  }
  return Jsep(script) as unknown as Expression;
}
