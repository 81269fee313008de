const compiled = new Map<string, RegExp | undefined>();

/**
 * The engine's own regular expression of a `pattern`, as JSON Schema reads it (Unicode, not anchored); where that fails, as
 * browsers always read it; undefined when it is no ECMAScript expression at all.
 */
export function compile(pattern: string): RegExp | undefined {
  if (!compiled.has(pattern)) compiled.set(pattern, attempt(pattern, 'u') ?? attempt(pattern, ''));
  return compiled.get(pattern);
}

function attempt(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}
