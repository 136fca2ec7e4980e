/** What happens in a class, as every page hears of it: in order, each entry once, over one connection for all tabs of a browser. */
import * as z from 'zod/mini';
import { feedWord, type FeedWord } from '#src/classroom/feed-words.ts';
import { askAs } from '#src/components/classroom/api.ts';
import type { ConnectionState } from '#src/components/classroom/streaming/connection.ts';
import { openShared, type News, type Shared } from '#src/components/classroom/streaming/shared.ts';

/** How the news come: `live`, `polling` every two seconds, `away` (no network), `out` (not of the class any more). */
export type StreamState = ConnectionState;
export type ClassStream = Shared;

export interface StreamOptions {
  /** The number of the last entry that is known: `seq` of the class as it was read. */
  after: number;
  onEntry: (entry: FeedWord) => void;
  onState?: (state: StreamState) => void;
}

const page = z.object({ entries: z.array(z.unknown()), seq: z.int(), more: z.boolean(), now: z.number() });
const beat = z.object({ now: z.number(), seq: z.exactOptional(z.int()) });
const numbered = z.object({ seq: z.int() });
const seqOf = (entry: unknown): number => numbered.safeParse(entry).data?.seq ?? 0;

/** Opens it. `onEntry` is called with nothing that is not newer than `after`, in the order of the numbers. */
export const openClassStream = (inClass: string, { after, onEntry, onState }: StreamOptions): ClassStream => {
  let known = after;
  return openShared<number>({
    name: `crossconnect:class:${inClass}`,
    start: after,
    address: (from) => `/api/classes/${inClass}/stream?after=${String(from)}`,
    names: ['hello', 'feed', 'beat'],
    heard: heardFrom,
    async read(from) {
      const answer = await askAs(page, 'GET', `/api/classes/${inClass}/feed?after=${String(from)}`);
      if (!answer.ok) return isOut(answer.status) ? 'out' : 'away';
      const { entries, seq, more, now } = answer.value;
      return { news: { from, to: seq, items: entries, now }, more };
    },
    // Numbers grow: what begins before where we are and ends behind it is taken in part.
    fits: (at, { from, to }) => (from > at ? 'read' : to > at ? 'take' : 'skip'),
    isPlace: (value) => typeof value === 'number',
    take({ items, to }) {
      for (const entry of items) {
        const word = seqOf(entry) > known ? feedWord(entry) : undefined;
        if (word) onEntry(word);
      }
      known = to;
    },
    changed: (state) => onState?.(state),
  });
};

function heardFrom(event: string, data: unknown, at: number): News<number> | undefined {
  if (event === 'feed') {
    const to = seqOf(data);
    return to === 0 ? undefined : { from: at, to, items: [data] };
  }
  const found = beat.safeParse(data);
  return found.success
    ? { from: at, to: Math.max(at, found.data.seq ?? at), items: [], now: found.data.now }
    : undefined;
}

/** No seat, no role, or no such class: asking again will not help. */
export const isOut = (status: number): boolean => status === 401 || status === 403 || status === 404;
