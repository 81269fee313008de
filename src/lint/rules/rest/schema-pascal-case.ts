import { lastToken } from '../../../kernel/pointer.js';
import type { Contract, Schema } from '../../../model/index.js';
import { breaking, renameKey } from '../../autofix.js';
import { defineRule } from '../../rule.js';
import { isCase, toCase } from '../../words.js';

export default defineRule({
  id: 'rest/schema-pascal-case',
  severity: 'info',
  in: 'strict',
  given: 'schema',
  only: 'openapi',
  options: { acronyms: [] as string[] },
  why: 'A schema becomes a type in every language, and types are written in PascalCase.',
  fix: 'Rename the schema: only references change, nothing on the wire.',
  fixable: 'fix-breaking',
  check(schema, { contract, options, report }) {
    const { name, at } = schema;
    if (name === undefined || lastToken(at.pointer) !== name || isCase(name, 'pascal')) return;
    const wanted = toCase(name, 'pascal', options.acronyms);
    report(
      `The schema "${name}" should be "${wanted}".`,
      at,
      breaking(() => (isOnTheWire(schema, contract) ? [] : [renameKey(at, wanted)])),
    );
  },
});

/** A discriminator whose mapping does not list a schema sends the schema's name. */
function isOnTheWire(schema: Schema, { schemas }: Contract): boolean {
  return [...schemas.values()].some((union) => {
    if (!union.discriminator) return false;
    const members = [...union.oneOf, ...union.anyOf].map((member) => member.ref ?? member);
    const inherits = schema.allOf.some((part) => part.ref === union || part === union);
    return union === schema || inherits || members.includes(schema);
  });
}
