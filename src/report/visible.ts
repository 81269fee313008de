/** Control characters, and marks that turn the direction of writing. */
const HIDDEN = /[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/gu;

/**
 * A text on one line with nothing hidden in it: what would drive a terminal, or turn the line around, is shown as its
 * code instead.
 */
export function visible(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(HIDDEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
