import { isObject, type Json } from '../../kernel/json.js';
import type { Contract } from '../../model/index.js';
import { namesOf } from '../../names/index.js';
import { UNCHECKED } from '../client/check-code.js';
import { checkedOf, checkingOf } from '../client/checking.js';
import { jsonSchemaBody } from '../server/json-schema.js';
import { shapesOf } from '../shape/index.js';
import { type Gap, gap } from './gap.js';

/** Keywords that a client's checks pass over: a gap for each schema, or each operation, that says one. */
export function checkGaps(contract: Contract, validate: Json | undefined): Gap[] {
  const shapes = shapesOf(namesOf(contract));
  const checking = checkingOf(shapes, validate);
  if (!checking) return [];
  const inline = contract.operations.flatMap((operation) => {
    const { input, bodies, answers } = checkedOf(checking, operation);
    const schemas = [input, ...bodies.values(), ...[...answers.values()].map(({ schema }) => schema)];
    return gapsIn(schemas).map((keyword) =>
      gap('generate/check-partial', operation.at, { key: operation.key, keyword }),
    );
  });
  const { wanted } = checking;
  // A Map grows while it is walked.
  for (const [name, { schema, view }] of wanted) {
    const body = jsonSchemaBody({ shapes, wanted, view }, schema);
    inline.push(
      ...gapsIn([body]).map((keyword) =>
        gap('generate/check-partial', schema.at, { key: `\`${name}\``, keyword }),
      ),
    );
  }
  return inline;
}

function gapsIn(schemas: readonly Json[]): string[] {
  const found = new Set<string>();
  const visit = (value: Json): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (isObject(value))
      for (const [keyword, inner] of Object.entries(value)) {
        if (UNCHECKED.includes(keyword)) found.add(keyword);
        visit(inner);
      }
  };
  for (const schema of schemas) visit(schema);
  return [...found].sort();
}
