/** Percent-decoded; as it is where it holds a stray `%`. */
export function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
