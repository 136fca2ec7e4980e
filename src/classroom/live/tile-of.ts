/** Folds what is known of a learner into a tile of the live view. Pure: the time comes in. */
import { stuckIn } from '#src/classroom/stuck/detect.ts';
import { isQuiet } from '#src/classroom/stuck/idle.ts';
import type { Sign, Stuck } from '#src/classroom/stuck/known.ts';
import type { Tile } from './tile.ts';
import { lastRefusal, linesOf, type Work } from './work.ts';

/** What the server knows of one learner. */
export interface Learner {
  seat: string;
  name: string;
  group?: string;
  hand?: { at: number; text?: string };
  /** The signs of life of the last ten minutes, and the last before them, oldest first. */
  signs: readonly Sign[];
  /** When their page last said that it is open and seen; 0 if it never did. */
  beat: number;
  /** The work they were last at. */
  work?: Work;
  heldBy?: string;
}

export interface Room {
  /** The server's time. */
  now: number;
  /** Until when the class was held: paused, looking up, polled, shown something. */
  heldUntil: number;
  /** A page and a lab in words. */
  pageWords: (path: string) => string;
  labWords: (lab: string) => string;
}

/** So long is a page before one counts as where somebody is, after they did something in a lab. */
const moved = 1000;

/** Folds it. */
export function tileOf(learner: Learner, room: Room): Tile {
  const { seat, name, group, hand, work, heldBy, beat } = learner;
  // What a form refused in another lab says nothing about this one.
  const signs = learner.signs.filter(({ refused }) => refused === undefined || refused.attempt === work?.attempt);
  const { now, heldUntil } = room;
  const lines = work ? linesOf(work, seat) : [];
  const standing = work?.standing;
  const page = signs.findLast(({ opened, inPortal }) => opened !== undefined && inPortal !== true);
  const place = signs.findLast(({ opened, inPortal }) => opened !== undefined && inPortal === true);
  const worked = Math.max(
    lines.at(-1)?.at ?? 0,
    signs.findLast(({ inPortal, refused }) => inPortal === true || refused !== undefined)?.at ?? 0,
  );
  const isAtWork = work !== undefined && (page === undefined || page.at < worked + moved);
  const where = isAtWork ? room.labWords(work.lab) : page?.opened && room.pageWords(page.opened);
  const isFree = standing?.task === undefined || lines.some(({ entry }) => entry.kind === 'handed-in');
  const stuck = !isFree
    ? stuckIn({ lines, signs, standing, heldUntil }, now)
    : isAtWork
      ? undefined
      : isQuiet({ signs, heldUntil, beat, where: where ?? '' }, now);
  const seen = Math.max(lines.at(-1)?.at ?? 0, signs.at(-1)?.at ?? 0, hand?.at ?? 0, work?.changedAt ?? 0);
  const refusal = lastRefusal(lines, signs);
  return {
    seat,
    name,
    ...(group === undefined ? {} : { group }),
    ...(where === undefined ? {} : { where }),
    ...(page?.opened === undefined ? {} : { page: page.opened }),
    ...(place?.opened === undefined
      ? {}
      : { place: { path: place.opened, at: place.at, ...(place.pane === undefined ? {} : { pane: place.pane }) } }),
    ...(work && { lab: work.lab, entry: work.entry, attempt: work.attempt }),
    ...(standing?.title === undefined ? {} : { task: standing.title, since: standing.taskSince }),
    ...(standing?.task === undefined ? {} : { open: standing.task }),
    ...(standing && { done: standing.done, of: standing.of }),
    ...(standing?.due === undefined || standing.due <= now ? {} : { due: standing.due }),
    ...(refusal && { refusal }),
    ...(seen === 0 ? {} : { seen }),
    ...(stuck && { stuck }),
    ...(hand && { hand }),
    ...(heldBy === undefined ? {} : { heldBy }),
    need: needOf({ stuck, hand, done: standing ? standing.done / Math.max(1, standing.of) : 0 }),
  };
}

/** A raised hand first, then who is stuck with something in the way, then who is gone; the earlier, the higher. Of the others, who has done least. */
function needOf({ stuck, hand, done }: { stuck: Stuck | undefined; hand: Learner['hand']; done: number }): number {
  /** Below one for every moment of this century, and less for a later one. */
  const earlier = (at: number) => 1 - at / 4e12;
  if (hand) return 30 + earlier(hand.at);
  if (stuck && stuck.reason !== 'idle') return 20 + earlier(stuck.since);
  return stuck ? 10 + earlier(stuck.since) : 1 - done;
}
