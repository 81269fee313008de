import { render } from '../render/index.js';
import { type GuideInput, outlineOf } from './outline.js';

/** The migration guide of a diff, as Markdown: what breaks, for whom, before and after, what to do, by when. */
export function guide(input: GuideInput): string {
  return render('migration-guide', outlineOf(input));
}
