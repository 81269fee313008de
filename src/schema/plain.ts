import type { Ajv } from 'ajv';
import type { Json, JsonObject } from '../kernel/json.js';

/** The drafts that contracts write their schemas in, as far as a verdict depends on it. */
export type Draft = 'draft-04' | '2020-12';

/** Is a value valid by a schema? Undefined when the schema cannot be used as it is. */
export type PlainJudge = (schema: JsonObject, draft: Draft) => ((value: Json) => boolean) | undefined;

/**
 * Judges by JSON Schema documents as they are written (OpenAPI's `nullable` is known), without a model: for rulesets,
 * which judge the author's document. Each wording of a schema is compiled once.
 */
export async function createPlainJudge(): Promise<PlainJudge> {
  const [draft04, { Ajv2020 }, formats] = await Promise.all([
    import('ajv-draft-04'),
    import('ajv/dist/2020.js'),
    import('ajv-formats'),
  ]);
  // Most schemas judge a value or two: what is compiled need not be polished.
  const options = { strict: false, logger: false, unicodeRegExp: false, code: { optimize: false } } as const;
  const instances = new Map<Draft, Ajv>();
  const instanceOf = (draft: Draft): Ajv => {
    const known = instances.get(draft);
    if (known) return known;
    const made: Ajv = draft === 'draft-04' ? new draft04.default.default(options) : new Ajv2020(options);
    formats.default.default(made);
    instances.set(draft, made);
    return made;
  };
  const judges = new Map<string, ReturnType<PlainJudge>>();
  return (schema, draft) => {
    const wording = `${draft} ${JSON.stringify(schema)}`;
    if (!judges.has(wording)) judges.set(wording, compile(instanceOf(draft), schema));
    return judges.get(wording);
  };
}

function compile(ajv: Ajv, schema: JsonObject): ReturnType<PlainJudge> {
  try {
    const validate = ajv.compile(schema);
    return (value) => validate(value);
  } catch {
    return undefined;
  }
}
