/** What a caller would like best, by name in lower case; a name alone has the value `true`. */
export type Preferences = ReadonlyMap<string, string>;

/** No caller has so many wishes. */
const MAX_PREFERENCES = 50;

/**
 * Reads `Prefer: code=404, example="none left"; why=test`; of a preference that is told twice the first one counts.
 * @see https://www.rfc-editor.org/rfc/rfc7240#section-2
 */
export function preferencesOf(header: string | null): Preferences {
  const preferences = new Map<string, string>();
  for (const part of splitOutsideQuotes(header ?? '', ',').slice(0, MAX_PREFERENCES)) {
    const [told = ''] = splitOutsideQuotes(part, ';');
    const equals = told.indexOf('=');
    const name = (equals < 0 ? told : told.slice(0, equals)).trim().toLowerCase();
    const value = equals < 0 ? '' : unquoted(told.slice(equals + 1).trim());
    if (name !== '' && !preferences.has(name)) preferences.set(name, value === '' ? 'true' : value);
  }
  return preferences;
}

/** What was done of it, as `Preference-Applied` has it. */
export function preferenceText(applied: Preferences): string {
  return [...applied]
    .map(([name, value]) => `${name}=${/^[\w.~!$&'*+^`|-]+$/.test(value) ? value : quoted(value)}`)
    .join(', ');
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\' && isQuoted) at++;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

function unquoted(text: string): string {
  return /^".*"$/s.test(text) ? text.slice(1, -1).replace(/\\(.)/gs, '$1') : text;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
