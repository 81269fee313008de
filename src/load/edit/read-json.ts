import { createScanner } from 'jsonc-parser';
import type { Member, Written } from './written.js';

/** The scanner's `SyntaxKind`, which has no values at run time. */
const TOKEN = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  text: 10,
  end: 17,
} as const;

/** How a text that was parsed as JSON is written, comments and surplus commas included. */
export function writtenJson(text: string): Written {
  const scanner = createScanner(text, true);
  const here = () => ({
    start: scanner.getTokenOffset(),
    end: scanner.getTokenOffset() + scanner.getTokenLength(),
  });
  const node = (
    kind: Written['kind'],
    style: Written['style'],
    members: readonly Member[] = [],
  ): Written => ({
    ...here(),
    kind,
    flow: true,
    style,
    absent: false,
    members,
  });
  const collection = (isMap: boolean): Written => {
    const { start } = here();
    const members: Member[] = [];
    const close = isMap ? TOKEN.closeBrace : TOKEN.closeBracket;
    for (let token: number = scanner.scan(); token !== close && token !== TOKEN.end; token = scanner.scan()) {
      if (token === TOKEN.comma) continue;
      if (!isMap) {
        members.push({ key: String(members.length), value: value() });
        continue;
      }
      const name = node('scalar', 'double');
      const key = scanner.getTokenValue();
      scanner.scan();
      scanner.scan();
      members.push({ key, name, value: value() });
    }
    return { ...node(isMap ? 'map' : 'list', 'plain', members), start };
  };
  /** The node at the token at hand. */
  const value = (): Written => {
    const token: number = scanner.getToken();
    if (token === TOKEN.openBrace) return collection(true);
    if (token === TOKEN.openBracket) return collection(false);
    return node('scalar', token === TOKEN.text ? 'double' : 'plain');
  };
  scanner.scan();
  return value();
}
