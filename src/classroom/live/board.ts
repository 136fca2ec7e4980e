/** The live view of one class as this server keeps it: built from the database once, kept by the feed, and looked at again every few seconds for who has fallen silent. */
import type { Kysely } from 'kysely';
import type { Services } from '../services.ts';
import type { Moment } from '../classes/moment.ts';
import { classOf } from '../classes/read.ts';
import { labWords, placesOf } from '../content/places.ts';
import { feedWord } from '../feed-words.ts';
import { remembered } from '../stuck/known.ts';
import type { FeedEntry } from '../store/contract.ts';
import type { Tables } from '../store/tables.ts';
import { attemptsOf, linesFrom, seatsOf, signsSince, type AttemptFound, type SeatFound } from './board-reads.ts';
import { tileOf, type Learner } from './tile-of.ts';
import type { Board, Change } from './board-contract.ts';
import type { Tile } from './tile.ts';
import { workedOn, type Work } from './work.ts';

export const times = {
  /** What happens within so long is read together. */
  gathers: 200,
  /** Signs of life are read so often. */
  signs: 1000,
  /** Everybody is judged anew so often, since silence makes no news. */
  judges: 5000,
  /** Signs are kept so long. */
  remembers: 600_000,
} as const;

/** At the start, the work of the last hours is read, and of each attempt so many of its newest lines. */
const start = { hours: 4, lines: 40, atOnce: 50 } as const;

type Known = Pick<Services, 'store' | 'hub' | 'now' | 'random' | 'log'>;

