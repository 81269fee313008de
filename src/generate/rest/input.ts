import type { MediaContent, Operation, Parameter } from '../../model/index.js';
import { type Comment, commentText, lifecycleTags, schemaComment } from '../comment.js';
import { alternatives, block, literal, propertyKey } from '../print.js';
import { type Printing, typed, typeOf } from '../shape/index.js';
import { atom, type TypeText, union } from '../shape/type-text.js';

/** One member of an operation's input. */
interface Member {
  readonly key: string;
  readonly required: boolean;
  readonly type: TypeText;
  readonly comment: Comment;
}

/** How the body stands in the input; undefined: there is none. */
export interface InputBody {
  readonly required: boolean;
  readonly type: TypeText;
  readonly comment: Comment;
  /** Where the caller has a choice: what it is in each media type, the usual one first. */
  readonly types?: readonly { readonly mediaType: string; readonly type: TypeText }[];
}

export interface InputShape {
  readonly text: string;
  /** May the whole input be left out? */
  readonly optional: boolean;
}

/** `interface GetOrderInput`: the parameters by name, and the body; client and server speak of the same members. */
export function inputType(
  printing: Printing,
  operation: Operation,
  body: InputBody | undefined,
  filled = false,
): InputShape {
  const { stem } = printing.names.operation(operation);
  const names = printing.names.parameters(sentParameters(operation));
  const members = [...names].map(([parameter, key]) => parameterMember(printing, parameter, key, filled));
  const choices = body && !members.some(({ key }) => key === 'contentType') ? choicesOf(body) : [];
  const [only, ...others] = choices;
  if (body) members.push({ key: 'body', ...body });
  const comment = commentText({ text: [`Input of \`${operation.method} ${operation.path}\`.`] });
  const optional = members.every((member) => !member.required);
  if (members.length === 0)
    return { text: `${comment}export type ${stem}Input = Record<string, never>;`, optional };
  if (only && others.length === 0) members.push(only.contentType);
  const lines = (shown: readonly Member[]): string[] => shown.map(memberText);
  if (others.length === 0)
    return { text: `${comment}${block(`export interface ${stem}Input`, lines(members))}`, optional };
  const shared = members.length > 1 ? [block('', lines(members.slice(0, -1)))] : [];
  const each = choices.map((choice) => block('', lines([choice.body, choice.contentType])));
  const either = `(${alternatives(each)}\n)`;
  return { text: `${comment}export type ${stem}Input = ${[...shared, either].join(' & ')};`, optional };
}

function memberText({ key, required, type, comment }: Member): string {
  return `${commentText(comment)}${typed(`readonly ${propertyKey(key)}${required ? '' : '?'}:`, type)};`;
}

interface Choice {
  readonly body: Member;
  readonly contentType: Member;
}

/** A body of each type, and the media types that it may be sent in; none when there is no choice. */
function choicesOf({ types = [], ...body }: InputBody): Choice[] {
  const distinct = [...new Map(types.map(({ type }) => [type.text, type])).values()];
  return distinct.map((type, index) => {
    const mediaTypes = types.filter((one) => one.type.text === type.text).map(({ mediaType }) => mediaType);
    return {
      body: { key: 'body', ...body, type, comment: index === 0 ? body.comment : {} },
      contentType: {
        key: 'contentType',
        required: index > 0,
        type: union([...new Set(mediaTypes)].map((mediaType) => atom(literal(mediaType)))),
        comment: index === 0 ? { text: [`Sent as \`${mediaTypes[0]}\`, unless you say otherwise.`] } : {},
      },
    };
  });
}

/** The specification lets these three be written as parameters, and says that they are none. */
const NO_PARAMETERS: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization']);

export function isReservedHeader({ in: place, name }: Parameter): boolean {
  return place === 'header' && NO_PARAMETERS.has(name.toLowerCase());
}

export function sentParameters(operation: Operation): Parameter[] {
  const sent = operation.parameters.filter((parameter) => !isReservedHeader(parameter));
  return sent.sort((a, b) => PLACES.indexOf(a.in) - PLACES.indexOf(b.in) || (a.name < b.name ? -1 : 1));
}

const PLACES: readonly Parameter['in'][] = ['path', 'query', 'querystring', 'header', 'cookie'];

/** `filled`: seen by the server, where a default has taken the place of a value that was not sent. */
function parameterMember(printing: Printing, parameter: Parameter, key: string, filled: boolean): Member {
  const { schema } = parameter;
  const about: Comment = schema ? schemaComment(schema) : {};
  return {
    key,
    required: parameter.required || parameter.in === 'path' || (filled && schema?.default !== undefined),
    type: schema ? typeOf(printing, schema) : atom('string'),
    comment: {
      text: [parameter.description ?? about.text?.find((text) => text !== undefined)],
      tags: [
        ...(about.tags ?? []).filter((tag) => !tag.startsWith('@deprecated')),
        ...lifecycleTags(parameter.lifecycle),
      ],
    },
  };
}

/** Names what a body is in its comment when that is not plain JSON, and what else could be sent. */
export function bodyComment(
  content: MediaContent,
  others: readonly MediaContent[],
  description: string | undefined,
): Comment {
  const rest = others.filter((other) => other !== content).map((other) => `\`${other.mediaType}\``);
  const media =
    content.mediaType === 'application/json' && rest.length === 0
      ? undefined
      : `Sent as \`${content.mediaType}\`.`;
  const also = rest.length > 0 ? ` The contract also allows ${rest.sort().join(', ')}.` : '';
  return { text: [description, media === undefined ? undefined : `${media}${also}`] };
}
