import { type Check, type Issue, issuesOf } from './check.js';

/** A schema as many libraries take it. @see https://standardschema.dev */
export interface StandardSchema<Value> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'tenon';
    readonly validate: (
      value: unknown,
    ) => { readonly value: Value; readonly issues?: undefined } | { readonly issues: readonly Issue[] };
    readonly types?: { readonly input: Value; readonly output: Value };
  };
}

/** `standard<Order>(checks.Order)`, for forms, routers and whatever else takes a Standard Schema. */
export function standard<Value = unknown>(check: Check): StandardSchema<Value> {
  const validate: StandardSchema<Value>['~standard']['validate'] = (value) => {
    const issues = issuesOf(check, value);
    return issues.length > 0 ? { issues } : { value: value as Value };
  };
  return { '~standard': { version: 1, vendor: 'tenon', validate } };
}
