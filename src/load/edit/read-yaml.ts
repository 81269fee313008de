import { EVENT_ID, type Event, parseEvents, SCALAR_STYLE } from 'js-yaml';
import { DEPTH_LIMIT } from '../bounds.js';
import { keyText } from '../yaml.js';
import { scalarStart } from '../yaml-entries.js';
import type { Member, Written } from './written.js';

type Scalar = Extract<Event, { valueStart: number }>;
type Collection = Extract<Event, { start: number }>;

const STYLES: Readonly<Record<number, Written['style']>> = {
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'block',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'block',
};

/** How a text that was parsed as YAML is written. */
export function writtenYaml(text: string): Written {
  const events = parseEvents(text, { maxDepth: DEPTH_LIMIT });
  const anchors = new Map<string, Written>();
  let at = events.findIndex(({ type }) => type !== EVENT_ID.DOCUMENT);
  /** The next node; `before` is where it would stand if nothing were written. */
  const next = (before: number, flow: boolean): Written => {
    const event = events[at++] as Event;
    if (event.type === EVENT_ID.ALIAS) {
      const target = anchors.get(text.slice(event.anchorStart, event.anchorEnd));
      const node = nodeOf('alias', Math.max(0, event.anchorStart - 1), event.anchorEnd, flow);
      return target ? { ...node, target } : node;
    }
    const node =
      event.type === EVENT_ID.SCALAR
        ? scalar(text, event, before, flow)
        : collection(event as Collection, flow);
    if ('anchorStart' in event && event.anchorStart >= 0)
      anchors.set(text.slice(event.anchorStart, event.anchorEnd), node);
    return node;
  };
  const collection = (event: Collection, within: boolean): Written => {
    const isMap = event.type === EVENT_ID.MAPPING;
    const flow = within || /[[{]/.test(text[event.start] ?? '');
    const members: Member[] = [];
    let end = event.start;
    while (events[at]?.type !== EVENT_ID.POP) {
      const first = events[at] as Event;
      const name = isMap ? next(end, flow) : undefined;
      const key = !isMap
        ? String(members.length)
        : first.type === EVENT_ID.SCALAR
          ? keyText(text, first)
          : '';
      const value = next(name ? behindColon(text, name.end) : end, flow);
      members.push({ key, ...(name && { name }), value });
      end = Math.max(end, value.end);
    }
    at++;
    if (/[[{]/.test(text[event.start] ?? ''))
      end = behindBracket(text, members.length > 0 ? end : event.start + 1);
    return { ...nodeOf(isMap ? 'map' : 'list', event.start, end, flow), members };
  };
  return next(0, false);
}

function nodeOf(kind: Written['kind'], start: number, end: number, flow: boolean): Written {
  return { kind, start, end, flow, style: 'plain', absent: false, members: [] };
}

function scalar(text: string, event: Scalar, before: number, flow: boolean): Written {
  const start = scalarStart(text, event);
  if (start === undefined) return { ...nodeOf('scalar', before, before, flow), absent: true };
  const style = STYLES[event.style] ?? 'plain';
  return { ...nodeOf('scalar', start, endOf(text, event, style), flow), style };
}

/** Chomping that keeps all line ends at the end of a block. */
const KEEP = 3;

function endOf(text: string, event: Scalar, style: Written['style']): number {
  if (style === 'single' || style === 'double') return event.valueEnd + 1;
  if (style !== 'block') return event.valueEnd;
  const content = text.slice(0, event.valueEnd);
  return content.replace(event.chomping === KEEP ? /\r?\n$/ : /\s+$/, '').length;
}

function behindColon(text: string, end: number): number {
  const colon = /^[ \t]*:/.exec(text.slice(end, end + 200));
  return colon ? end + colon[0].length : end;
}

/** Behind the bracket that closes a collection whose last member ends there. */
function behindBracket(text: string, end: number): number {
  const rest = /(?:[\s,]|#[^\r\n]*)*[\]}]/y;
  rest.lastIndex = end;
  const found = rest.exec(text);
  return found ? end + found[0].length : end;
}
