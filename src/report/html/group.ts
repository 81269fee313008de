import { byText, groupBy } from '../../kernel/order.js';

/** What changes are about, in the order in which a reader asks for it. */
const KINDS = ['operation', 'pushed', 'schema', 'contract', 'file'] as const;
type Kind = (typeof KINDS)[number];

export interface Topic {
  readonly kind: Kind;
  /** `/orders/{orderId}`, `webhook order.paid`, `Order`. */
  readonly title: string;
}

/** The topic that a change's subject belongs to: every method of a path, all of a schema. */
export function topicOf(subject: string): Topic {
  const [, path] = /^[A-Z]+ (\/\S*)/.exec(subject) ?? [];
  if (path !== undefined) return { kind: 'operation', title: path };
  const [pushed] = /^(webhook \S+|callback \S+|\S+ (?:sends|receives) \S+)/.exec(subject) ?? [];
  if (pushed !== undefined) return { kind: 'pushed', title: pushed };
  const [, shared] = /^(server|security scheme|channel)s? /.exec(subject) ?? [];
  if (shared !== undefined) return { kind: 'contract', title: `${capital(shared)}s` };
  const [schema = subject] = /^[^.[\s]+/.exec(subject) ?? [];
  return { kind: 'schema', title: schema };
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** Entries of each topic; the topics with the gravest entries come first. */
export function byTopic<Entry extends { readonly topic: Topic; readonly rank: number }>(
  entries: readonly Entry[],
): readonly { readonly topic: Topic; readonly entries: readonly Entry[] }[] {
  const groups = [...groupBy(entries, ({ topic }) => `${topic.kind} ${topic.title}`).values()];
  return groups
    .flatMap((own) => {
      const sorted = own.toSorted((a, b) => a.rank - b.rank);
      return sorted[0] ? [{ topic: sorted[0].topic, entries: sorted, rank: sorted[0].rank }] : [];
    })
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        KINDS.indexOf(a.topic.kind) - KINDS.indexOf(b.topic.kind) ||
        byText(a.topic.title, b.topic.title),
    );
}
