import { isObject } from '../../kernel/json.js';
import { child } from '../../kernel/pointer.js';
import type { Root } from '../asyncapi/document.js';
import type { SecurityRequirement } from '../contract.js';
import { readSecurity } from '../openapi/security.js';
import { type Cursor, member, textOf } from '../reading.js';

/** @see https://www.asyncapi.com/docs/reference/specification/v2.6.0#serverObject */
export const VERSION_2 = {
  foreign: { host: '`url`', pathname: '`url`' },
  urlOf,
  security: readRequirements,
} as const;

/** As AsyncAPI 3 puts it together; a relative URL stays one. */
function urlOf(server: Cursor, protocol: string): string {
  const url = textOf(server, 'url') ?? '';
  return url.includes('://') || url.startsWith('/') ? url : `${protocol}://${url}`;
}

/** Requirements by the names of schemes, which must be declared. */
export function readRequirements(root: Root, at: Cursor | undefined): SecurityRequirement[] {
  const { reading, document } = root;
  const components = member(document, 'components');
  const declared = components && member(components, 'securitySchemes')?.value;
  const requirements = readSecurity(reading, at) ?? [];
  for (const [index, requirement] of requirements.entries()) {
    for (const { scheme } of requirement) {
      if (!at || (isObject(declared) && Object.hasOwn(declared, scheme))) continue;
      const pointer = child(at.place.pointer, index, scheme);
      reading.mistake('security-scheme-undeclared', { file: at.place.file, pointer }, { scheme });
    }
  }
  return requirements;
}
