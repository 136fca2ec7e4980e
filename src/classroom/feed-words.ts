/** What the feed of a class says, by kind: ids and small words, never a key and never what only one learner may read. Browsers read it too. */
import * as z from 'zod/mini';
import { moment } from './classes/moment.ts';

const id = z.string();

/** An entry of the feed as a browser has it: its number in the class, when it happened, and what. */
const word = <Kind extends string, Body extends z.ZodMiniType>(kind: Kind, body: Body) =>
  z.object({ seq: z.int(), at: z.number(), kind: z.literal(kind), body });

const words = z.discriminatedUnion('kind', [
  /** All: read the class again. `what` says which part of it changed. */
  word(
    'class.changed',
    z.object({ what: z.enum(['title', 'plan', 'settings', 'state', 'code', 'staff', 'results', 'groups']) }),
  ),
  /** All. `by` is a name. */
  word('announced', z.object({ id, text: z.string(), by: z.string() })),
  /** All. */
  word('moment', z.object({ moment })),
  /** All: a poll was opened, closed, revealed or put away. */
  word('poll', z.object({ poll: id, state: z.enum(['open', 'closed', 'revealed', 'away']) })),
  /** Staff. */
  word('joined', z.object({ seat: id })),
  word('left', z.object({ seat: id })),
  word('renamed', z.object({ seat: id })),
  /** Staff, and the seat. */
  word(
    'hand',
    z.object({ seat: id, up: z.boolean(), at: z.exactOptional(z.number()), text: z.exactOptional(z.string()) }),
  ),
  /** Staff; and the seat when somebody else wrote them. `from` is the number of the first, `length` how many the attempt now has. */
  word(
    'lines',
    z.object({
      attempt: id,
      seat: z.nullable(id),
      from: z.int(),
      length: z.int(),
      /** `seat:<id>`, `staff:<account>` or `server`. */
      by: z.string(),
      lab: z.string(),
    }),
  ),
  /** Staff and the seat, or all: where somebody is in the portal who is followed there. Newer than the lines before number `after`. */
  word('places', z.object({ attempt: id, after: z.int(), places: z.record(z.string(), z.string()) })),
  /** Staff: read where this attempt stands again. */
  word('standing', z.object({ attempt: id, seat: z.nullable(id) })),
  /** The seat: somebody of this name asks to take the controls. */
  word('consent.asked', z.object({ attempt: id, by: id, name: z.string() })),
  /** Staff. */
  word('consent', z.object({ attempt: id, given: z.boolean() })),
  /** Staff and the seat: who is at the controls; the learner again where nobody is named. */
  word('held', z.object({ attempt: id, by: z.exactOptional(id), name: z.exactOptional(z.string()) })),
  /** Everybody who is in this Cloud. */
  word('cloud', z.object({ attempt: id, length: z.int() })),
  /** Staff: somebody began this exam, handed it in, or wrote after its time. */
  word('exam', z.object({ seat: id, entry: id })),
  /** Staff; and the seat once results are told. */
  word('graded', z.object({ seat: id, entry: id })),
  /** Staff: somebody voted. */
  word('vote', z.object({ poll: id })),
  /** Staff, and the seat: read the notes again. */
  word('note', z.object({ seat: id })),
  /** The seat. */
  word('kicked', z.object({ seat: id })),
]);

export type FeedWord = z.infer<typeof words>;

/** An entry that came from the server; undefined for a kind that this version does not know, or a body of another shape. */
export function feedWord(value: unknown): FeedWord | undefined {
  const found = words.safeParse(value);
  return found.success ? found.data : undefined;
}
