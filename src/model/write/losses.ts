import type { Location } from '../../kernel/place.js';
import { fingerprintOf, type Problem } from '../../kernel/problem.js';

/**
 * What a canonical document cannot say: id → [what is lost, why that matters, what to do about it].
 * Words in braces are filled from the loss's details.
 */
export const LOSSES = {
  'upgrade/member-unknown': [
    '{reason} It is left out.',
    'The new document says what Tenon understood, and nobody knows what this means.',
    'Make it an extension, or correct its name.',
  ],
  'upgrade/extension': [
    '`{word}` belongs to nothing that is carried over, and is left out of {document}.',
    'Tools that read the extension no longer find it.',
    'Copy it by hand, or move it to the node that it speaks of.',
  ],
  'upgrade/path-empty': [
    'The path {name} has no operation, and is left out of {document}.',
    'Whoever reads the document does not know of the path, nor of what was said of it.',
    'Describe its operations, or remove it.',
  ],
  'upgrade/component-unused': [
    '`{name}` of components.{section} is used by nothing, and is left out of {document}.',
    'Whoever refers to it from elsewhere finds nothing.',
    'Refer to it, copy it by hand, or remove it.',
  ],
  'upgrade/member-mistyped': [
    '{reason} It is left out.',
    'The new document says what Tenon understood, and nobody knows what this means.',
    'Write what the specification wants there.',
  ],
  'upgrade/method': [
    '{document} has no word for the method {method}; {key} is left out.',
    'Whoever reads the document does not know of this call.',
    'Keep the contract in OpenAPI 3.2, or describe the call by another method.',
  ],
  'upgrade/parameter-location': [
    '{document} has no parameters in: {in}; `{name}` is left out.',
    'Whoever reads the document does not know of this parameter.',
    'Describe its parts as parameters in: query.',
  ],
  'upgrade/parameter-style': [
    '{document} has no style {style} in: {in}; `{name}` is written as {instead}.',
    'Whoever reads the document separates the items otherwise than the server does.',
    'Describe the parameter as a plain string, and its separator in the description.',
  ],
  'upgrade/item-schema': [
    '{document} has no itemSchema; what each item of {mediaType} is, is left out.',
    'Whoever reads the document does not know what comes in the stream.',
    'Keep the contract in OpenAPI 3.2, or describe the items in words.',
  ],
  'upgrade/oauth-flow': [
    '{document} has no OAuth flow {flow}; it is left out of {scheme}.',
    'Whoever reads the document does not know this way to a token.',
    'Describe the flow in the description of the scheme.',
  ],
  'upgrade/component-name': [
    'The component `{name}` of {section} is called `{instead}`, for {document} allows only letters, digits, `.`, `-` and `_` in its name.',
    'Code that is generated from the document calls it by another name.',
    'Choose a name that may stay.',
  ],
  'upgrade/server-scheme': [
    'The URL {url} of the server {name} does not start with its protocol, {protocol}; {document} keeps the protocol alone.',
    'Whoever reads the document connects otherwise than the URL said.',
    'Check the protocol of the server.',
  ],
  'upgrade/server-relative': [
    'The server {name} has the URL {url}, and no host; {document} cannot do without one.',
    'Whoever reads the document does not know where to connect to.',
    'Write the whole URL.',
  ],
  'upgrade/security-together': [
    '{document} cannot ask for several security schemes together ({schemes}); each stands alone, as one of several ways.',
    'Whoever reads the document takes one of them for enough.',
    'Say in the description that all of them are needed.',
  ],
  'upgrade/security-optional': [
    '{document} cannot say that no credentials are a way as well; that is left out.',
    'Whoever reads the document takes the credentials for necessary.',
    'Say in the description that they are optional.',
  ],
  'upgrade/parameter-schema': [
    '{document} has no schemas for parameters of channels; `{words}` of {name} is left out.',
    'Whoever reads the document does not know what values may stand in the address.',
    'Say it by enum, default and examples, or in the description.',
  ],
  'upgrade/discriminator-mapping': [
    'The discriminator of {document} has no mapping; which value of `{property}` means which schema is left out.',
    'Whoever reads the document tells the alternatives apart by the names of their schemas.',
    'Give each alternative a const for that property.',
  ],
  'upgrade/schema-word': [
    '`{word}` is no word of JSON Schema draft-07, in which {document} reads its schemas.',
    'A validator that reads the document passes over it.',
    'Say it in words that draft-07 has.',
  ],
  'upgrade/binding-type': [
    'The HTTP binding of {what} no longer says that it is a {type}; its action says who sends.',
    'Whoever reads the document takes request or response from the action alone.',
    'Check the action, and the perspective that the contract was read with.',
  ],
  'upgrade/binding-reference': [
    'The bindings of {what} refer to {ref}, which is not in the document.',
    'The reference leads nowhere from the one file that the document is.',
    'Write what it leads to in its place, or among components.schemas.',
  ],
  'upgrade/operation-deprecated': [
    'Operations of {document} cannot be deprecated; that this one is, is left out, and {message} is not called deprecated either.',
    'Whoever reads the document builds upon what will go.',
    'Write deprecated: true in the message, if it is only used here.',
  ],
} as const satisfies Record<string, readonly [message: string, why: string, fix: string]>;

export type LossId = keyof typeof LOSSES;

/** A loss as a problem. Nothing is wrong with the contract, so that it is a warning. */
export function lossOf(id: LossId, at: Location, details: Readonly<Record<string, string>>): Problem {
  const [message, why, fix] = LOSSES[id];
  return {
    id,
    severity: 'warn',
    message: message.replace(/\{(\w+)\}/g, (_, slot: string) => details[slot] ?? ''),
    why,
    fix,
    at,
    fingerprint: fingerprintOf(id, at.pointer, ...Object.values(details)),
  };
}
