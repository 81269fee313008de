/** What a file's first bytes must show: enough for a licence comment before the first key. */
export const HEAD_SIZE = 4096;

/** Do the first characters of a YAML or JSON file say that it is an OpenAPI or AsyncAPI document? */
export function looksLikeContract(file: string, head: string): boolean {
  if (!/\.(ya?ml|json)$/i.test(file)) return false;
  return /^\s*\{/.test(head)
    ? /^[^{[]*"(openapi|swagger|asyncapi)"\s*:\s*"\d/.test(topMembers(head))
    : /^\ufeff?["']?(openapi|swagger|asyncapi)["']?\s*:\s*["']?\d/m.test(head);
}

/** JSON without what nests in it, as far as that is closed. */
function topMembers(head: string): string {
  let text = head.replace(/^\s*\{/, '');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/[{[][^{}[\]]*[}\]]/g, '');
  }
  return text;
}
