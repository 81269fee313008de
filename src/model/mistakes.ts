/**
 * Local faults of a contract that the rest can live with: id → [what is wrong, why it matters, how to fix it].
 * Words in braces are filled from the mistake's details.
 */
export const MISTAKES = {
  'reference-unresolved': [
    '`$ref: {ref}` leads nowhere: {reason}.',
    'What it stood for is unknown, so nothing can be checked or generated for it.',
    'Correct the reference, or add what it refers to.',
  ],
  'file-unreadable': [
    '{reason}.',
    'What refers to this file means something that is unknown, so nothing can be checked or generated for it.',
    'Correct the file at the place shown.',
  ],
  'key-duplicated': [
    'The key `{key}` stands twice in one object.',
    'Only the last of them counts, and readers disagree about which.',
    'Keep one of them.',
  ],
  'json-malformed': [
    'The file is called JSON and is none: {reason}.',
    'It could be read all the same, but a strict reader refuses it, and another may read it otherwise.',
    'Write strict JSON (no comments, no comma before a closing bracket), or call the file .yaml.',
  ],
  'value-mistyped': [
    '`{what}` must be {wanted}, but is {found}.',
    'Tools skip what they cannot read, so this part of the contract does not count.',
    'Write {wanted}.',
  ],
  'member-unknown': [
    '`{member}` is no member of {owner}.',
    'Tools pass over what the specification does not know, or refuse the document.',
    'Correct the name, remove it, or make it an extension: `x-{member}`.',
  ],
  'member-missing': [
    '`{member}` is missing from {owner}.',
    'The specification demands it, and tools may refuse the document, or guess.',
    'Add `{member}`.',
  ],
  'member-mistyped': [
    '`{member}` must be {wanted}, but is {found}.',
    'Tools skip what they cannot read, and take what would hold if it were not there.',
    'Write {wanted}.',
  ],
  'reference-misplaced': [
    'A `$ref` cannot stand for {member}.',
    'The specification has references in other places only; some tools follow this one, and others do not.',
    'Write out what it refers to; `tenon bundle` does.',
  ],
  'reference-of-other-kind': [
    '`$ref: {ref}` leads to {found}; {wanted} is wanted.',
    'What stands there is read as what it is not, and so means nothing that its author meant.',
    'Refer to {wanted}.',
  ],
  'schema-type-unknown': [
    '`{type}` is no type of JSON Schema.',
    'A schema with an unknown type allows nothing, or anything, depending on the tool.',
    'Use null, boolean, integer, number, string, array or object.',
  ],
  'operation-duplicated': [
    '{key} is the same call as {other}.',
    'Two templates that match the same requests cannot be told apart by a router.',
    'Merge them, or make the paths differ outside their parameters.',
  ],
  'path-parameter-undeclared': [
    'The path of {key} holds `{{name}}`, and no parameter `in: path` is named so.',
    'Nobody can know what to put there: generated code sends the braces, or leaves the call out.',
    'Declare it: `name: {name}`, `in: path`, `required: true`.',
  ],
  'path-parameter-unused': [
    'The parameter `{name}` is `in: path`, but the path of {key} has no `{{name}}`.',
    'Its value can be sent nowhere, though callers must give it.',
    'Put `{{name}}` into the path, correct the name, or remove the parameter.',
  ],
  'parameter-duplicated': [
    'The {location} parameter `{name}` stands twice in the parameters of {key}.',
    'Which of them counts is for each tool to guess.',
    'Keep one of them.',
  ],
  'operation-id-duplicated': [
    'The operationId `{id}` is also that of {other}.',
    'Generated code and links name operations by it, so it must be unique.',
    'Give each operation its own operationId.',
  ],
  'security-scheme-undeclared': [
    'No security scheme is named `{scheme}`.',
    'Nobody can know how to authenticate.',
    'Declare it among the security schemes, or correct the name.',
  ],
  'message-not-of-channel': [
    'The operation carries the message {message}, which its channel {channel} does not list.',
    'An operation may carry messages of its channel only; tools disagree about what this one means.',
    'List the message in the channel, and refer to it there.',
  ],
  'channel-not-of-root': [
    '`$ref: {ref}` does not lead to a channel under `channels` at the root.',
    'What stands in `components` is there for reuse only: an operation on a channel that the document does not list is passed over.',
    'List the channel under `channels`, and refer to it there.',
  ],
  'word-of-other-version': [
    '`{word}` is a word of {theirs}; this document is {ours}, where it means nothing.',
    'Tools skip what their version does not know, so this part of the contract does not count.',
    'Write {instead}, or make the document {theirs}.',
  ],
  'mistakes-unlisted': [
    'There are more than {limit} mistakes; the others are not listed.',
    'A document with so many is no contract, or is written in another dialect than it says.',
    'Correct those that are listed first.',
  ],
} as const satisfies Record<string, readonly [message: string, why: string, fix: string]>;

export type MistakeId = keyof typeof MISTAKES;
