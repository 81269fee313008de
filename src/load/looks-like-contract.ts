/** What a file's first bytes must show: enough for a licence comment before the first key. */
export const HEAD_SIZE = 4096;

/** Do the first characters of a YAML or JSON file say that it is an OpenAPI or AsyncAPI document? */
export function looksLikeContract(file: string, head: string): boolean {
  if (!/\.(ya?ml|json)$/i.test(file)) return false;
  return /^\s*\{/.test(head)
    ? /^\s*\{[^{}[\]]*"(openapi|swagger|asyncapi)"\s*:\s*"?\d/.test(head)
    : /^\ufeff?["']?(openapi|swagger|asyncapi)["']?\s*:\s*["']?\d/m.test(head);
}
