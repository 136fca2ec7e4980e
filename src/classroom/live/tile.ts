/** A tile of the live view: the few words about one learner that an instructor sees. Browsers read it too. */
import * as z from 'zod/mini';

export const tile = z.object({
  seat: z.string(),
  name: z.string(),
  group: z.exactOptional(z.string()),
  /** The page they are on, or the lab they work in, in words. */
  where: z.exactOptional(z.string()),
  /** The path of that page. */
  page: z.exactOptional(z.string()),
  /** The last place they opened in the simulated portal, when, and whose portal it is where a lab has several. */
  place: z.exactOptional(z.object({ path: z.string(), at: z.number(), pane: z.exactOptional(z.string()) })),
  /** The lab, the entry of the plan and the attempt they work on. */
  lab: z.exactOptional(z.string()),
  entry: z.exactOptional(z.string()),
  attempt: z.exactOptional(z.string()),
  /** The open task in words, and since when they have it. */
  task: z.exactOptional(z.string()),
  /** Its id. */
  open: z.exactOptional(z.string()),
  since: z.exactOptional(z.number()),
  /** Tasks done, of so many. */
  done: z.exactOptional(z.int()),
  of: z.exactOptional(z.int()),
  /** When the operation they wait for ends. */
  due: z.exactOptional(z.number()),
  /** The last refusal since a task was done. */
  refusal: z.exactOptional(z.object({ code: z.string(), message: z.string(), at: z.number() })),
  /** When they were last heard of. */
  seen: z.exactOptional(z.number()),
  stuck: z.exactOptional(
    z.object({
      reason: z.enum(['precondition', 'refusals', 'loop', 'idle']),
      /** One sentence. */
      says: z.string(),
      since: z.number(),
    }),
  ),
  hand: z.exactOptional(z.object({ at: z.number(), text: z.exactOptional(z.string()) })),
  /** Who is at the controls, where it is not the learner. */
  heldBy: z.exactOptional(z.string()),
  /** Higher: needs help more. It moves when something happens, and not with the clock. */
  need: z.number(),
});
export type Tile = z.infer<typeof tile>;
