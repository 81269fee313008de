import {
  type Contract,
  LIST_MEMBERS,
  type MediaContent,
  type Operation,
  type Payload,
  type Response,
  type Schema,
} from '../model/index.js';
import { itemsOf, propertyOf, typesOf } from './shape.js';

/** `application/json`, `application/problem+json; charset=utf-8`… */
export function isJson(mediaType: string): boolean {
  return /^application\/([\w.+-]+\+)?json(;|$)/.test(mediaType);
}

export function jsonContent(payload: Payload | undefined): MediaContent | undefined {
  return payload?.content.find((content) => isJson(content.mediaType) && content.schema);
}

/** A JSON body with a schema that an operation answers with. */
export interface Answer {
  readonly operation: Operation;
  readonly response: Response;
  readonly content: MediaContent;
  readonly schema: Schema;
}

/** The JSON bodies of all responses whose status matches. */
export function answersOf(contract: Contract, status: RegExp): Answer[] {
  return contract.operations.flatMap((operation) =>
    operation.responses
      .filter((response) => status.test(response.status))
      .flatMap((response) =>
        (response.payload?.content ?? []).flatMap((content) =>
          isJson(content.mediaType) && content.schema
            ? [{ operation, response, content, schema: content.schema }]
            : [],
        ),
      ),
  );
}

/** The list in a body: the body itself, or the member that holds it; undefined when the body is no list. */
export function listIn(schema: Schema | undefined): Schema | undefined {
  if (!schema) return undefined;
  if (isArray(schema)) return schema;
  return LIST_MEMBERS.map((name) => propertyOf(schema, name)).find((member) => member && isArray(member));
}

function isArray(schema: Schema): boolean {
  return typesOf(schema)?.has('array') ?? itemsOf(schema) !== undefined;
}

export function isSuccess(status: string): boolean {
  return /^2/.test(status);
}
