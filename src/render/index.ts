import Handlebars from 'handlebars';
import { HELPERS } from './markdown.js';
import { TEMPLATES } from './templates.gen.js';

export { renderPage } from './html.js';

export type TemplateName = keyof typeof TEMPLATES;

const compiled = new Map<TemplateName, Handlebars.TemplateDelegate>();
const engine = Handlebars.create();
engine.registerHelper(HELPERS);

/**
 * Fills a template of `templates/`. Templates are Markdown, so nothing is escaped as HTML: every text of a contract
 * goes through one of the helpers, which keep it from becoming markup.
 */
export function render(name: TemplateName, data: object): string {
  let template = compiled.get(name);
  if (!template) {
    template = engine.compile(TEMPLATES[name], {
      noEscape: true,
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: Object.fromEntries(Object.keys(HELPERS).map((name) => [name, true])),
    });
    compiled.set(name, template);
  }
  return `${template(data)
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
