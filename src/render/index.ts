import Handlebars from 'handlebars';
import { TEMPLATES } from './templates.gen.js';

export type TemplateName = keyof typeof TEMPLATES;

const compiled = new Map<TemplateName, Handlebars.TemplateDelegate>();
const engine = Handlebars.create();
engine.registerHelper({ text, cell, code, fence });

/**
 * Fills a template of `templates/`. Templates are Markdown, so nothing is escaped as HTML: every text of a contract
 * goes through `text`, `cell`, `code` or `fence`, which keep it from becoming markup.
 */
export function render(name: TemplateName, data: object): string {
  let template = compiled.get(name);
  if (!template) {
    template = engine.compile(TEMPLATES[name], {
      noEscape: true,
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: { text: true, cell: true, code: true, fence: true },
    });
    compiled.set(name, template);
  }
  return `${template(data)
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** Plain words inside Markdown; `code spans` of our own messages are kept. */
function text(value: unknown): string {
  return String(value ?? '')
    .split(/(`[^`]*`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? part : plain(part)))
    .join('');
}

/** Plain words inside a table cell. */
function cell(value: unknown): string {
  return text(value).replace(/(?<!\\)\|/g, '\\|');
}

/** A code span; its text may hold anything. */
function code(value: unknown): string {
  const inner = String(value ?? '').replace(/\s+/g, ' ');
  const ticks = '`'.repeat(Math.max(0, ...[...inner.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const pad = inner.startsWith('`') || inner.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${inner}${pad}${ticks}`;
}

/** A fenced block in some language, with a fence longer than any in the text. */
function fence(language: unknown, value: unknown): string {
  const inner = String(value ?? '');
  const ticks = '`'.repeat(Math.max(2, ...[...inner.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return `${ticks}${String(language)}\n${inner}\n${ticks}`;
}

function plain(value: string): string {
  return value.replace(/\s+/g, ' ').replace(/[\\<>*_[\]`|]/g, '\\$&');
}
