import { load } from 'js-yaml';

type Members = Record<string, unknown>;

/** A contract that is as if `times` copies of it stood side by side: paths and schemas under names of their own. */
export function grow(text: string, times: number): Members {
  const contract = load(text) as Members & { paths: Members; components: { schemas: Members } };
  const schemas: Members = {};
  const paths: Members = {};
  for (let copy = 0; copy < times; copy++) {
    const renamed = <T>(part: T): T =>
      JSON.parse(
        JSON.stringify(part)
          .replaceAll('#/components/schemas/', `#/components/schemas/C${copy}`)
          .replaceAll('"operationId":"', `"operationId":"c${copy}`),
      ) as T;
    for (const [name, schema] of Object.entries(renamed(contract.components.schemas)))
      schemas[`C${copy}${name}`] = schema;
    for (const [path, item] of Object.entries(renamed(contract.paths))) paths[`/c${copy}${path}`] = item;
  }
  return { ...contract, paths, components: { ...contract.components, schemas } };
}
