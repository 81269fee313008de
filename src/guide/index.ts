import { TenonError } from '../kernel/errors.js';
import { render } from '../render/index.js';
import { isDate } from './calendar.js';
import { type GuideInput, outlineOf } from './outline.js';

/**
 * The migration guide of a diff, as Markdown: what breaks, for whom, before and after, what to do, by when.
 * @throws TenonError OPTION_INVALID when `released` is no date, since every deadline counts from it
 */
export function guide(input: GuideInput): string {
  if (!isDate(input.released))
    throw new TenonError('OPTION_INVALID', {
      option: '--released',
      value: input.released,
      reason: 'it is a date such as 2027-01-15',
      command: 'guide',
    });
  return render('migration-guide', outlineOf(input));
}
