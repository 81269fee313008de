import type { OAuthFlow, SecurityScheme } from '../contract.js';
import { readFlow } from '../openapi/security.js';
import { readLifecycle } from '../policy-reader.js';
import { type Cursor, describedBy, given, membersOf, objectAt, type Reading, textOf } from '../reading.js';
import { noteReference, textAt, wordAt } from './texts.js';
import { noteOpenApi3 } from './words.js';

const TYPES = ['basic', 'apiKey', 'oauth2'] as const;

/** The flows of 2.0, by the names that later dialects gave them. */
const FLOWS = {
  implicit: 'implicit',
  password: 'password',
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
} as const;

/** @see https://spec.openapis.org/oas/v2.0.html#security-scheme-object */
export function readSecurityDefinitions(reading: Reading, at: Cursor | undefined): SecurityScheme[] {
  return membersOf(reading, at, 'securityDefinitions').flatMap(([name, entry]) => {
    const what = `security scheme ${name}`;
    noteReference(reading, entry, what);
    const scheme = objectAt(reading, entry, what);
    return scheme ? [readScheme(reading, name, scheme)] : [];
  });
}

function readScheme(reading: Reading, name: string, at: Cursor): SecurityScheme {
  noteOpenApi3(reading, at, 'security scheme');
  const type = wordAt(reading, at, { key: 'type', words: TYPES });
  return {
    ...describedBy(at),
    name,
    ...(type === 'basic' ? { type: 'http', scheme: 'basic' } : { type: textOf(at, 'type') ?? 'unknown' }),
    ...(type === 'apiKey' && {
      ...given('in', wordAt(reading, at, { key: 'in', words: ['query', 'header'] })),
      ...given('parameter', textAt(reading, at, 'name')),
    }),
    lifecycle: readLifecycle(at),
    flows: type === 'oauth2' ? readFlows(reading, at) : [],
  };
}

function readFlows(reading: Reading, at: Cursor): OAuthFlow[] {
  const flow = wordAt(reading, at, { key: 'flow', words: Object.keys(FLOWS) as (keyof typeof FLOWS)[] });
  return flow ? [readFlow(FLOWS[flow], at)] : [];
}
