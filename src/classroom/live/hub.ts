/** Who follows which class on this server: one listener at the database for all, and one channel per class that somebody looks at. */
import type { Services } from '../services.ts';
import type { FeedEntry } from '../store/contract.ts';
import type { Audience } from './audience.ts';
import { openChannel, type Channel, type Following } from './channel.ts';

export interface Followed {
  audience: Audience;
  /** The number of the last entry that is known. */
  after: number;
  hear: (entries: readonly FeedEntry[], upTo: number) => void;
  /** Comes every few seconds, so that silence means that the way here is cut; with the number up to which nothing is missing. */
  beat: (upTo: number) => void;
  /** Nothing more comes: the server stops, or the database does not answer. */
  end: () => void;
}

export interface Hub {
  /** Hands over what a class's feed said after a number, and then whatever it says. Returns the way to stop. */
  follow(inClass: string, followed: Followed): Promise<() => void>;
  /** What an audience hears after a number, and up to which number that is all. Includes every write acknowledged here before. */
  read(
    inClass: string,
    audience: Audience,
    after: number,
    limit: number,
  ): Promise<{ entries: FeedEntry[]; upTo: number }>;
  /** How many follow, in all classes. */
  readonly size: number;
  /** Ends every stream. */
  close(): void;
}

/** How often silence is broken. The browser takes twice that for a cut. */
export const beatEvery = 5000;
/** A channel that nobody asked for so long is let go. */
const idleFor = 60_000;
/** Writes that come within so many milliseconds are read together. */
const gathers = 25;

interface Open {
  channel: Promise<Channel>;
  usedAt: number;
  timer?: NodeJS.Timeout;
}

/** Opens the hub. */
export function openHub({ store, now, log }: Pick<Services, 'store' | 'now' | 'log'>): Hub {
  const open = new Map<string, Open>();
  const beats = new Map<Followed, Following>();
  const failed = (cause: unknown) => {
    log('feed-unread', { why: cause instanceof Error ? cause.name : 'unknown' });
  };

  function channelOf(inClass: string): Promise<Channel> {
    const known = open.get(inClass);
    if (known) {
      known.usedAt = now();
      return known.channel;
    }
    const channel = openChannel(store, inClass, failed);
    open.set(inClass, { channel, usedAt: now() });
    channel.catch(() => open.delete(inClass));
    return channel;
  }

  const stopListening = store.listen((inClass) => {
    const one = open.get(inClass);
    if (!one) return;
    one.timer ??= setTimeout(() => {
      delete one.timer;
      void one.channel.then((channel) => channel.refresh(), failed);
    }, gathers);
  });

  const beating = setInterval(() => {
    for (const [inClass, one] of open)
      void one.channel.then((channel) => {
        if (!channel.isFollowed && now() - one.usedAt > idleFor) open.delete(inClass);
        // A word from the database that got lost costs no more than one beat.
        else return channel.refresh();
        return undefined;
      }, failed);
    for (const [followed, { upTo }] of beats) followed.beat(upTo);
  }, beatEvery);
  beating.unref();

  return {
    async follow(inClass, followed) {
      const channel = await channelOf(inClass);
      const { audience, hear, end } = followed;
      const following = channel.follow({ audience, hear, lose: end }, followed.after);
      beats.set(followed, following);
      return () => {
        following.stop();
        beats.delete(followed);
        const one = open.get(inClass);
        if (one) one.usedAt = now();
      };
    },
    async read(inClass, audience, after, limit) {
      const channel = await channelOf(inClass);
      await (open.get(inClass)?.timer ? channel.refresh() : channel.settled());
      return channel.read(audience, after, limit);
    },
    get size() {
      return beats.size;
    },
    close() {
      clearInterval(beating);
      stopListening();
      for (const { timer } of open.values()) clearTimeout(timer);
      for (const followed of beats.keys()) followed.end();
      beats.clear();
      open.clear();
    },
  };
}
