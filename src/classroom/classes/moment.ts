/** The moment of a class: what all of it is shown now. Browsers read it too; times are the server's, in epoch milliseconds. */
import * as z from 'zod/mini';

const words = z.string().check(z.trim(), z.maxLength(200));

export const moment = z.object({
  /** Every screen is blank but for these words. */
  eyesUp: z.exactOptional(z.object({ at: z.int(), text: words })),
  /** Counts down to `until`; `left` in its place while it is stopped. */
  timer: z.exactOptional(
    z.object({
      title: z.exactOptional(words),
      until: z.exactOptional(z.int()),
      left: z.exactOptional(z.int().check(z.minimum(0))),
    }),
  ),
  /** Which entry of the plan the class is at, when it goes step by step together. */
  step: z.exactOptional(z.string()),
  /** The entries whose gates the instructor has opened. */
  opened: z.exactOptional(z.array(z.string())),
  /** The instructor's own attempt that everybody follows. */
  broadcast: z.exactOptional(z.object({ attempt: z.string(), name: z.string() })),
  /** The poll that everybody is asked, until it is put away. */
  poll: z.exactOptional(z.string()),
});
export type Moment = z.infer<typeof moment>;

/** A moment as it was kept. Throws at what is none of ours. */
export const momentFrom = (kept: unknown): Moment => moment.parse(kept);

/** What is left of a timer, in milliseconds, never below zero; undefined without one. `now` is the server's time. */
export function timeLeft({ timer }: Moment, now: number): number | undefined {
  if (timer === undefined) return undefined;
  return timer.until === undefined ? (timer.left ?? 0) : Math.max(0, timer.until - now);
}
