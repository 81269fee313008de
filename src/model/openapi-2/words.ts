import { noteForeignWords } from '../foreign-words.js';
import type { Cursor, Reading } from '../reading.js';

const PROSE = 'it in the description';
const SERIALISATION = { style: '`collectionFormat`', explode: '`collectionFormat`' };

/** Words of OpenAPI 3 by the node that they stand in, and what 2.0 says instead. */
const WORDS = {
  document: {
    components: '`definitions`, `parameters`, `responses` and `securityDefinitions`',
    servers: '`host`, `basePath` and `schemes`',
    webhooks: '`x-webhooks`',
  },
  'path item': { servers: '`schemes` in each operation', trace: PROSE },
  operation: {
    requestBody: 'a parameter `in: body`, or parameters `in: formData`',
    servers: '`schemes`',
    callbacks: PROSE,
  },
  body: { content: '`schema` here, and the media types under `consumes`' },
  parameter: {
    schema: 'its `type` and the rest beside `name`',
    content: '`type`, and `format`',
    ...SERIALISATION,
  },
  response: { content: '`schema` here, and the media types under `produces`', links: PROSE },
  header: { schema: 'its `type` and the rest here', content: '`type`, and `format`', ...SERIALISATION },
  'security scheme': {
    flows: '`flow`, and its URLs and scopes here',
    scheme: '`type: basic`',
    openIdConnectUrl: PROSE,
  },
} as const;

/** Notes what a node of a 2.0 document says in the words of OpenAPI 3. */
export function noteOpenApi3(reading: Reading, at: Cursor, node: keyof typeof WORDS): void {
  noteForeignWords(reading, at, { words: WORDS[node], theirs: 'OpenAPI 3', ours: 'OpenAPI 2.0' });
}
