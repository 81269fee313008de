import { CallError } from './answer.js';
import type { Stage } from './stage.js';

/** What an answer says of the end of its operation. */
export interface EndOfLife {
  readonly operation: string;
  /** From when on it is deprecated, where the answer says. */
  readonly deprecatedSince: Date | undefined;
  /** From when on it may be gone. */
  readonly sunset: Date | undefined;
  /** Where more is to be read, and what to use instead. */
  readonly links: readonly string[];
}

/**
 * Tells once of each operation whose answers say that it is deprecated or will end.
 * @see https://www.rfc-editor.org/rfc/rfc9745 `Deprecation`
 * @see https://www.rfc-editor.org/rfc/rfc8594 `Sunset`
 */
export function endsOfLife(tell: (end: EndOfLife) => void): Stage {
  const told = new Set<string>();
  return async ({ operation: { method, path } }, next) => {
    const outcome = await next();
    if (outcome instanceof CallError) return outcome;
    const { headers } = outcome.response;
    const [deprecation, sunset] = [headers.get('deprecation'), headers.get('sunset')];
    const operation = `${method} ${path}`;
    if ((deprecation === null && sunset === null) || told.has(operation)) return outcome;
    told.add(operation);
    const deprecatedSince = dateOf(deprecation);
    tell({ operation, deprecatedSince, sunset: dateOf(sunset), links: linksIn(headers.get('link')) });
    return outcome;
  };
}

/** `@1735689600`, an HTTP date, or `true`, which is none. */
function dateOf(text: string | null): Date | undefined {
  if (text === null) return undefined;
  const seconds = /^@(\d{1,12})$/.exec(text.trim())?.[1];
  const date = new Date(seconds === undefined ? text : Number(seconds) * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

const TELLING = /rel="?(?:deprecation|sunset|successor-version|latest-version)"?/;

function linksIn(header: string | null): string[] {
  return [...(header ?? '').matchAll(/<([^>]*)>([^<]*)/g)].flatMap(([, link, rest]) =>
    link && TELLING.test(rest ?? '') ? [link] : [],
  );
}
