import type { Json } from '../../kernel/json.js';
import { sortedBy } from '../../kernel/order.js';
import type { MediaContent, Operation, Response } from '../../model/index.js';
import { fileText, indent } from '../print.js';
import { sentParameters } from '../rest/input.js';
import { contentsOf, heldAs } from '../rest/media.js';
import { statusesOf } from '../rest/status.js';
import { streamingOf } from '../rest/stream.js';
import { jsonSchemaBody, jsonSchemaOf, type Printer, type Wanted } from '../server/json-schema.js';
import type { Shapes } from '../shape/index.js';
import type { File } from '../target.js';
import { sentContents } from './body-code.js';
import { type CheckPrinter, checkCode } from './check-code.js';
import { type Code, callCode, objectCode } from './code.js';
import { runtimeNames } from './runtime-names.js';

/** What a client checks, as the option `validate` says. */
export interface Checking {
  readonly requests: boolean;
  readonly responses: boolean;
  readonly shapes: Shapes;
  /** The named schemas that were referred to. */
  readonly wanted: Wanted;
}

/** Undefined: nothing is checked. */
export function checkingOf(shapes: Shapes, validate: Json | undefined): Checking | undefined {
  const isAsked = (what: string): boolean => validate === what || validate === 'both';
  const [requests, responses] = [isAsked('requests'), isAsked('responses')];
  return requests || responses ? { requests, responses, shapes, wanted: new Map() } : undefined;
}

/** The JSON Schemas of what an operation sends and gets. */
export interface Checked {
  readonly input: Json;
  /** By media type, as it is declared. */
  readonly bodies: ReadonlyMap<MediaContent, Json>;
  readonly answers: ReadonlyMap<string, Answer>;
}

interface Answer {
  readonly schema: Json;
  /** May it come as text or a file too? */
  readonly isMixed: boolean;
}

export function checkedOf(checking: Checking, operation: Operation): Checked {
  const writing: Printer = { ...checking, view: 'write' };
  const reading: Printer = { ...checking, view: 'read' };
  const { requests, responses } = checking;
  const contents = requests ? sentContents(operation) : [];
  const schemas = new Map(
    contents.flatMap((content) =>
      content.schema && ['json', 'form'].includes(heldAs(content.mediaType))
        ? [[content, jsonSchemaOf(writing, content.schema)] as const]
        : [],
    ),
  );
  // The only body is a member of the input like any other; of several, the caller says which it is.
  const isOnly = contents.length === 1;
  return {
    input: requests ? inputSchema(writing, operation, isOnly ? [...schemas.values()][0] : undefined) : true,
    bodies: isOnly ? new Map() : schemas,
    answers: new Map(
      !responses || operation.method === 'HEAD' || streamingOf(operation)
        ? []
        : statusesOf(operation).declared.flatMap(({ response }) => answerOf(reading, response)),
    ),
  };
}

function inputSchema(printer: Printer, operation: Operation, body: Json | undefined): Json {
  const keys = [...printer.shapes.names.parameters(sentParameters(operation))];
  const needed = keys.flatMap(([{ required, in: place }, key]) =>
    required || place === 'path' ? [key] : [],
  );
  if (operation.request?.required && sentContents(operation).length > 0) needed.push('body');
  const properties = keys.flatMap(([{ schema, mediaType }, key]): [string, Json][] =>
    schema && (mediaType === undefined || heldAs(mediaType) === 'json')
      ? [[key, jsonSchemaOf(printer, schema)]]
      : [],
  );
  if (body !== undefined) properties.push(['body', body]);
  if (properties.length === 0 && needed.length === 0) return true;
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(needed.length > 0 && { required: needed.sort() }),
  };
}

function answerOf(printer: Printer, { status, payload }: Response): [string, Answer][] {
  const contents = payload ? contentsOf(payload) : [];
  const schemas = contents.flatMap(({ mediaType, schema }) =>
    schema && heldAs(mediaType) === 'json' ? [jsonSchemaOf(printer, schema)] : [],
  );
  const all = contents.every(({ mediaType }) => heldAs(mediaType) === 'json');
  const [schema = true, ...others] = schemas;
  if (schemas.length === 0) return [];
  const key = status === 'default' ? status : status.toUpperCase();
  return [[key, { schema: others.length > 0 ? { anyOf: schemas } : schema, isMixed: !all }]];
}

/** The checks of an operation, as its descriptor names them. */
export interface CheckCodes {
  readonly given?: Code;
  readonly read?: Code;
  /** Puts the check of a body before what writes it. */
  around(content: MediaContent, encoder: Code): Code;
}

export const UNCHECKED_CODES: CheckCodes = { around: (_, encoder) => encoder };

export function checkCodes(checking: Checking, operation: Operation, printer: CheckPrinter): CheckCodes {
  const { use } = printer;
  const { input, bodies, answers } = checkedOf(checking, operation);
  const read = [...answers].map(([status, { schema, isMixed }]) => {
    const check = checkCode(printer, schema);
    return [status, isMixed ? callCode(use('ifData'), [check]) : check];
  });
  return {
    ...(input !== true && { given: callCode(use('givenAs'), [checkCode(printer, input)]) }),
    ...(read.length > 0 && { read: callCode(use('readAs'), [objectCode(Object.fromEntries(read))]) }),
    around(content, encoder) {
      const schema = bodies.get(content);
      return schema === undefined ? encoder : callCode(use('checked'), [checkCode(printer, schema), encoder]);
    },
  };
}

/** `checks.ts`: the checks of the named schemas that operations refer to, and all that these refer to. */
export function checksFile({ shapes, wanted }: Checking): File {
  const printed = new Map<string, string>();
  const names = new Set([...wanted.keys()]);
  const use = runtimeNames(names);
  // A Map grows while it is walked.
  for (const [name, { schema, view }] of wanted) {
    const check = checkCode(
      { use, reference: (other) => other },
      jsonSchemaBody({ shapes, wanted, view }, schema),
    );
    // Without the mark a bundler would take all of them for what must be kept.
    const body = check.includes('\n') ? `\n${indent(check)},\n` : ` ${check}`;
    printed.set(name, `export const ${name}: Check = /* @__PURE__ */ ${use('named')}(() =>${body});`);
  }
  const sections = sortedBy(printed, ([name]) => name).map(([, text]) => text);
  const about =
    '/** A check for each named schema that operations send or get; `standard(Order)` is its Standard Schema. */';
  return {
    path: 'checks.ts',
    content: fileText(
      use.imports('./runtime/core/', { check: ['Check'] }).join('\n'),
      ...sections.map((text, index) => (index === 0 ? `${about}\n${text}` : text)),
    ),
  };
}
