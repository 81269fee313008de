import { isObject, type Json, type JsonObject } from '../../kernel/json.js';

/** Names that Spectral's rules had before version 6, which rulesets still use to set severities. */
const RENAMED: Readonly<Record<string, string>> = {
  'operation-2xx-response': 'operation-success-response',
  'operation-default-response': 'operation-success-response',
  'oas3-unused-components-schema': 'oas3-unused-component',
  'oas2-valid-parameter-example': 'oas2-valid-schema-example',
  'oas2-valid-response-schema-example': 'oas2-valid-schema-example',
  'oas2-valid-definition-example': 'oas2-valid-schema-example',
  'oas2-valid-response-example': 'oas2-valid-media-example',
  'oas3-valid-oas-parameter-example': 'oas3-valid-media-example',
  'oas3-valid-oas-content-example': 'oas3-valid-media-example',
  'oas3-valid-oas-header-example': 'oas3-valid-media-example',
  'oas3-valid-header-schema-example': 'oas3-valid-schema-example',
  'oas3-valid-parameter-schema-example': 'oas3-valid-schema-example',
};

/** A ruleset written for Spectral 5 in today's words: renamed rules, and `except` as `overrides`. */
export function modernised(ruleset: JsonObject): JsonObject {
  const { except, ...rest } = ruleset;
  const result: JsonObject = rest;
  if (isObject(rest.rules)) result.rules = renamedRules(rest.rules);
  if (isObject(except)) {
    const overrides = Object.entries(except).map(([pattern, rules]) => ({
      files: [pattern.startsWith('#') ? `**${pattern}` : pattern],
      rules: Object.fromEntries((Array.isArray(rules) ? rules : []).map((rule) => [String(rule), 'off'])),
    }));
    result.overrides = [...(Array.isArray(rest.overrides) ? rest.overrides : []), ...overrides];
  }
  return result;
}

function renamedRules(rules: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]): [string, Json] => [
      isObject(rule) ? name : (RENAMED[name] ?? name),
      rule,
    ]),
  );
}
