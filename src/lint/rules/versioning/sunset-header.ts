import { add, header, safe } from '../../autofix.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'versioning/sunset-header',
  severity: 'info',
  in: 'strict',
  given: 'response',
  options: { headers: ['Deprecation', 'Sunset'] },
  why: 'Headers reach the callers who never read the documentation again.',
  fix: 'Declare the headers Deprecation (RFC 9745) and Sunset (RFC 8594) on the successful responses.',
  fixable: 'fix',
  check({ status, headers, at: place }, { contract, within, options, report }) {
    if (!within.lifecycle.deprecated || 'via' in within || !/^2/.test(status)) return;
    const declared = new Set(headers.map(({ name }) => name.toLowerCase()));
    const missing = options.headers.filter((name) => !declared.has(name.toLowerCase()));
    if (missing.length > 0)
      report(
        `Response ${status} of the deprecated ${within.key} declares no ${listed(missing, 'or')} header.`,
        place,
        safe(() =>
          missing.every((name) => TEXTS[name])
            ? missing.map((name) =>
                add(at({ at: place }, 'headers', name), header(contract.dialect, ...(TEXTS[name] as Told))),
              )
            : [],
        ),
      );
  },
});

type Told = readonly [description: string, schema: { readonly [key: string]: string }];

const TEXTS: Readonly<Record<string, Told>> = {
  Deprecation: ['Since when it is deprecated (RFC 9745).', { type: 'string', pattern: '^@\\d+$' }],
  Sunset: ['When it will be gone (RFC 8594).', { type: 'string', format: 'http-date' }],
};
