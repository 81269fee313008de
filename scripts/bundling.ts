import type { Rolldown } from 'tsdown';

/** Words of a third party's module that the bundle has otherwise. */
interface Amendment {
  /** The end of the module's path. */
  readonly file: RegExp;
  readonly why: string;
  /** Each must be found: an upgrade that words it otherwise fails the build, and is looked at. */
  readonly replace: readonly (readonly [from: RegExp, to: string | ((found: string) => string)])[];
  readonly append?: string;
}

const LATE = `
function compiledLate(schema) {
  let validate;
  const late = (value) => {
    validate ??= ajv.compile(schema);
    const valid = validate(value);
    late.errors = validate.errors;
    return valid;
  };
  late.errors = null;
  return late;
}`;

const AMENDMENTS: readonly Amendment[] = [
  {
    file: /nimma[\\/]dist[\\/]esm[\\/]fallbacks[\\/]jsonpath-plus\.m?js$/,
    why: `For expressions that it cannot compile it quotes the source of its fallback function inside a template
      literal, where a minified one, whose strings have become template literals, ends the quotation. As a text it is
      left alone.`,
    replace: [
      [
        /function \(input, path, fn\) \{[\s\S]*?\n\}(?=\);)/,
        (source) => `(0, eval)(${JSON.stringify(`(${source})`)})`,
      ],
    ],
  },
  {
    file: /spectral-core[\\/]dist[\\/]ruleset[\\/]function\.js$/,
    why: `It compiles the schema of the options of each function when it is loaded, with an optimiser that costs more
      than it saves on schemas that are used a few times; most functions are never asked.`,
    replace: [
      [/strict: true, keywords/, 'strict: true, validateSchema: false, code: { optimize: false }, keywords'],
      [/ajv\.compile\(options\)/, 'compiledLate(options)'],
      [/ajv\.compile\(input\)/, 'compiledLate(input)'],
    ],
    append: LATE,
  },
  {
    file: /spectral-core[\\/]dist[\\/]ruleset[\\/]ruleset\.js$/,
    why: `It validates each ruleset in each run, its own ones too, by a schema that it compiles for this.`,
    replace: [
      [
        /\(0, index_1\.assertValidRuleset\)\(/g,
        "globalThis[Symbol.for('tenon.known-rulesets')]?.has(maybeDefinition) || (0, index_1.assertValidRuleset)(",
      ],
    ],
  },
  {
    file: /spectral-core[\\/]dist[\\/]ruleset[\\/]validation[\\/]ajv\.js$/,
    why: `It compiles six meta-schemas to see whether its own schema of rulesets is one, and optimises it for a single
      use.`,
    replace: [[/strict: true,/, 'strict: true, validateSchema: false, code: { optimize: false },']],
  },
  {
    file: /spectral-functions[\\/]dist[\\/]schema[\\/]ajv\.js$/,
    why: `The schemas of rules are used a few times each: the optimiser costs more than it saves. The meta-schemas that
      it adds are what they say.`,
    replace: [
      [/strict: false,/, 'strict: false, code: { optimize: false },'],
      [/addSchema\(draft4MetaSchema\)/, 'addSchema(draft4MetaSchema, undefined, undefined, false)'],
      [/addSchema\(draft6MetaSchema\)/, 'addSchema(draft6MetaSchema, undefined, undefined, false)'],
    ],
  },
];

/** Amends third parties' modules where the bundle would be wrong or slow with them as they are. */
export function amend(): Rolldown.Plugin {
  const left = new Set(AMENDMENTS);
  return {
    name: 'amend',
    transform(code, id) {
      const amendment = AMENDMENTS.find(({ file }) => file.test(id));
      if (!amendment) return undefined;
      left.delete(amendment);
      const amended = amendment.replace.reduce((text, [from, to]) => {
        if (!from.test(text)) throw new Error(`${id} has no ${from} any more: see scripts/bundling.ts`);
        return text.replace(from, typeof to === 'string' ? () => to : to);
      }, code);
      return amended + (amendment.append ?? '');
    },
    buildEnd(error) {
      if (!error && left.size > 0)
        throw new Error(`Not met in the bundle: ${[...left].map(({ file }) => file).join(', ')}`);
    },
  };
}

/** The engine reads a text of JSON in half the time that an object literal takes it. */
export function dataAsText(): Rolldown.Plugin {
  return {
    name: 'data-as-text',
    transform: {
      filter: { id: /\.json$/ },
      handler(code) {
        if (code.length < 20_000) return undefined;
        return { code: `module.exports = JSON.parse(${JSON.stringify(code)})`, moduleType: 'js' };
      },
    },
  };
}
