import { groupBy } from '../kernel/order.js';
import type { Place } from '../kernel/place.js';
import type {
  Contract,
  Exchange,
  Node,
  Operation,
  Parameter,
  Schema,
  SecurityScheme,
} from '../model/index.js';
import { allocate, type Claim, pick } from './allocate.js';
import { chosenOr } from './chosen.js';
import { type Explained, explained } from './explain.js';
import { explainedTags, type Group, groupsOf, UNTAGGED } from './groups.js';
import { GLOBAL_TYPES, INHERITED, OWN_TYPES, OWN_VALUES, WORDS } from './reserved.js';
import { claimedSchemas } from './schemas.js';
import { camel } from './words.js';

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
  /** Why each is called so: types, operations, tags, webhooks, schemes, and parameters that are not called as written. */
  explain(): Explained[];
}

export function namesOf(contract: Contract): Names {
  const writeType = (name: string): string => `${name}Write`;
  const typeClaims = claimedSchemas(contract);
  const types = allocate(typeClaims, {
    reserved: new Set([...GLOBAL_TYPES, ...OWN_TYPES]),
    also: (name) => [writeType(name)],
  });
  const takenTypes = new Set([...types.values()].flatMap((name) => [name, writeType(name)]));
  const callClaims = contract.operations.map((operation) => operationClaim(contract, operation));
  const calls = allocate(callClaims, {
    reserved: new Set([...WORDS, ...OWN_VALUES]),
    same: (name) => name.toLowerCase(),
  });
  const stems = stemsOf(contract.operations, calls, takenTypes);
  const pushedClaims = contract.exchanges.map((exchange) => exchangeClaim(contract, exchange));
  const pushed = allocate(pushedClaims, {
    reserved: WORDS,
    same: (name) => name.toLowerCase(),
  });
  const pushedStems = stemsOf(contract.exchanges, pushed, takenTypes);
  const groups = groupsOf(contract, takenTypes);
  const schemeClaims = contract.securitySchemes.map((scheme) => schemeClaim(contract, scheme));
  const schemes = allocate(schemeClaims, { reserved: INHERITED });
  const placeOf = ({ at }: Node): Place => at;

  return {
    type: (schema) => types.get(schema),
    writeType,
    typed: [...types].map(([schema, name]) => [name, schema] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
    operation: (operation) => ({ call: pick(calls, operation), stem: pick(stems, operation) }),
    group: (operation) => pick(groups, operation.tags[0] ?? UNTAGGED),
    groups: [...groups.values()].sort((a, b) => (a.file < b.file ? -1 : 1)),
    parameters: (parameters) => named(parameters, parameterClaims(contract, parameters)),
    exchange: (exchange) => ({ call: pick(pushed, exchange), stem: pick(pushedStems, exchange) }),
    scheme: (scheme) => pick(schemes, scheme),
    explain: () => [
      ...explained('type', typeClaims, { names: types, placeOf }),
      ...explained('operation', callClaims, { names: calls, placeOf }),
      ...explainedTags(contract, groups),
      ...explained('webhook', pushedClaims, { names: pushed, placeOf }),
      ...explained('security scheme', schemeClaims, { names: schemes, placeOf }),
      ...contract.operations.flatMap(({ parameters }) => explainedParameters(contract, parameters)),
    ],
  };
}

function operationClaim(contract: Contract, operation: Operation): Claim<Operation> {
  const spoken = operation.path.replace(/\{([^}]*)\}/g, ' by $1 ');
  const fallback = camel(`${operation.method.toLowerCase()} ${spoken}`);
  const own = camel(operation.id ?? '');
  const claim = {
    key: operation,
    source: operation.id ?? operation.key,
    wanted: own || fallback,
    fallback: 'operation',
    why: own === '' ? 'method and path' : 'operationId',
  };
  const keys = [operation.key, ...(operation.id === undefined ? [] : [operation.id])];
  return chosenOr(contract, operation, claim, { keys, look: camel });
}

function exchangeClaim(contract: Contract, exchange: Exchange): Claim<Exchange> {
  const claim = {
    key: exchange,
    source: exchange.key,
    wanted: camel(exchange.operationId ?? exchange.name),
    fallback: 'exchange',
    why: exchange.operationId === undefined ? 'its name' : 'operationId',
  };
  return chosenOr(contract, exchange, claim, { keys: [exchange.key], look: camel });
}

function schemeClaim(contract: Contract, scheme: SecurityScheme): Claim<SecurityScheme> {
  const claim = { key: scheme, source: scheme.name, wanted: camel(scheme.name), fallback: 'scheme' };
  return chosenOr(contract, scheme, claim, { keys: [], look: camel });
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

/** Two parameters of one name in different places are told apart by the place: `id`, `idHeader`. */
function parameterClaims(contract: Contract, parameters: readonly Parameter[]): Claim<Parameter>[] {
  const stems = groupBy(parameters, ({ name }) => camel(name));
  return parameters.map((parameter): Claim<Parameter> => {
    const alone = stems.get(camel(parameter.name))?.length === 1;
    const wanted = camel(
      alone || parameter.in === 'path' ? parameter.name : `${parameter.name} ${parameter.in}`,
    );
    const source = `${parameter.name} ${parameter.in}`;
    const why = wanted === camel(parameter.name) ? 'its name' : 'its name and place';
    const claim = { key: parameter, source, wanted, fallback: 'parameter', why };
    return chosenOr(contract, parameter, claim, { keys: [], look: camel });
  });
}

function named(
  parameters: readonly Parameter[],
  claims: readonly Claim<Parameter>[],
): ReadonlyMap<Parameter, string> {
  const names = allocate(claims, { taken: new Set(['body']), reserved: INHERITED });
  return new Map(parameters.map((parameter) => [parameter, pick(names, parameter)]));
}

/** A parameter whose member has its name needs no explanation. */
function explainedParameters(contract: Contract, parameters: readonly Parameter[]): Explained[] {
  const claims = parameterClaims(contract, parameters);
  const names = named(parameters, claims);
  return explained('parameter', claims, { names, placeOf: ({ at }) => at }).filter(
    ({ name, source }) => name !== source.split(' ')[0],
  );
}
