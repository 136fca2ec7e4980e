/** The feed of one class as this server has it in hand: read once from the database, handed to everybody who follows. */
import type { FeedEntry, Store } from '../store/contract.ts';
import { hears, type Audience } from './audience.ts';

export interface Follower {
  audience: Audience;
  /** New entries that this audience hears, oldest first; `upTo` is the number up to which nothing is missing. */
  hear(entries: readonly FeedEntry[], upTo: number): void;
  /** What it missed cannot be read: nothing more will be heard. */
  lose(): void;
}

export interface Following {
  /** The number up to which the follower has heard all. */
  readonly upTo: number;
  stop(): void;
}

export interface Channel {
  /** The number of the newest entry in hand. */
  readonly seq: number;
  /** Whether anybody follows. */
  readonly isFollowed: boolean;
  /** Reads what the database has beyond that. Calls that come together share one reading. */
  refresh(): Promise<void>;
  /** Resolves when nothing is being read. */
  settled(): Promise<void>;
  /** What an audience hears after a number, at most `limit` entries, and the number up to which that is all. */
  read(audience: Audience, after: number, limit: number): Promise<{ entries: FeedEntry[]; upTo: number }>;
  /** Hands over what came after a number and then whatever comes. */
  follow(follower: Follower, after: number): Following;
}

/** So many of the newest entries stay in hand: who was away for a moment is caught up without the database. */
const kept = 2000;
const pageSize = 500;

interface OneFollowing {
  follower: Follower;
  seen: number;
  /** It is being told what it missed; new entries reach it with that. */
  isCatchingUp: boolean;
}

/** Opens the feed of a class at its present end. `failed` hears of a reading that the database refused; the next refresh tries again. */
export async function openChannel(store: Store, inClass: string, failed: (cause: unknown) => void): Promise<Channel> {
  let ring: FeedEntry[] = [];
  let seq = await store.newest(inClass);
  const following = new Set<OneFollowing>();
  let reading: Promise<void> | undefined;
  let asked = 0;

  const isInHand = (after: number) => after >= seq || (ring[0] !== undefined && ring[0].seq <= after + 1);

  function take(entries: readonly FeedEntry[]) {
    const last = entries.at(-1);
    if (!last) return;
    ring = [...ring, ...entries].slice(-kept);
    seq = last.seq;
    const heard = new Map<Audience, FeedEntry[]>();
    for (const one of following)
      if (!one.isCatchingUp) {
        const mine = heard.get(one.follower.audience) ?? entries.filter((entry) => hears(one.follower.audience, entry));
        heard.set(one.follower.audience, mine);
        tell(one, mine, seq);
      }
  }

  async function readOn() {
    let heard: number;
    do {
      heard = asked;
      let page: FeedEntry[];
      do {
        page = await store.feed(inClass, seq, pageSize);
        take(page);
      } while (page.length === pageSize);
      // A write that was acknowledged while the last page was on its way is in none of them.
    } while (heard !== asked);
  }

  function tell(one: OneFollowing, entries: readonly FeedEntry[], upTo: number) {
    one.seen = upTo;
    if (entries.length > 0) one.follower.hear(entries, upTo);
  }

  async function read(audience: Audience, after: number, limit: number) {
    if (isInHand(after)) {
      const entries = ring.filter((entry) => entry.seq > after && hears(audience, entry)).slice(0, limit);
      return { entries, upTo: entries.length < limit ? seq : (entries.at(-1)?.seq ?? seq) };
    }
    const newest = seq;
    const entries = await missedBy(store, inClass, { audience, after, upTo: newest, limit });
    return { entries, upTo: entries.length < limit ? newest : (entries.at(-1)?.seq ?? newest) };
  }

  async function catchUp(one: OneFollowing) {
    while (following.has(one) && one.seen < seq) {
      const { entries, upTo } = await read(one.follower.audience, one.seen, pageSize);
      if (following.has(one)) tell(one, entries, upTo);
    }
    one.isCatchingUp = false;
  }

  return {
    get seq() {
      return seq;
    },
    get isFollowed() {
      return following.size > 0;
    },
    refresh() {
      asked += 1;
      reading ??= readOn()
        .catch(failed)
        .finally(() => {
          reading = undefined;
        });
      return reading;
    },
    read,
    settled: () => reading ?? Promise.resolve(),
    follow(follower, after) {
      const one: OneFollowing = { follower, seen: Math.min(after, seq), isCatchingUp: true };
      following.add(one);
      catchUp(one).catch((cause: unknown) => {
        failed(cause);
        follower.lose();
      });
      return {
        get upTo() {
          return one.seen;
        },
        stop() {
          following.delete(one);
        },
      };
    },
  };
}

interface Missed {
  audience: Audience;
  after: number;
  upTo: number;
  limit: number;
}

async function missedBy(store: Store, inClass: string, { audience, after, upTo, limit }: Missed): Promise<FeedEntry[]> {
  const rows = await store.read((db) =>
    db
      .selectFrom('feed')
      .select(['seq', 'at', 'kind', 'to', 'body'])
      .where('class', '=', inClass)
      .where('seq', '>', after)
      .where('seq', '<=', upTo)
      .where('to', 'in', ['all', audience])
      .orderBy('seq')
      .limit(limit)
      .execute(),
  );
  return rows.map(({ seq, at, kind, to, body }) => ({
    seq,
    at,
    kind,
    to: to === 'all' ? to : audience,
    body: JSON.parse(body) as unknown,
  }));
}