/** Builds it and keeps it. `ended` is called when it hears no more: another one is to be opened then. */
export async function openBoard(
  inClass: string,
  { store, hub, now, random, log }: Known,
  ended: () => void,
): Promise<Board> {
  const name = Buffer.from(random(6)).toString('base64url');
  const seats = new Map<string, SeatFound>();
  const signs = new Map<string, Learner['signs']>();
  const beats = new Map<string, number>();
  const works = new Map<string, Work>();
  const held = new Map<string, string>();
  const workOf = new Map<string, string>();
  const tiles = new Map<string, { tile: Tile; text: string; tick: number }>();
  const left = new Map<string, number>();
  const followers = new Set<(change: Change) => void>();
  const newAttempts = new Set<string>();
  const touched = new Set<string>();
  let areSeatsStale = true;
  let isClassStale = true;
  let tick = 0;
  let signsAt = now() - times.remembers;
  let signsReadAt = -Infinity;
  let judgedAt = -Infinity;
  let isHeld = false;
  let heldUntil = 0;
  let pageWords: (page: string) => string = String;
  let looking: Promise<void> | undefined;
  let waiting: NodeJS.Timeout | undefined;
  let asked = 0;

  const mark = () => `${name}:${String(tick)}`;

  function hear(entries: readonly FeedEntry[]) {
    for (const entry of entries) {
      const word = feedWord(entry);
      switch (word?.kind) {
        case 'lines':
        case 'standing':
        case 'held':
          newAttempts.add(word.body.attempt);
          break;
        case 'joined':
        case 'left':
        case 'renamed':
        case 'hand':
          areSeatsStale = true;
          break;
        case 'moment':
        case 'poll':
        case 'class.changed':
          isClassStale = true;
          areSeatsStale = true;
          break;
        default:
      }
    }
    soon();
  }

  function soon() {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      void look();
    }, times.gathers);
  }

  async function readClass() {
    isClassStale = false;
    const { found, isPolled } = await store.read(async (db) => ({
      found: await classOf(db, inClass),
      isPolled: await hasOpenPoll(db, inClass),
    }));
    if (!found) return;
    if (isHeld) heldUntil = now();
    isHeld = found.state !== 'running' || isPolled || holds(found.moment);
    if (pageWords === String) pageWords = await placesOf(found.course);
  }

  async function readSeats() {
    areSeatsStale = false;
    const found = await store.read((db) => seatsOf(db, inClass));
    const here = new Set(found.map(({ seat }) => seat));
    for (const seat of seats.keys())
      if (!here.has(seat)) {
        seats.delete(seat);
        touched.add(seat);
      }
    for (const one of found) {
      const before = seats.get(one.seat);
      if (JSON.stringify(before) === JSON.stringify(one)) continue;
      seats.set(one.seat, one);
      touched.add(one.seat);
    }
  }

  async function readSigns() {
    signsReadAt = now();
    // A beat more than since the last reading: rows become visible a little after the time they carry.
    const found = await store.read((db) => signsSince(db, inClass, signsAt));
    for (const { seat, at, signs: all } of found) {
      signs.set(seat, remembered(all, now() - times.remembers));
      beats.set(seat, at);
      touched.add(seat);
    }
    signsAt = signsReadAt - 2 * times.signs;
  }

  async function readAttempts(found: readonly AttemptFound[], newest: number) {
    const lines = await store.read((db) =>
      linesFrom(
        db,
        found.map(({ attempt, length, skew }) => ({
          attempt,
          n: works.get(attempt)?.length ?? Math.max(0, length - newest),
          skew,
        })),
      ),
    );
    for (const one of found) {
      const { attempt, entry, lab, seats: workers, length, changedAt, standing, heldBy } = one;
      const before = works.get(attempt) ?? {
        ...{ attempt, entry, lab, seats: workers, length: 0, lines: [], standing: undefined, changedAt },
      };
      works.set(attempt, {
        ...workedOn(before, {
          lines: lines.get(attempt) ?? [],
          ...(standing && { standing }),
          length,
          at: changedAt,
        }),
        seats: workers,
      });
      if (heldBy === undefined) held.delete(attempt);
      else held.set(attempt, heldBy);
      for (const seat of workers) {
        const other = works.get(workOf.get(seat) ?? '');
        if (!other || other.changedAt <= changedAt) workOf.set(seat, attempt);
        touched.add(seat);
      }
    }
  }

  async function readNewAttempts() {
    const ids = [...newAttempts];
    for (let from = 0; from < ids.length; from += start.atOnce) {
      const some = ids.slice(from, from + start.atOnce);
      for (const id of some) newAttempts.delete(id);
      const found = await store
        .read((db) => attemptsOf(db, { inClass, ids: some }))
        .catch((cause: unknown) => {
          for (const id of some) newAttempts.add(id);
          throw cause;
        });
      if (found.length > 0) await readAttempts(found, start.lines);
    }
  }

  function judge() {
    const isTime = now() - judgedAt >= times.judges;
    if (isTime) judgedAt = now();
    if (isHeld) heldUntil = now();
    const from = mark();
    const next = tick + 1;
    const changed: Tile[] = [];
    const gone: string[] = [];
    for (const seat of isTime ? new Set([...seats.keys(), ...touched]) : touched) {
      const one = seats.get(seat);
      const before = tiles.get(seat);
      if (!one) {
        if (!tiles.delete(seat)) continue;
        left.set(seat, next);
        gone.push(seat);
        continue;
      }
      left.delete(seat);
      const attempt = workOf.get(seat);
      const work = works.get(attempt ?? '');
      const heldBy = held.get(attempt ?? '');
      const tile = tileOf(
        {
          ...one,
          signs: signs.get(seat) ?? [],
          beat: beats.get(seat) ?? 0,
          ...(work && { work }),
          ...(heldBy === undefined ? {} : { heldBy }),
        },
        { now: now(), heldUntil, pageWords, labWords },
      );
      const text = JSON.stringify(tile);
      if (before?.text === text) continue;
      tiles.set(seat, { tile, text, tick: next });
      changed.push(tile);
    }
    touched.clear();
    if (changed.length + gone.length === 0) return;
    tick = next;
    for (const one of followers) one({ from, mark: mark(), tiles: changed, gone });
  }

  async function lookOnce() {
    let heard: number;
    do {
      heard = asked;
      if (now() - judgedAt >= times.judges) areSeatsStale = true;
      if (isClassStale) await readClass();
      if (areSeatsStale) await readSeats();
      if (newAttempts.size > 0) await readNewAttempts();
      if (now() - signsReadAt >= times.signs) await readSigns();
      judge();
      // What was told while it was read may have been read too early.
    } while (heard !== asked);
  }

  function look(): Promise<void> {
    asked += 1;
    looking ??= lookOnce()
      .catch((cause: unknown) => {
        // What could not be read is read with the next look.
        areSeatsStale = true;
        isClassStale = true;
        log('live-unread', { why: cause instanceof Error ? cause.name : 'unknown' });
      })
      .finally(() => {
        looking = undefined;
      });
    return looking;
  }

  const after = await store.newest(inClass);
  const stop = await hub.follow(inClass, {
    audience: 'staff',
    after,
    hear,
    beat: () => undefined,
    end: ended,
  });
  const recent = await store.read((db) => attemptsOf(db, { inClass, since: now() - start.hours * 3_600_000 }));
  for (let from = 0; from < recent.length; from += start.atOnce)
    await readAttempts(recent.slice(from, from + start.atOnce), start.lines);
  await look();
  const clock = setInterval(() => void look(), times.signs);
  clock.unref();

  return {
    read(since) {
      const [of, count] = (since ?? '').split(':');
      const known = of === name ? Number(count) : undefined;
      const some = [...tiles.values()].filter((one) => known === undefined || one.tick > known);
      return {
        from: since ?? '',
        mark: mark(),
        isAll: known === undefined,
        tiles: some.map(({ tile }) => tile).toSorted((a, b) => b.need - a.need || a.name.localeCompare(b.name, 'en')),
        gone: known === undefined ? [] : [...left].filter(([, at]) => at > known).map(([seat]) => seat),
      };
    },
    follow(hearing) {
      followers.add(hearing);
      return () => followers.delete(hearing);
    },
    get mark() {
      return mark();
    },
    get followers() {
      return followers.size;
    },
    look,
    close() {
      clearInterval(clock);
      clearTimeout(waiting);
      stop();
    },
  };
}

/** Whether nobody can be expected to work: they look up, or are shown something. */
const holds = ({ eyesUp, broadcast }: Moment): boolean => eyesUp !== undefined || broadcast !== undefined;

const hasOpenPoll = async (db: Kysely<Tables>, inClass: string): Promise<boolean> =>
  (await db
    .selectFrom('polls')
    .select('id')
    .where('class', '=', inClass)
    .where('state', '=', 'open')
    .executeTakeFirst()) !== undefined;
