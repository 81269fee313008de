import ts from 'typescript';

/** What is written instead of a node, or of the text from its start to `end`. */
export interface Edit {
  readonly operator: string;
  readonly node: ts.Node;
  readonly is: string;
  readonly end?: number;
}

type Words = ReadonlyMap<string, string>;

const words = (all: Readonly<Record<string, string>>): Words => new Map(Object.entries(all));

const COMPARISONS = words({
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
});
const LOGIC = words({ '&&': '||', '||': '&&' });
const SIGNS = words({ '+': '-', '-': '+' });
const OPPOSITES = { consumer: 'owner', owner: 'consumer', yes: 'no', no: 'yes' };
const WORDS = words(OPPOSITES);
const LEVELS = words({ breaking: 'safe', risky: 'safe', safe: 'breaking' });
/** What tells the two sides of a comparison apart: swapped, the direction is inverted. */
const SIDES = words({ before: 'after', after: 'before', outer: 'inner', inner: 'outer', ...OPPOSITES });
const METHODS = words({ some: 'every', every: 'some', min: 'max', max: 'min' });

type Operator = (node: ts.Node) => readonly Edit[];

/** Every edit of the node itself; its children have their own. */
export function editsAt(node: ts.Node): readonly Edit[] {
  return OPERATORS.flatMap((operator) => operator(node));
}

const binary: Operator = (node) => {
  if (!ts.isBinaryExpression(node)) return [];
  const token = node.operatorToken;
  const word = token.getText();
  const swap = (operator: string, others: Words): Edit[] => {
    const is = others.get(word);
    return is === undefined ? [] : [{ operator, node: token, is }];
  };
  return [...swap('comparison', COMPARISONS), ...swap('logic', LOGIC), ...swap('sign', SIGNS)];
};

const condition: Operator = (node) => {
  const asked = ts.isIfStatement(node)
    ? node.expression
    : ts.isConditionalExpression(node)
      ? node.condition
      : undefined;
  // A comparison is turned by its own operator.
  if (!asked || (ts.isBinaryExpression(asked) && COMPARISONS.has(asked.operatorToken.getText()))) return [];
  const negative = ts.isPrefixUnaryExpression(asked) && asked.operator === ts.SyntaxKind.ExclamationToken;
  return [
    { operator: 'condition', node: asked, is: negative ? asked.operand.getText() : `!(${asked.getText()})` },
  ];
};

const literal: Operator = (node) => {
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ operator: 'boolean', node, is: 'false' }];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ operator: 'boolean', node, is: 'true' }];
  if (!ts.isStringLiteral(node)) return [];
  const word = WORDS.get(node.text) ?? LEVELS.get(node.text);
  return word === undefined ? [] : [{ operator: 'word', node, is: `'${word}'` }];
};

const side: Operator = (node) => {
  if (!ts.isIdentifier(node) || !isRead(node)) return [];
  const other = SIDES.get(node.text);
  if (other === undefined) return [];
  const { parent } = node;
  return ts.isShorthandPropertyAssignment(parent)
    ? [{ operator: 'direction', node: parent, is: `${node.text}: ${other}` }]
    : [{ operator: 'direction', node, is: other }];
};

/** Is the name read here, not declared? */
function isRead(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return true;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return ts.isExpression(parent) && !ts.isFunctionLike(parent);
}

const statement: Operator = (node) => {
  if (ts.isExpressionStatement(node)) return [{ operator: 'statement dropped', node, is: ';' }];
  if (ts.isIfStatement(node) && !node.elseStatement)
    return [{ operator: 'statement dropped', node, is: ';' }];
  return [];
};

const method: Operator = (node) => {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { expression: subject, name } = node.expression;
  if (name.text === 'filter') return [{ operator: 'filter dropped', node, is: subject.getText() }];
  const other = METHODS.get(name.text);
  return other === undefined ? [] : [{ operator: 'method', node: name, is: other }];
};

const member: Operator = (node) => {
  if (!ts.isArrayLiteralExpression(node) && !ts.isObjectLiteralExpression(node)) return [];
  const members: readonly ts.Node[] = ts.isArrayLiteralExpression(node) ? node.elements : node.properties;
  return members
    .filter((each) => ts.isArrayLiteralExpression(node) || ts.isSpreadAssignment(each))
    .map((each) => {
      const next = members[members.indexOf(each) + 1];
      const spread = ts.isSpreadElement(each) || ts.isSpreadAssignment(each);
      return {
        operator: spread ? 'spread dropped' : 'member dropped',
        node: each,
        is: '',
        ...(next && { end: next.getStart() }),
      };
    });
};

const OPERATORS: readonly Operator[] = [binary, condition, literal, side, statement, method, member];
