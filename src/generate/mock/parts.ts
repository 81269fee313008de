import type { Json, JsonObject } from '../../kernel/json.js';
import { sortedBy } from '../../kernel/order.js';
import type { Contract } from '../../model/index.js';
import { type Names, namesOf } from '../../names/index.js';
import { schemesOf } from '../rest/security.js';
import { jsonSchemaBody, type Wanted } from '../server/json-schema.js';
import { routeOf } from '../server/route.js';
import { shapesOf } from '../shape/index.js';
import { answerMaker, type MockForm } from './answers.js';

/** What the runtime's mock is made of, as values: for who serves a contract without writing files. */
export interface MockParts {
  readonly routes: readonly JsonObject[];
  readonly schemas: Readonly<Record<string, Json>>;
  readonly schemes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly prefixes: readonly string[];
  /** The answers of an operation, by the id of its route; made when they are asked for. */
  answers(id: string): Promise<JsonObject | undefined>;
}

export function mockParts(contract: Contract, form: MockForm): MockParts {
  const names = namesOf(contract);
  const shapes = shapesOf(names);
  const wanted: Wanted = new Map();
  const routes = contract.operations.map((operation) => routeOf(contract, shapes, operation, wanted));
  const schemas: Record<string, Json> = {};
  // A Map grows while it is walked.
  for (const [name, { schema, view }] of wanted)
    schemas[name] = jsonSchemaBody({ shapes, wanted, view }, schema);
  return {
    routes,
    schemas,
    schemes: schemesOf(contract, names),
    prefixes: prefixesOf(contract),
    answers: answersById(contract, names, form),
  };
}

function answersById(contract: Contract, names: Names, form: MockForm): MockParts['answers'] {
  const make = answerMaker(form);
  const operations = new Map(contract.operations.map((one) => [names.operation(one).call, one]));
  const made = new Map<string, Promise<JsonObject>>();
  return async (id) => {
    const operation = operations.get(id);
    if (!operation) return undefined;
    const answers = made.get(id) ?? make(operation);
    made.set(id, answers);
    return await answers;
  };
}

/** The paths of the contract's servers, `/v1`, with the defaults of their variables; none for the root. */
export function prefixesOf({ servers }: Contract): string[] {
  const prefixes = servers.flatMap(({ url, variables }) => {
    const filled = variables.reduce(
      (text, { name, default: value = '' }) => text.replaceAll(`{${name}}`, value),
      url,
    );
    if (!URL.canParse(filled, 'http://host')) return [];
    const path = new URL(filled, 'http://host').pathname.replace(/\/+$/, '');
    return path === '' ? [] : [path];
  });
  return sortedBy(new Set(prefixes), (prefix) => prefix);
}
