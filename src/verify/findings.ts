import type { Severity } from '../kernel/problem.js';

/** What verification can find: id → [severity, what is wrong, why it matters, how to fix it]. Words in braces are filled in. */
export const FINDINGS = {
  'pact/operation-unknown': [
    'error',
    '{consumer} calls {call}, which the contract does not offer{hint}.',
    'The call fails against every provider that keeps to the contract.',
    'Correct the call, or add the operation to the contract.',
  ],
  'pact/parameter-missing': [
    'error',
    '{consumer} calls {call} without the required {parameter}.',
    'The provider may refuse the call.',
    'Send {parameter}.',
  ],
  'pact/parameter-invalid': [
    'error',
    '{consumer} sends {value} as {parameter} of {call}: it {reason}.',
    'The provider may refuse the call.',
    'Send a value that the contract allows.',
  ],
  'pact/parameter-undeclared': [
    'warn',
    '{consumer} sends {parameter} to {call}, which does not declare it.',
    'The provider may ignore it, or refuse the call.',
    'Declare the parameter, or stop sending it.',
  ],
  'pact/credentials-missing': [
    'warn',
    '{consumer} calls {call} without credentials, which it asks for ({schemes}).',
    'The recorded call would be answered with 401.',
    'Record the call with credentials.',
  ],
  'pact/request-body-missing': [
    'error',
    '{consumer} calls {call} without its required body.',
    'The provider may refuse the call.',
    'Send a body.',
  ],
  'pact/request-body-undeclared': [
    'error',
    '{consumer} sends a body to {call}, which takes none.',
    'What it says is lost.',
    'Declare the body, or stop sending it.',
  ],
  'pact/request-type-undeclared': [
    'error',
    '{consumer} sends {type} to {call}, which takes {known}.',
    'The provider may answer 415.',
    'Send a declared media type.',
  ],
  'pact/request-body-invalid': [
    'error',
    'The body that {consumer} sends to {call} {reason}.',
    'The provider may refuse the call.',
    'Send what the contract asks for.',
  ],
  'pact/status-undeclared': [
    'error',
    '{consumer} expects {status} of {call}, which answers {known}.',
    'The provider never promised that answer.',
    'Expect a declared status, or declare it.',
  ],
  'pact/response-type-undeclared': [
    'error',
    '{consumer} expects {type} of {call}, which answers with {known}.',
    'The provider never promised that media type.',
    'Expect a declared media type, or declare it.',
  ],
  'pact/response-body-invalid': [
    'error',
    'What {consumer} expects of {call} {reason}.',
    'A provider that keeps to the contract cannot answer so.',
    'Expect a value that the contract allows.',
  ],
  'pact/response-field-undeclared': [
    'error',
    '{consumer} reads {field} of {call}, which the contract does not declare.',
    'The provider never promised that field, and may drop it without a word.',
    'Declare the field, or stop reading it.',
  ],
  'pact/response-header-undeclared': [
    'error',
    '{consumer} reads the header {header} of {call}, which the contract does not declare.',
    'The provider never promised that header.',
    'Declare the header, or stop reading it.',
  ],
  'pact/response-header-invalid': [
    'error',
    '{consumer} expects {value} as the header {header} of {call}: it {reason}.',
    'A provider that keeps to the contract cannot answer so.',
    'Expect a value that the contract allows.',
  ],
  'pact/rule-too-narrow': [
    'warn',
    '{consumer} refuses {witness} at {field} of {call} by its rule “{rule}”; the contract allows it.',
    'A provider that keeps to the contract may answer so, and the consumer is not ready for it.',
    'Take it in the consumer and widen the rule, or rule it out in the contract.',
  ],
  'pact/message-unknown': [
    'error',
    '{consumer} reads the message “{message}”, which matches none that the contract sends{hint}.',
    'The consumer waits for something that never comes, or cannot read what does.',
    'Refer to a message of the contract, and expect what its schema says.',
  ],
  'pact/message-invalid': [
    'error',
    'What {consumer} expects of the message {message} {reason}.',
    'A publisher that keeps to the contract cannot send that.',
    'Expect a value that the contract allows.',
  ],
  'pact/message-field-undeclared': [
    'error',
    '{consumer} reads {field} of the message {message}, which the contract does not declare.',
    'The publisher never promised that field.',
    'Declare the field, or stop reading it.',
  ],
  'pact/message-not-replayed': [
    'warn',
    'The message “{message}” of {consumer} was held against the contract, but not asked of {provider}.',
    'Tenon replays calls; whether the provider really sends the message is not known.',
    'Verify it in the test suite of the provider.',
  ],
  'pact/provider-broke': [
    'error',
    '{provider} does not keep what {consumer} expects of “{interaction}”: {reason}.',
    'The consumer would break against this build of the provider.',
    'Mend the provider, or agree on the change with the consumer.',
  ],
  'pact/state-missing': [
    'error',
    'There is no handler for the state “{state}”, which “{interaction}” of {consumer} needs.',
    'Without its state the interaction proves nothing.',
    'Add a handler of that name to the states.',
  ],
  'pact/state-failed': [
    'error',
    'The handler of the state “{state}” failed: {reason}.',
    'What was verified after it was not verified in that state.',
    'Mend the handler.',
  ],
} as const satisfies Record<`pact/${string}`, readonly [Severity, message: string, why: string, fix: string]>;

export type FindingId = keyof typeof FINDINGS;
