import { canonicalText, isObject, type Json, own } from '../kernel/json.js';

type Bindings = Readonly<Record<string, Json>>;

/** A protocol whose binding changed, and a key that tells this change from others. */
export interface BindingChange {
  readonly protocol: string;
  readonly key: string;
}

/** The protocols whose bindings say other things, the version of the binding's own specification aside. */
export function changedBindings(before: Bindings = {}, after: Bindings = {}): BindingChange[] {
  const protocols = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...protocols].flatMap((protocol) => {
    const [was, is] = [before, after].map((bindings) => textOf(own(bindings, protocol)));
    return was === is ? [] : [{ protocol, key: `${protocol} ${was} ${is}` }];
  });
}

function textOf(binding: Json | undefined): string {
  if (!isObject(binding)) return canonicalText(binding ?? {});
  const { bindingVersion: _, ...rest } = binding;
  return canonicalText(rest);
}
