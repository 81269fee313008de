import { sortedBy } from '../../kernel/order.js';
import type { Contract } from '../../model/index.js';
import type { Group, Names } from '../../names/index.js';
import type { Addition, MemberMerger } from '../../typescript/index.js';
import { commentText } from '../comment.js';
import { saidOf } from '../gaps/index.js';
import { fileText, importText, indent, literal, propertyKey } from '../print.js';
import type { File } from '../target.js';

/** `handlers/orders.ts`: where the user writes what the operations of one tag do. It is completed, never overwritten. */
export function stubsFile(
  { operations }: Contract,
  names: Names,
  { group, folder, merge }: { readonly group: Group; readonly folder: string; readonly merge: MemberMerger },
): File {
  const object = `${group.member}Handlers`;
  const up = '../'.repeat(folder.split('/').length);
  const stubs = sortedBy(
    operations.filter((operation) => names.group(operation) === group),
    ({ path, method }) => `${path} ${method}`,
  ).map((operation): Addition => {
    const { call } = names.operation(operation);
    return { name: call, text: stubText(call, operation.key) };
  });
  const content = fileText(
    [
      importText('type', [`${group.stem}Handlers`], `${up}routes/${group.file}.js`),
      importText('value', ['type HandlerContext', 'Refusal'], `${up}server.js`),
    ].join('\n'),
    `/** Yours: \`tenon generate\` adds a handler that is missing, and changes nothing else here. */
export const ${object}: ${group.stem}Handlers<HandlerContext> = {
${stubs.map(({ text }) => text).join('')}};`,
  );
  return {
    path: `${folder}/${group.file}.ts`,
    content,
    complete: (current) => completed(merge, { object, stubs }, current),
  };
}

function stubText(call: string, key: string): string {
  const fault = `{ code: 'NOT_IMPLEMENTED', title: 'Not implemented', detail: ${literal(`${call} is not implemented.`)} }`;
  const body = `async ${propertyKey(call)}() {\n  throw new Refusal(501, ${fault});\n},`;
  return `${indent(`${commentText({ text: [`\`${key}\``] })}${body}`)}\n`;
}

interface Wanted {
  readonly object: string;
  readonly stubs: readonly Addition[];
}

function completed(
  merge: MemberMerger,
  { object, stubs }: Wanted,
  current: string,
): ReturnType<File['complete'] & {}> {
  const merged = merge(current, object, stubs);
  if (!merged) {
    const said = saidOf('generate/handlers-unreadable', { object });
    return { content: current, told: [{ ...said, line: 1, column: 1 }] };
  }
  const told = merged.obsolete.map(({ name, line, column }) => ({
    ...saidOf('generate/handler-obsolete', { name, object }),
    line,
    column,
  }));
  return { content: merged.text, told };
}
