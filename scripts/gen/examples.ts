import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';

/** Rule → its shortest bad fixture, the findings written behind their lines: what the reference and `explain` show. */
export function ruleExamples(top: string): Readonly<Record<string, string>> {
  const folder = path.join(top, 'fixtures/rules');
  const ids = globSync('*/*/expected.json', { cwd: folder }).map((file) => path.posix.dirname(file));
  return Object.fromEntries(
    ids.sort().flatMap((id) => example(path.join(folder, id)).map((text) => [id, text])),
  );
}

function example(folder: string): string[] {
  const expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as Record<
    string,
    string[]
  >;
  const texts = readdirSync(path.join(folder, 'bad'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => ({ file, text: readFileSync(path.join(folder, 'bad', file), 'utf8') }));
  const [shortest] = texts.sort((a, b) => a.text.length - b.text.length || (a.file < b.file ? -1 : 1));
  if (!shortest) return [];
  const lines = shortest.text.trimEnd().split('\n');
  for (const finding of expected[shortest.file] ?? []) {
    const match = /^(\d+):\d+ (.*)$/s.exec(finding);
    const line = Number(match?.[1]) - 1;
    if (match && lines[line] !== undefined) lines[line] += `   # ← ${match[2]}`;
  }
  return [lines.join('\n')];
}
