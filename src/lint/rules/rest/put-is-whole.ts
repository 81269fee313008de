import type { Contract, Operation, Schema } from '../../../model/index.js';
import { target } from '../../../model/index.js';
import { isSuccess, jsonContent } from '../../bodies.js';
import { defineRule } from '../../rule.js';
import { isRequired, propertyNames, propertyOf } from '../../shape.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'rest/put-is-whole',
  severity: 'warn',
  in: 'recommended',
  given: 'operation',
  why: 'A PUT replaces the resource: where a part passes for the whole, what the caller left out is lost or kept by chance.',
  fix: 'Require what the resource cannot do without; for changes in part, offer PATCH.',
  check(operation, { contract, report }) {
    if (operation.method !== 'PUT' || !operation.request) return;
    for (const { mediaType, at } of operation.request.content) {
      if (/patch\+json/.test(mediaType))
        report(`${operation.key} takes ${mediaType}, which changes parts; the whole resource is wanted.`, at);
    }
    const body = jsonContent(operation.request)?.schema;
    if (!body || propertyNames(body).length === 0 || requiredIn(body).length > 0) return;
    const [witness, demanded = []] =
      witnessesOf(operation, contract)
        .map(([name, schema]) => [name, requiredIn(schema)] as const)
        .find(([, names]) => names.some((name) => propertyOf(body, name))) ?? [];
    if (witness)
      report(
        `${operation.key} demands no property, so that a part passes for the whole; ${witness} ${listed(demanded)}.`,
        target(body).at,
      );
  },
});

/** Who else says what the resource consists of: the GET of the same path, the POST to its collection. */
function witnessesOf({ path }: Operation, { operations }: Contract): (readonly [string, Schema])[] {
  const collection = path.replace(/\/\{[^/]*\}$/, '');
  return operations.flatMap((other) => {
    const isGet = other.method === 'GET' && other.path === path;
    const isPost = other.method === 'POST' && other.path === collection && collection !== path;
    if (!isGet && !isPost) return [];
    const answer = other.responses.find(({ status }) => isSuccess(status));
    const schema = jsonContent(isPost ? other.request : answer?.payload)?.schema;
    return schema ? [[`${other.key} ${isPost ? 'demands' : 'always answers'}`, schema] as const] : [];
  });
}

/** What a caller must, or can, send: nothing that only the service writes. */
function requiredIn(schema: Schema): string[] {
  return propertyNames(schema).filter(
    (name) => isRequired(schema, name) && !propertyOf(schema, name)?.readOnly,
  );
}
