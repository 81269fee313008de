import type { JsonObject } from '../kernel/json.js';
import type { Tree } from '../load/index.js';
import type { Contract } from './contract.js';
import { type Cursor, describedBy } from './reading.js';
import { finishContract, readInfo } from './root.js';
import { startReading } from './start-reading.js';

/** Reads what an Arazzo document says of itself; its workflows are rulesets' to judge. @see https://spec.openapis.org/arazzo/v1.0.1.html */
export function readArazzo(tree: Tree): Contract {
  const reading = startReading(tree, { refSiblings: true });
  const document: Cursor<JsonObject> = {
    value: tree.root.value as JsonObject,
    place: { file: tree.root.file, pointer: '' },
  };
  return finishContract(reading, {
    ...describedBy(document),
    kind: 'arazzo',
    dialect: /^\d+\.\d+/.exec(String(document.value.arazzo))?.[0] ?? '1.0',
    ...readInfo(reading, document),
    servers: [],
    operations: [],
    exchanges: [],
    channels: [],
    namedSchemas: new Map(),
    securitySchemes: [],
    security: [],
    tags: [],
    policy: {},
  });
}
