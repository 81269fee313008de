import { createHash } from 'node:crypto';
import Handlebars from 'handlebars';
import { PAGES } from './templates.gen.js';

export type PageName = keyof typeof PAGES;

/** Escapes every text, as Handlebars does when left alone. */
const engine = Handlebars.create();
engine.registerHelper({ words });
const compiled = new Map<PageName, Handlebars.TemplateDelegate>();

/**
 * Fills a page of `templates/`: one file with its own style and script, which are all that it may load or run. The
 * page's policy names them by hash, so that a text that became markup by our mistake would still do nothing.
 */
export function renderPage(name: PageName, data: object): string {
  let template = compiled.get(name);
  if (!template) {
    template = engine.compile(PAGES[name].html, { strict: true });
    compiled.set(name, template);
  }
  const { css, js } = PAGES[name];
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(css)}'`,
    `script-src '${hashOf(js)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `${template({ ...data, css, js, policy }).trim()}\n`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** Words of our own with `code` in them. */
function words(value: unknown): Handlebars.SafeString {
  const parts = String(value ?? '').split(/(`[^`]+`)/);
  const marked = parts.map((part) =>
    /^`[^`]+`$/.test(part) ? `<code>${breakable(part.slice(1, -1))}</code>` : breakable(part),
  );
  return new Handlebars.SafeString(marked.join(''));
}

/** A text whose long names may be broken after their dots, slashes and the like, where a line is too short for them. */
function breakable(text: string): string {
  return text
    .split(/(?<=\S{16}[./_\]])(?=\w)/)
    .map((part) => Handlebars.escapeExpression(part))
    .join('<wbr>');
}
