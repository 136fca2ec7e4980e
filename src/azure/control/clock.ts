/** The clock, as far as the owner of this Azure lets it be driven: what it shows, how fast it runs, and moving it on. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { demand, readBody } from '../body.ts';
import { defineCall } from '../call.ts';
import { nextDue } from '../operations.ts';
import type { Owner } from '../owner.ts';
import type { World } from '../world.ts';

const longest = 10 * 365 * 24 * 3600;

const orderSchema = z.strictObject({
  /** A moment, as 2026-01-05T09:00:00Z. */
  now: z.optional(z.iso.datetime()),
  /** Virtual seconds to move on by. */
  advance: z.optional(z.number().check(z.gte(0), z.lte(longest))),
  /** Virtual seconds per real second. */
  speed: z.optional(z.number().check(z.gte(0), z.lte(1_000_000))),
  /** Moves on until nothing runs any more. */
  untilIdle: z.optional(z.literal(true)),
});

const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());

const shown = ({ owner }: World, { pending, next }: { pending: number; next: number | undefined }) => ({
  now: iso(owner.clock.now()),
  speed: owner.speed(),
  running: pending,
  nextDue: iso(next),
});

function advanceTo({ clock }: Owner, at: number): void {
  if (!clock.advanceTo) {
    throw new Refusal(
      409,
      'CrossconnectClockNotDriven',
      'The clock of this Azure cannot be moved: whoever made it gave it a clock that only shows the time.',
    );
  }
  if (at < clock.now()) {
    throw new Refusal(
      409,
      'CrossconnectClockBackwards',
      `The clock shows ${iso(clock.now()) ?? ''}, which is later than ${iso(at) ?? ''}. Time does not go back here: what has ended stays ended. Choose a later moment, or load an earlier snapshot into a new Azure.`,
    );
  }
  clock.advanceTo(at);
}

/** More ends than any scenario has; guards against operations that start one another for ever. */
const mostEnds = 100_000;

function untilIdle(world: World): void {
  const { owner } = world;
  for (let ends = 0; ends < mostEnds; ends += 1) {
    const due = nextDue(world.cloud);
    if (due === undefined) return;
    advanceTo(owner, Math.max(due, owner.clock.now()));
    owner.settle();
  }
}

const read = (world: World) => ({
  status: 200,
  body: shown(world, { pending: world.cloud.pending.length, next: nextDue(world.cloud) }),
});

export const clock = [
  defineCall({ method: 'GET', path: '/_control/clock', run: ({ world }) => read(world) }),
  defineCall({
    method: 'POST',
    path: '/_control/clock',
    run({ world, body }) {
      const { owner } = world;
      const { now, advance, speed, untilIdle: isUntilIdle } = demand(orderSchema, readBody(body), '');
      if (now !== undefined) advanceTo(owner, Date.parse(now));
      if (advance !== undefined) advanceTo(owner, owner.clock.now() + advance * 1000);
      if (speed !== undefined) owner.setSpeed(speed);
      owner.settle();
      if (isUntilIdle) untilIdle(world);
      return read(world);
    },
  }),
];
