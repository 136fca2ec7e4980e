/** What one person is shown of a Cloud that stands on the server: the story and the tasks, and never a check, a hint that was not asked for, or a solution. */
import * as z from 'zod/mini';

const option = z.object({ id: z.string(), text: z.string() });

const task = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  /** `hidden` while an assessed attempt tells nothing. */
  state: z.enum(['done', 'open', 'waiting', 'hidden']),
  /** The person whose turn it is, while the task is open and that may be told. */
  turn: z.exactOptional(z.string()),
  /** What was found when it became done, or what is still missing. */
  because: z.exactOptional(z.string()),
  question: z.exactOptional(
    z.object({
      prompt: z.string(),
      options: z.array(option),
      given: z.exactOptional(
        z.object({ option: z.string(), right: z.exactOptional(z.boolean()), why: z.exactOptional(z.string()) }),
      ),
      news: z.exactOptional(z.string()),
    }),
  ),
  /** The highest level of hint that was asked for. */
  hints: z.number(),
});

const person = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  /** Who holds the role in this class: names of learners, or of those who lead. */
  held: z.array(z.string()),
  isYou: z.boolean(),
});

/** What takes the agreement of everybody. */
export const agreedActs = ['skip', 'hand-in'] as const;
export type AgreedAct = (typeof agreedActs)[number];

export const cloudView = z.object({
  attempt: z.string(),
  lab: z.string(),
  title: z.string(),
  minutes: z.number(),
  story: z.array(z.string()),
  way: z.enum(['guided', 'practice', 'assessed']),
  profile: z.enum(['taught', 'today']),
  start: z.string(),
  hasProvider: z.boolean(),
  provider: z.exactOptional(z.string()),
  people: z.array(person),
  tasks: z.array(task),
  /** How many lines the attempt has: it grows with every change. */
  length: z.number(),
  /** Virtual time now, how fast it runs, and when the operation under way ends. */
  now: z.number(),
  speed: z.number(),
  due: z.exactOptional(z.number()),
  /** Who agreed to what so far: ids of people, by the act. */
  agreed: z.record(z.string(), z.array(z.string())),
  /** The newest change can be taken back by whoever asked. */
  canUndo: z.boolean(),
  isComplete: z.boolean(),
  handedIn: z.boolean(),
  report: z.exactOptional(
    z.array(z.object({ task: z.string(), title: z.string(), holds: z.boolean(), because: z.string() })),
  ),
});
export type CloudView = z.infer<typeof cloudView>;
export type CloudTask = z.infer<typeof task>;
export type CloudPerson = z.infer<typeof person>;
