import type { Location } from './place.js';

/**
 * Every mistake of a user that stops a command: code → [exit code, what is wrong, what to do next].
 * Words in braces are filled from the error's details. `docs/reference/errors.md` is made from this table.
 */
export const ERRORS = {
  CONTRACT_NOT_FOUND: [
    2,
    'There is no file {path}.',
    'Check the path, or run `tenon init` to find the contracts of this repository.',
  ],
  CONTRACT_UNREADABLE: [2, 'Cannot read {path}: {reason}.', 'Give a text file that this user may read.'],
  CONTRACT_EMPTY: [2, '{path} is empty.', 'Give an OpenAPI or AsyncAPI document.'],
  CONTRACT_TOO_DEEP: [
    2,
    '{path} nests more than {limit} levels deep.',
    'Move inner schemas to components and refer to them.',
  ],
  CONTRACT_TOO_LARGE: [
    2,
    '{path} grows out of bounds: {reason}.',
    'Write shared parts once, under components, and refer to them with $ref.',
  ],
  ENCODING_UNSUPPORTED: [2, '{path} is not UTF-8 text ({reason}).', 'Save the file as UTF-8.'],
  SYNTAX: [2, '{path} is not valid {format}: {reason}.', 'Fix the syntax at the place shown.'],
  KIND_UNKNOWN: [
    2,
    '{path} is neither an OpenAPI nor an AsyncAPI document.',
    'A contract starts with `openapi: 3.x`, `swagger: 2.0` or `asyncapi: 3.x`.',
  ],
  KIND_LINT_ONLY: [
    2,
    '{path} is an Arazzo document: it describes workflows over contracts, and is none itself.',
    'Lint it (tenon lint {path}), and give the contracts that it names to the other commands.',
  ],
  DIALECT_UNSUPPORTED: [2, '{path} is {dialect}, which Tenon does not read.', 'Convert it to {wanted}.'],
  REF_OUTSIDE_ROOT: [
    2,
    '{ref} leads outside {root}.',
    'Keep referenced files inside the project, or widen it with --root.',
  ],
  GIT_MISSING: [
    2,
    'Cannot ask git: {reason}.',
    'Run inside a git repository with git installed, or give two files.',
  ],
  GIT_REF_UNKNOWN: [2, 'git knows no {ref} here.', 'Correct the name, or bring it here. {advice}'],
  GIT_PATH_UNKNOWN: [
    2,
    'There is no {path} at {ref}.',
    'Check the path as it was at that commit: git ls-tree -r --name-only {ref}',
  ],
  GIT_NO_BASE: [
    2,
    'Cannot find the commit to compare with: {reason}.',
    'Name the base: tenon diff main. {advice}',
  ],
  URL_NOT_ALLOWED: [
    2,
    '{url} is a URL, and nothing is fetched unasked.',
    'Allow it with --allow-url, or give a file.',
  ],
  URL_UNREADABLE: [
    2,
    'Cannot fetch {url}: {reason}.',
    'Check the address, or download the document and give its path.',
  ],
  ARCHIVE_UNREADABLE: [
    2,
    'Cannot unpack {path}: {reason}.',
    'Give a tar archive, gzipped or not: tar -czf contract.tgz folder',
  ],
  CONTRACT_CHOICE: [2, '{source} names no file, and holds {found}.', 'Name one: {choices}'],
  ACCEPTED_INVALID: [
    2,
    '{path} does not list accepted changes: {reason}.',
    'Each entry has a fingerprint, a reason and an owner; tenon accept writes them.',
  ],
  BASELINE_INVALID: [
    2,
    '{path} is no baseline: {reason}.',
    'Write it anew with tenon lint --baseline write.',
  ],
  BASELINE_MISSING: [2, 'There is no baseline {path}.', 'Write it with tenon lint --baseline write.'],
  NOTHING_TO_ACCEPT: [
    2,
    'There is no change to accept: {reason}.',
    'Run tenon diff to see what fails, and name what you mean with --only.',
  ],
  CHECK_UNKNOWN: [
    2,
    'The config sets the level of {id}, and there is no such check{suggestion}.',
    'Use the id of a check (tenon explain lists them) with one of {levels}.',
  ],
  VERSION_UNKNOWN: [
    2,
    'No next version can be told: {reason}.',
    'Run tenon diff without --next-version to see what stands in the way.',
  ],
  KINDS_DIFFER: [
    2,
    'Cannot compare {before} with {after}: one is {beforeKind}, the other {afterKind}.',
    'Give two versions of the same contract.',
  ],
  CONFIG_INVALID: [
    2,
    '{path}: {reason}.',
    'See `tenon config print`, or the JSON Schema in the package: schemas/config.schema.json.',
  ],
  CONFIG_UNREADABLE: [2, 'Cannot load {path}: {reason}.', 'Run the file on its own to see the whole error.'],
  NO_CONTRACTS: [
    2,
    'No contract was named, and no config names any.',
    'Name a file (tenon {command} openapi.yaml), or run `tenon init`.',
  ],
  CONTRACT_UNNAMED: [2, 'The config has no contract {name}{suggestion}.', 'Its contracts: {known}.'],
  RULESET_UNREADABLE: [
    2,
    'Cannot load the ruleset {ruleset}: {reason}.',
    'Give `tenon:recommended`, `spectral:oas`, a file or an installed npm package.',
  ],
  REPORT_UNREADABLE: [
    2,
    'Cannot read the report {path}: {reason}.',
    'Write it with --output json=<file>, by the same version of Tenon.',
  ],
  NOTHING_TO_TEST: [
    2,
    'There is nothing to test: {reason}.',
    'Write a good and a bad example of a rule: rules/<rule>/good/orders.yaml, rules/<rule>/bad/orders.yaml.',
  ],
  LEAF_UNKNOWN: [2, 'There is no {kind} {id}{suggestion}.', '{list}'],
  OPTION_INVALID: [2, '{option} cannot be {value}: {reason}.', 'See tenon {command} --help.'],
  USAGE: [2, '{reason}', 'See tenon {command} --help.'],
  OUTPUT_OUTSIDE: [
    2,
    'A generated file would leave the output folder: {path}.',
    'Report this: a target must not do that.',
  ],
  OUTPUT_NOT_OURS: [
    2,
    '{path} exists and was not generated by Tenon.',
    'Move it, choose another folder, or overwrite it with --force.',
  ],
  OUTPUT_EDITED: [
    2,
    '{path}{others} {were} edited since Tenon wrote it.',
    'Move the edit into the contract or code of your own, or let it go with --force.',
  ],
  FORMATTER_FAILED: [
    2,
    'Cannot format what was generated with {name}: {reason}.',
    'Install {name} where the command runs, and correct its config.',
  ],
  OUTPUT_UNWRITABLE: [2, 'Cannot write {path}: {reason}.', 'Check the folder and its permissions.'],
  FIX_IMPOSSIBLE: [2, 'Cannot fix {source}: {reason}.', 'Give the file itself, such as openapi.yaml.'],
  LISTEN_FAILED: [
    2,
    'Cannot listen at {address}: {reason}.',
    'Choose another place with --port and --host; --port 0 takes any free port.',
  ],
  GENERATE_IMPOSSIBLE: [
    2,
    'Cannot generate {target} for {contract}: {reason}.',
    'Choose another target: tenon generate --help.',
  ],
  PACT_UNREADABLE: [
    2,
    '{path} is not a pact file: {reason}.',
    'Give a JSON file that a Pact library wrote (specification 2 to 4).',
  ],
  PACT_NONE: [2, 'No pact file matches {pattern}.', 'Run the consumer tests first, or correct the pattern.'],
  PACT_EMPTY: [
    1,
    '{path} holds no interaction.',
    'A pact with nothing in it proves nothing: record at least one interaction.',
  ],
  PACT_UNDECIDED: [
    2,
    'The verifier of {path} ended without a verdict: {reason}.',
    'Run it again; if it ends so each time, replay the pact with @pact-foundation/pact alone to see why.',
  ],
  LINT_UNDECIDED: [
    2,
    'Linting {path} ended without a verdict: {reason}.',
    'Lint it alone to see why: tenon lint {path} --concurrency 1.',
  ],
  PACKAGE_MISSING: [
    2,
    '{feature} needs the package {package}.',
    'Install it: npm install --save-dev {package}',
  ],
  ENGINE_KIND: [
    2,
    'The engine {engine} compares OpenAPI only, and {path} is AsyncAPI.',
    'Compare it with --engine native.',
  ],
  ENGINE_UNDECIDED: [
    2,
    'The engine {engine} gave no verdict on {path}: {reason}.',
    'Compare with --engine native, which needs no other program.',
  ],
  PROVIDER_UNREACHABLE: [
    2,
    'No provider answers at {url}: {reason}.',
    'Start it first, or correct --provider.',
  ],
  PROVIDER_INVALID: [
    2,
    'Cannot start the provider of {path}: {reason}.',
    'Export a function start() that gives a url and a stop(), and an object states.',
  ],
  STATES_INVALID: [
    2,
    'Cannot use the state handlers in {path}: {reason}.',
    'Export default an object: state name → function.',
  ],
} as const satisfies Record<string, readonly [exit: 1 | 2, message: string, hint: string]>;

