import type { JsonObject } from '../../kernel/json.js';
import type { Place } from '../../kernel/place.js';
import { lastOf } from './asyncapi-plan.js';
import { legalKey } from './keys.js';
import { refTo } from './names.js';
import type { Writing } from './writing.js';

const SECTIONS = ['parameters', 'correlationIds'] as const;

/** Small parts of AsyncAPI documents: by reference when the author named them among the components. */
export interface SharedWriter {
  use(section: (typeof SECTIONS)[number], at: Place, printed: JsonObject): JsonObject;
  components(): JsonObject;
}

export function writeShared({ contract }: Writing): SharedWriter {
  const sections = new Map(SECTIONS.map((section) => [section, new Map<string, JsonObject>()]));
  return {
    use(section, at, printed) {
      const name = at.file === contract.at.file ? lastOf(at.pointer, `/components/${section}`) : undefined;
      // A name that the specification does not allow is not worth a renaming here.
      if (name === undefined || legalKey(name) !== name) return printed;
      sections.get(section)?.set(name, printed);
      return { $ref: refTo(section, name) };
    },
    components: () =>
      Object.fromEntries(
        [...sections]
          .filter(([, parts]) => parts.size > 0)
          .map(([section, parts]) => [section, Object.fromEntries(parts)]),
      ),
  };
}
