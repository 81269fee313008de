import type { JsonObject } from '../kernel/json.js';
import type { Place } from '../kernel/place.js';
import type { Pointer } from '../kernel/pointer.js';
import type { Problem } from '../kernel/problem.js';
import type { Tree } from '../load/index.js';
import { bundle } from './bundle/index.js';
import type { Contract } from './contract.js';
import { type LeftOut, leftOut } from './left-out.js';
import type { MistakeId } from './mistakes.js';
import { type LossId, lossOf, type Written, writeAsyncApi, writeOpenApi } from './write/index.js';

/** A contract in the newest version that is in wide use: OpenAPI 3.1, or AsyncAPI 3. */
export interface Upgraded {
  readonly document: JsonObject;
  /** Pointers of the document → where the author wrote what stands there. */
  readonly places: ReadonlyMap<Pointer, Place>;
  /** What the document cannot say, where the contract says it. */
  readonly losses: readonly Problem[];
  /** `OpenAPI 3.1`; undefined when the contract is there already, and was only put into one file. */
  readonly to?: 'OpenAPI 3.1' | 'AsyncAPI 3.0';
}

/**
 * Writes a contract anew: OpenAPI 2.0 and 3.0 as 3.1, AsyncAPI 2 as 3.0; one file, names and order kept. What is newer
 * stays in its own words, bundled.
 * @throws TenonError CONTRACT_TOO_LARGE, CONTRACT_TOO_DEEP
 */
export function upgrade(tree: Tree, contract: Contract): Upgraded {
  const { kind, dialect } = contract;
  if (kind === 'openapi' && (dialect === '2.0' || dialect === '3.0'))
    return writeAnew(tree, contract, { write: writeOpenApi, to: 'OpenAPI 3.1' });
  if (kind === 'asyncapi' && dialect.startsWith('2.'))
    return writeAnew(tree, contract, { write: writeAsyncApi, to: 'AsyncAPI 3.0' });
  const { document, places } = bundle(tree);
  return { document, places, losses: [] };
}

interface Manner {
  readonly write: (contract: Contract) => Written;
  readonly to: NonNullable<Upgraded['to']>;
}

function writeAnew(tree: Tree, contract: Contract, { write, to }: Manner): Upgraded {
  const written = write(contract);
  const rest = leftOut(tree, written).map(({ kind, at, ...details }) =>
    lossOf(LEFT_OUT[kind], tree.locate(at), { ...details, document: to }),
  );
  return { ...written, losses: [...written.losses, ...unreadIn(contract), ...rest], to };
}

const LEFT_OUT = {
  extension: 'upgrade/extension',
  path: 'upgrade/path-empty',
  component: 'upgrade/component-unused',
} as const satisfies Record<LeftOut['kind'], LossId>;

/** Mistakes behind which there is something that nobody can read, and that so is not in a document written anew. */
const UNREAD: Readonly<Partial<Record<string, LossId>>> = {
  'member-unknown': 'upgrade/member-unknown',
  'member-mistyped': 'upgrade/member-mistyped',
} satisfies Partial<Record<MistakeId, LossId>>;

function unreadIn({ mistakes }: Contract): Problem[] {
  return mistakes.flatMap(({ id, message, at }) => {
    const loss = UNREAD[id];
    return loss ? [lossOf(loss, at, { reason: message })] : [];
  });
}
