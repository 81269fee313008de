import { breaking, renameKey } from '../../autofix.js';
import { segmentsOf } from '../../paths.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'rest/path-no-file-extension',
  severity: 'info',
  in: 'strict',
  given: 'path',
  why: 'The Accept header chooses the format; an extension makes a second resource of each format.',
  fix: 'Drop the extension, and declare one media type per format.',
  fixable: 'fix-breaking',
  check({ path, at }, { report }) {
    const extension = /\.(json|xml|ya?ml|csv|html?|txt|php|aspx?|jsp)$/i.exec(
      segmentsOf(path).at(-1) ?? '',
    )?.[0];
    if (extension && !path.includes('/.well-known/'))
      report(
        `The path ${path} ends with the file extension "${extension}"; ${path.slice(0, -extension.length)} is wanted.`,
        at,
        breaking(() => [renameKey(at, path.slice(0, -extension.length))]),
      );
  },
});
