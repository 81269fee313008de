import type { Place } from '../../kernel/place.js';
import { child } from '../../kernel/pointer.js';
import { componentName } from '../bundle/component-name.js';
import type { Writing } from './writing.js';

/** The names of one section of the components. */
export interface Names {
  /** What a component is called that the author named. */
  ofAuthor(name: string): string;
  /** A name for what the author put elsewhere, such as into a file of its own. */
  made(place: Place): string;
}

/** A name that is not legal is changed, and that is a loss. @see https://spec.openapis.org/oas/v3.1.1.html#components-object */
export function namesOf(
  writing: Writing,
  section: string,
  authored: Iterable<readonly [string, { readonly at: Place }]>,
): Names {
  const entries = [...authored];
  const names = new Map(entries.filter(([name]) => /^[\w.-]+$/.test(name)).map(([name]) => [name, name]));
  const taken = new Set(names.keys());
  const take = (place: Place): string => {
    const name = componentName(place, taken);
    taken.add(name);
    return name;
  };
  for (const [name, { at }] of entries) {
    if (names.has(name)) continue;
    const instead = take({ file: '', pointer: child('', name) });
    names.set(name, instead);
    writing.lose('upgrade/component-name', at, { name, section, instead });
  }
  return { ofAuthor: (name) => names.get(name) ?? name, made: take };
}

/** A reference to a component. It is a URI, whose reader decodes it. */
export function refTo(section: string, name: string): string {
  return `#${child('/components', section, name).replaceAll('%', '%25')}`;
}
