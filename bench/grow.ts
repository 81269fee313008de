import { load } from 'js-yaml';

type Members = Record<string, unknown>;

/** A contract as if `times` copies of it stood side by side: the first as it is, the others under names of their own. */
export function grow(text: string, times: number): Members {
  const contract = load(text) as Members & { paths: Members; components: { schemas: Members } };
  const schemas: Members = {};
  const paths: Members = {};
  for (let copy = 0; copy < times; copy++) {
    const prefix = copy === 0 ? '' : `C${copy}`;
    const renamed = <T>(part: T): T =>
      JSON.parse(
        JSON.stringify(part)
          .replaceAll('#/components/schemas/', `#/components/schemas/${prefix}`)
          .replaceAll('"operationId":"', `"operationId":"${prefix}`),
      ) as T;
    for (const [name, schema] of Object.entries(renamed(contract.components.schemas)))
      schemas[`${prefix}${name}`] = schema;
    for (const [path, item] of Object.entries(renamed(contract.paths)))
      paths[`${prefix && `/${prefix}`}${path}`] = item;
  }
  return { ...contract, paths, components: { ...contract.components, schemas } };
}
