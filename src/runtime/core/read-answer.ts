import type { AnyAnswer } from './answer.js';
import { decodeBody } from './body.js';

/** What the contract says of an operation's answers. */
interface Declared {
  readonly method: string;
  readonly success: readonly string[];
  readonly fields?: Readonly<Record<string, 'number' | 'boolean'>>;
}

/** An answer with its data and headers as the contract types them. @throws CallError `unreadable` */
export async function readAnswer(operation: Declared, response: Response): Promise<AnyAnswer> {
  const { status } = response;
  const data = await decodeBody(response, operation.method);
  return {
    ok: isSuccess(operation.success, status),
    status,
    data,
    headers: fieldsOf(operation, response),
    response,
  } as AnyAnswer;
}

function isSuccess(declared: readonly string[], status: number): boolean {
  return (
    declared.includes(String(status)) ||
    (status >= 200 && status < 300 && (declared.includes('2XX') || declared.includes('default')))
  );
}

/** All headers by name, those with a declared type in it. */
function fieldsOf({ fields = {} }: Declared, response: Response): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...response.headers].map(([name, value]) => {
      const type = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [name, type === 'number' ? Number(value) : type === 'boolean' ? value === 'true' : value];
    }),
  );
}
