import { type Expression, parseScript } from './script.js';

/** Does a node pass the filter of a JSONPath expression? Throws where the script does: `@.type.length` of nothing. */
export type Filter = (value: unknown, key: string | number) => boolean;

type Evaluate = (value: unknown, key: string | number) => unknown;

/**
 * The script of `[?(…)]` as a function of the node and its key. Undefined when it looks elsewhere (`@parent`, `@path`,
 * `@root`, `index`) or says something that is not known here.
 */
export function filterOf(script: string): Filter | undefined {
  try {
    const evaluate = compile(parseScript(script));
    return (value, key) => Boolean(evaluate(value, key));
  } catch {
    return undefined;
  }
}

function compile(node: Expression): Evaluate {
  switch (node.type) {
    case 'Literal':
      return () => node.value;
    case 'Identifier':
      return identifier(node.name);
    case 'UnaryExpression':
      return unary(node.operator, compile(node.argument));
    case 'BinaryExpression':
    case 'LogicalExpression':
      return binary(node.operator, compile(node.left), node.right);
    case 'ConditionalExpression': {
      const [test, yes, no] = [compile(node.test), compile(node.consequent), compile(node.alternate)];
      return (value, key) => (test(value, key) ? yes(value, key) : no(value, key));
    }
    case 'ArrayExpression': {
      const elements = node.elements.map(compile);
      return (value, key) => elements.map((element) => element(value, key));
    }
    case 'MemberExpression':
      return member(node);
    case 'CallExpression':
      return call(node);
    default:
      throw new Error('a script that is not known here');
  }
}

function identifier(name: string): Evaluate {
  switch (name) {
    case '@':
      return (value) => value;
    case '@property':
      return (_, key) => key;
    case 'undefined':
      return () => undefined;
    case '@string':
    case '@number':
    case '@boolean':
      return (value) => typeof value === name.slice(1);
    case '@scalar':
      return (value) => typeof value !== 'object' || value === null;
    case '@array':
      return (value) => Array.isArray(value);
    case '@null':
      return (value) => value === null;
    case '@object':
      return (value) => typeof value === 'object' && value !== null;
    case '@integer':
      return (value) => Number.isInteger(value);
    default:
      throw new Error(`${name} is not known here`);
  }
}

function unary(operator: string, argument: Evaluate): Evaluate {
  switch (operator) {
    case '!':
      return (value, key) => !argument(value, key);
    case '-':
      return (value, key) => -(argument(value, key) as number);
    case '+':
      return (value, key) => Number(argument(value, key));
    case 'void':
      return () => undefined;
    default:
      throw new Error(`${operator} is not known here`);
  }
}

function binary(operator: string, left: Evaluate, rightNode: Expression): Evaluate {
  if (operator === '~=') return matching(left, rightNode);
  const right = compile(rightNode);
  if (operator === '&&') return (value, key) => left(value, key) && right(value, key);
  if (operator === '||') return (value, key) => left(value, key) || right(value, key);
  const compare = comparisons[operator];
  if (!compare) throw new Error(`${operator} is not known here`);
  return (value, key) => compare(left(value, key) as never, right(value, key) as never);
}

function matching(left: Evaluate, pattern: Expression): Evaluate {
  if (pattern.type !== 'Literal' || typeof pattern.value !== 'string') throw new Error('not a pattern');
  const expression = new RegExp(pattern.value);
  return (value, key) => expression.test(left(value, key) as string);
}

/** The operators of the script, which are JavaScript's. */
const comparisons: Readonly<Record<string, (a: never, b: never) => unknown>> = {
  // biome-ignore lint/suspicious/noDoubleEquals: what the script says.
  '==': (a, b) => a == b,
  // biome-ignore lint/suspicious/noDoubleEquals: what the script says.
  '!=': (a, b) => a != b,
  '===': (a, b) => a === b,
  '!==': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
  '%': (a: number, b: number) => a % b,
  in: (a: unknown, b: { includes(item: unknown): boolean }) => b.includes(a),
};

function member({ object, property, computed }: Expression & { type: 'MemberExpression' }): Evaluate {
  const owner = compile(object);
  const name = nameOf(property, computed);
  return (value, key) => (owner(value, key) as Record<PropertyKey, unknown>)[name(value, key)];
}

function nameOf(
  property: Expression,
  computed: boolean,
): (value: unknown, key: string | number) => PropertyKey {
  if (computed) return compile(property) as never;
  if (property.type !== 'Identifier') throw new Error('not a name');
  return () => property.name;
}

function call({ callee, arguments: given }: Expression & { type: 'CallExpression' }): Evaluate {
  // `@string()` says the same as `@string`.
  if (callee.type === 'Identifier' && callee.name.startsWith('@')) return identifier(callee.name);
  if (callee.type !== 'MemberExpression') throw new Error('a function that is not known here');
  const owner = compile(callee.object);
  const name = nameOf(callee.property, callee.computed);
  const parameters = given.map(compile);
  const isKey = callee.object.type === 'Identifier' && callee.object.name === '@property';
  return (value, key) => {
    const found = owner(value, key);
    // Indexes of arrays are asked for their letters as well.
    const self = isKey ? String(found) : found;
    const method = (self as Record<PropertyKey, unknown>)[name(value, key)];
    if (typeof method !== 'function') throw new TypeError(`${String(name(value, key))} is not a function`);
    return method.apply(
      self,
      parameters.map((parameter) => parameter(value, key)),
    );
  };
}
