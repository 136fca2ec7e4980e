/** Where a learner stands in a lab, in the few words that their page sends along with each batch of its log. */
import * as z from 'zod/mini';
import type { Cloud } from '#src/azure/cloud.ts';
import { refusalOf } from '#src/azure/journal.ts';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import { nextDeed } from '#src/lab/hints.ts';
import { actsOf } from '#src/lab/play.ts';
import type { Session, SessionState } from '#src/lab/session.ts';

/** What a refused request was told. It is no part of the log, which keeps the status alone. */
export const told = z.object({ code: z.string(), message: z.string() });
export type Told = z.infer<typeof told>;

export const standing = z.object({
  /** The first task that is open, by its id and its title; none when the lab is done or waits for nothing. */
  task: z.exactOptional(z.string()),
  title: z.exactOptional(z.string()),
  /** What the next act is to bring about, in the words of the check that does not hold. */
  wants: z.exactOptional(z.string()),
  /** What the next acts of the open tasks are about: paths of resources. */
  on: z.array(z.string()),
  done: z.int(),
  of: z.int(),
  /** When the operation under way ends, in epoch milliseconds of real time. */
  due: z.exactOptional(z.number()),
});
export type Standing = z.infer<typeof standing>;

const pathOf = (path: string): string => decodeURIComponent(path.split('?')[0] ?? '');

/** What is read of a session. */
interface UnderWay extends Pick<Session, 'scenario'> {
  state: () => Pick<SessionState, 'standing' | 'cloud' | 'due' | 'now'> & { attempt: { clock: { speed: number } } };
}

/** Where the attempt of a session stands at a real moment. Reads the Cloud as it is, and changes nothing. */
export function standingOf({ scenario, state }: UnderWay, real: number): Standing {
  const { standing: stands, cloud, attempt, due, now } = state();
  const count = { done: stands.done.length, of: scenario.tasks.length };
  const waits = due === undefined ? {} : { due: real + Math.max(0, due - now) / attempt.clock.speed };
  const open = scenario.tasks.filter(({ id }) => stands.states[id] === 'open');
  const [first] = open;
  if (!first) return { ...count, on: [], ...waits };
  const next = open.map(({ id }) => nextDeed({ scenario, cloud, task: id }));
  const [ahead] = next;
  const wants = ahead && unmet(ahead, cloud);
  const on = next.flatMap(({ deed }) => actsOf(scenario, deed, cloud).map(({ path }) => pathOf(path)));
  return {
    task: first.id,
    title: first.title,
    ...(wants === undefined ? {} : { wants }),
    on: [...new Set(on)],
    ...count,
    ...waits,
  };
}

/** Why the next deed is not done. What is there and wrong says more than what has to go, or to come, before it can be put right. */
function unmet({ task, deed }: ReturnType<typeof nextDeed>, cloud: Cloud): string | undefined {
  const verdict = task.check?.(cloud);
  if (verdict?.fault !== undefined && !verdict.holds) return verdict.because;
  return deed.wrong?.(cloud) ?? deed.first?.(cloud) ?? verdict?.because;
}

/** What the refused requests of an entry were told, as far as this page still knows: for entries that it made itself. */
export const toldOf = (entry: AttemptEntry): Told[] =>
  entry.kind === 'write'
    ? entry.journal.flatMap((request) => {
        const words = refusalOf(request);
        return words === undefined ? [] : [words];
      })
    : [];
