import type { Severity } from '../../kernel/problem.js';

/**
 * What a target leaves out of a contract, or holds as less than it says: id → [severity, what, why it matters, what to
 * do]. Words in braces are filled from the gap's details.
 */
export const GAPS = {
  'generate/header-reserved': [
    'info',
    'The header parameter `{name}` of {key} is none, and no member of the input.',
    'The specification passes over it: {instead}.',
    'Remove it, and declare {place}.',
  ],
  'generate/method-forbidden': [
    'warn',
    '{key} cannot be sent: no `fetch` sends {method}.',
    'The function is there, and every call of it fails.',
    'Offer the operation by another method.',
  ],
  'generate/body-without-meaning': [
    'warn',
    '{key} declares a body, and {method} has none that means anything.',
    'HTTP leaves it without meaning, and no member of the input is made of it.',
    'Use POST, PUT, PATCH or QUERY, or make its members query parameters.',
  ],
  'generate/cookie-parameter': [
    'info',
    'The parameter `{name}` of {key} is a cookie, which browsers let no program send.',
    'The client sends it from Node, Deno and Bun; in a browser it is lost.',
    'Make it a header, or let the browser hold the cookie and drop the parameter.',
  ],
  'generate/style-undefined': [
    'warn',
    'The {location} parameter `{name}` of {key} holds {what}, and the specification does not say how `{style}` writes it.',
    'What the client writes may not be what another server reads.',
    'Give the parameter a `content` of application/json, or make it flat.',
  ],
  'generate/parameter-media-type': [
    'warn',
    'The parameter `{name}` of {key} is written as `{mediaType}`, which is not understood.',
    'It is taken as text, whatever its schema says.',
    'Use application/json, or a style.',
  ],
  'generate/body-opaque': [
    'info',
    '{what} of {key} is `{mediaType}`, which is handed over as {held}.',
    'Its schema says more than that, and is not used.',
    'Offer application/json beside it, or read and write it in your own code.',
  ],
  'generate/encoding-by-place': [
    'warn',
    '{what} of {key} says how its parts are written by their places.',
    'A form has names for its parts, so that `prefixEncoding` and `itemEncoding` are not used.',
    'Describe the parts by name, with multipart/form-data and `encoding`.',
  ],
  'generate/encoding-headers': [
    'warn',
    '{what} of {key} gives its part `{name}` headers ({headers}).',
    'They are neither sent nor read: a part has its name, its file name and its media type.',
    'Make each a part of its own, or a header of the request.',
  ],
  'generate/check-partial': [
    'warn',
    '{key} is checked without `{keyword}`.',
    'A value that it forbids passes for one that is right.',
    'Use `additionalProperties` or `prefixItems` and `items`, or leave the check to the server.',
  ],
  'generate/status-unknown': [
    'warn',
    '`{status}` of {key} is no status: what it declares is left out.',
    'An answer that nobody can give has no type.',
    'Write a status from 100 to 599, a range such as 4XX, or default.',
  ],
  'generate/server-incomplete': [
    'warn',
    'The server `{url}` has no value for {names}.',
    'The address has braces in it, and so the client calls nothing there.',
    'Give each variable a default.',
  ],
  'generate/server-relative': [
    'warn',
    'The server `{url}` is that of {calls} alone, and has no host.',
    'They are called at the server of the contract, or the one that the caller names.',
    'Write the whole address.',
  ],
  'generate/security-unknown': [
    'warn',
    'The security scheme `{name}` is of type `{type}`, which is not understood.',
    'Its credential is sent as a bearer token.',
    'Use apiKey, http, oauth2, openIdConnect or mutualTLS.',
  ],
  'generate/schema-opaque': [
    'warn',
    '{what} of {key} is described in {format}, which is not read.',
    'Its type is `unknown`.',
    'Describe it in JSON Schema too.',
  ],
  'generate/schema-circular': [
    'warn',
    'The schema `{name}` leads back to itself, with no object or list between.',
    'No value can be told to be one: what leads back is left out of its type.',
    'Take it out of its own `allOf`, `oneOf` or `anyOf`.',
  ],
  'generate/header-as-text': [
    'info',
    'The header `{name}` of the answer {status} of {key} is no single value, and is handed over as text.',
    'Its schema says more than that, and is not used.',
    'Split it in your own code, or put it into the body.',
  ],
  'generate/pushed-apart': [
    'info',
    'The contract also pushes {count}, which only the target `webhooks` has types for.',
    'Whoever is to receive them finds nothing here.',
    'Generate the target `webhooks` beside it.',
  ],
  'generate/push-not-json': [
    'warn',
    'The webhook `{key}` carries `{mediaType}`, and only JSON is received and sent.',
    'Its payload cannot be read as what its schema says.',
    'Offer it as application/json.',
  ],
  'generate/push-headers': [
    'info',
    'The webhook `{key}` has parameters ({names}), which are no part of its type.',
    'A receiver gets its payload typed; the headers are those of the request, as text.',
    'Read them from the request, or put them into the payload.',
  ],
  'generate/handler-obsolete': [
    'warn',
    '`{name}` of `{object}` handles no operation of the contract.',
    'Code that nobody calls misleads whoever reads it.',
    'Remove it, or move what is in it to the handler that took its place.',
  ],
  'generate/handlers-unreadable': [
    'warn',
    'No object `{object}` can be read here, so that no handler is added.',
    'Operations that came since the file was written have no handler.',
    'Export the handlers as one object of that name, or remove the file to have it written anew.',
  ],
} as const satisfies Record<string, readonly [severity: Severity, message: string, why: string, fix: string]>;

export type GapId = keyof typeof GAPS;
