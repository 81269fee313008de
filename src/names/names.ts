import { groupBy } from '../kernel/order.js';
import type { Contract, Exchange, Operation, Parameter, Schema, SecurityScheme } from '../model/index.js';
import { allocate, type Claim } from './allocate.js';
import { FILES, GLOBAL_TYPES, INHERITED, OWN_TYPES, OWN_VALUES, WORDS } from './reserved.js';
import { claimedSchemas } from './schemas.js';
import { camel, kebab, pascal } from './words.js';

/** What generated code calls the things of one contract. The same contract gives the same names, in any key order. */
export interface Names {
  /** The type of a schema that its author named, or that a `$ref` leads to; undefined for one that stays inline. */
  type(schema: Schema): string | undefined;
  /** `Order` as its writers see it, where that differs (`OrderWrite`). */
  writeType(name: string): string;
  /** Every schema with a type of its own, in the order of the types' names. */
  readonly typed: readonly (readonly [name: string, schema: Schema])[];
  /** The function of an operation, in camelCase, and the stem of its types in PascalCase. */
  operation(operation: Operation): { readonly call: string; readonly stem: string };
  /** The first tag of an operation decides where its function lives. */
  group(operation: Operation): Group;
  readonly groups: readonly Group[];
  /** The members of an operation's input: one a parameter, `body` kept free. */
  parameters(parameters: readonly Parameter[]): ReadonlyMap<Parameter, string>;
  /** A webhook or callback: the stem of its types and functions. */
  exchange(exchange: Exchange): { readonly call: string; readonly stem: string };
  /** The member that holds the credential of a security scheme. */
  scheme(scheme: SecurityScheme): string;
}

/** The operations of one tag: a file, and a member of the client. */
export interface Group {
  readonly tag: string;
  /** Without extension, unique also on a disk that ignores case. */
  readonly file: string;
  readonly member: string;
  readonly stem: string;
}

/** Where operations without a tag live. */
const UNTAGGED = 'general';

export function namesOf(contract: Contract): Names {
  const writeType = (name: string): string => `${name}Write`;
  const types = allocate(claimedSchemas(contract), {
    reserved: new Set([...GLOBAL_TYPES, ...OWN_TYPES]),
    also: (name) => [writeType(name)],
  });
  const takenTypes = new Set([...types.values()].flatMap((name) => [name, writeType(name)]));
  const calls = allocate(contract.operations.map(operationClaim), {
    reserved: new Set([...WORDS, ...OWN_VALUES]),
    same: (name) => name.toLowerCase(),
  });
  const stems = stemsOf(contract.operations, calls, takenTypes);
  const pushed = allocate(contract.exchanges.map(exchangeClaim), {
    reserved: WORDS,
    same: (name) => name.toLowerCase(),
  });
  const pushedStems = stemsOf(contract.exchanges, pushed, takenTypes);
  const groups = groupsOf(contract, takenTypes);
  const schemes = allocate(contract.securitySchemes.map(schemeClaim), { reserved: INHERITED });

  return {
    type: (schema) => types.get(schema),
    writeType,
    typed: [...types].map(([schema, name]) => [name, schema] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
    operation: (operation) => ({ call: pick(calls, operation), stem: pick(stems, operation) }),
    group: (operation) => pick(groups, operation.tags[0] ?? UNTAGGED),
    groups: [...groups.values()].sort((a, b) => (a.file < b.file ? -1 : 1)),
    parameters: parameterNames,
    exchange: (exchange) => ({ call: pick(pushed, exchange), stem: pick(pushedStems, exchange) }),
    scheme: (scheme) => pick(schemes, scheme),
  };
}

/** Every map is filled from the contract that its keys come from. */
function pick<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error('A node of another contract was asked for its name.');
  return value;
}

function operationClaim(operation: Operation): Claim<Operation> {
  const spoken = operation.path.replace(/\{([^}]*)\}/g, ' by $1 ');
  const fallback = camel(`${operation.method.toLowerCase()} ${spoken}`);
  return {
    key: operation,
    source: operation.id ?? operation.key,
    wanted: camel(operation.id ?? '') || fallback,
    fallback: 'operation',
  };
}

function exchangeClaim(exchange: Exchange): Claim<Exchange> {
  return {
    key: exchange,
    source: exchange.key,
    wanted: camel(exchange.operationId ?? exchange.name),
    fallback: 'exchange',
  };
}

function schemeClaim(scheme: SecurityScheme): Claim<SecurityScheme> {
  return { key: scheme, source: scheme.name, wanted: camel(scheme.name), fallback: 'scheme' };
}

/** The types of a call share its stem (`GetOrderInput`, `GetOrderResult`), and none of them may be a schema's. */
function stemsOf<Key>(
  keys: readonly Key[],
  calls: ReadonlyMap<Key, string>,
  taken: ReadonlySet<string>,
): Map<Key, string> {
  const claims = keys.map((key): Claim<Key> => {
    const call = pick(calls, key);
    return { key, source: call, wanted: call.charAt(0).toUpperCase() + call.slice(1), fallback: 'Call' };
  });
  const also = (stem: string): readonly string[] => SUFFIXES.map((suffix) => stem + suffix);
  return allocate(claims, { taken: new Set([...taken, ...OWN_TYPES, ...GLOBAL_TYPES]), also });
}

/** What emitters put behind a stem. */
const SUFFIXES = ['Input', 'Result', 'Answer', 'Headers'];

function groupsOf(contract: Contract, taken: ReadonlySet<string>): Map<string, Group> {
  const tags = new Set(contract.operations.map((operation) => operation.tags[0] ?? UNTAGGED));
  const claims = (look: (tag: string) => string, fallback: string): Claim<string>[] =>
    [...tags].map((tag) => ({ key: tag, source: tag, wanted: look(tag), fallback }));
  const files = allocate(claims(kebab, 'group'), { reserved: FILES, same: (name) => name.toLowerCase() });
  const members = allocate(claims(camel, 'group'), { reserved: new Set([...WORDS, ...OWN_VALUES]) });
  const stems = allocate(claims(pascal, 'Group'), { taken, also: (stem) => [`${stem}Handlers`] });
  return new Map(
    [...tags].map((tag) => [
      tag,
      { tag, file: pick(files, tag), member: pick(members, tag), stem: pick(stems, tag) },
    ]),
  );
}

/** Two parameters of one name in different places are told apart by the place: `id`, `idHeader`. */
function parameterNames(parameters: readonly Parameter[]): ReadonlyMap<Parameter, string> {
  const stems = groupBy(parameters, ({ name }) => camel(name));
  const claims = parameters.map((parameter): Claim<Parameter> => {
    const alone = stems.get(camel(parameter.name))?.length === 1;
    const wanted = camel(
      alone || parameter.in === 'path' ? parameter.name : `${parameter.name} ${parameter.in}`,
    );
    return { key: parameter, source: `${parameter.name} ${parameter.in}`, wanted, fallback: 'parameter' };
  });
  const names = allocate(claims, { taken: new Set(['body']), reserved: INHERITED });
  return new Map(parameters.map((parameter) => [parameter, pick(names, parameter)]));
}
