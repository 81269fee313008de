import { TenonError } from '../kernel/errors.js';
import { count } from '../kernel/result.js';

/** More than these help nobody to choose. */
const SHOWN = 10;

/** A package or archive was named and none of its files; `files` are those that look like contracts. */
export function choiceOf(source: string, separator: '/' | ':', files: readonly string[]): TenonError {
  const choices = files.length > 0 ? files.slice(0, SHOWN) : ['path/to/contract.yaml'];
  const more = files.length > SHOWN ? [`and ${files.length - SHOWN} more`] : [];
  return new TenonError('CONTRACT_CHOICE', {
    source,
    found: files.length > 0 ? count(files.length, 'contract') : 'nothing that looks like a contract',
    choices: [...choices.map((file) => `${source}${separator}${file}`), ...more].join(', '),
  });
}