export type ErrorCode = keyof typeof ERRORS;

type Slots<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}`
  ? Slot | Slots<Rest>
  : never;
type Details<Code extends ErrorCode> = Record<
  Slots<(typeof ERRORS)[Code][1] | (typeof ERRORS)[Code][2]>,
  string | number
>;

/** A mistake of the user's, or of the input's, that stops the command. Anything else thrown is our bug. */
export class TenonError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  /** Exit code of the command: 2 = could not check. */
  readonly exit: 1 | 2;
  /** What to do next. */
  readonly hint: string;
  readonly at: Location | undefined;
  /** What the words in braces were filled from: with the code, all that it takes to make it again elsewhere. */
  readonly details: Details<Code>;

  constructor(code: Code, details: Details<Code>, options: { at?: Location; cause?: unknown } = {}) {
    const [exit, message, hint] = ERRORS[code];
    super(fill(message, details), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TenonError';
    this.code = code;
    this.exit = exit;
    this.hint = fill(hint, details).trim();
    this.at = options.at;
    this.details = details;
  }
}

function fill(text: string, details: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, slot: string) => String(details[slot]));
}

/** The message of anything that was thrown, for the `reason` of an error: its first line, without a full stop. */
export function reasonOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return (text.split('\n')[0] ?? '').replace(/\.$/, '');
}
