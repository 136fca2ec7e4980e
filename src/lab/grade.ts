/** Grades an attempt by playing its log again from the seed's own set-up. What replay does not reach is refused, not graded. */
import { parseSnapshot } from '#src/azure/arm.ts';
import type { Snapshot } from '#src/azure/arm.ts';
import { engineVersion } from '#src/azure/snapshot.ts';
import { editionOf, marked } from '#src/lab/edition.ts';
import { foldAttempt } from '#src/lab/attempt.ts';
import type { Attempt, AttemptEntry } from '#src/lab/attempt.ts';
import type { Lab, Scenario } from '#src/lab/definition.ts';
import { createReferee } from '#src/lab/referee.ts';

/** What one task came to. */
export interface Graded {
  task: string;
  title: string;
  holds: boolean;
  /** What was looked for and found, or the reason for the answer that was given. */
  because: string;
  /** *Show me* did a step of it, and it was not redone. */
  shown: boolean;
  /** The highest level of hint that was asked for. */
  hints: number;
}

interface Result {
  tasks: Graded[];
  /** Tasks that hold and were not shown, of all. */
  score: number;
  of: number;
  complete: boolean;
}

export type Grade =
  /** Every task was worked out anew. */
  | ({ kind: 'graded' } & Result)
  /** Begun with another edition of the lab or the engine, which alone could replay it: as it was recorded then. */
  | ({ kind: 'recorded'; because: string } & Result)
  /** It cannot have happened like this. `entry` is the number of the first entry that cannot. */
  | { kind: 'refused'; because: string; entry?: number };

/** Grades a log. Never throws for what stands in the log: what is wrong with it is told. */
export async function gradeAttempt(lab: Lab, entries: readonly AttemptEntry[]): Promise<Grade> {
  const [first, ...rest] = entries;
  if (first?.kind !== 'started')
    return refused(`The log begins with ${first ? `"${first.kind}"` : 'nothing'}. A log begins with "started".`, 0);
  if (first.lab !== lab.id)
    return refused(`This is an attempt at "${first.lab}", and not at "${lab.id}". Open it in that lab.`, 0);
  const { seed, profile, way } = first;
  const opened = openedFrom(first);
  if (typeof opened === 'string') return refused(opened, 0);
  const scenario = lab.open(seed, profile);
  if (opened.engine < engineVersion) {
    const attempt = foldAttempt(entries);
    return attempt ? recorded(scenario, attempt, (task) => attempt.done[task]) : refused('The log is empty.');
  }
  const own = await marked(lab, { seed, profile, way }, first.real);
  const isOwn = own.kind === 'started' && own.edition === first.edition;
  if (isOwn && editionOf(first.snapshot) !== first.edition)
    return refused(`It does not begin with the Cloud that this lab sets up for the seed "${seed}".`, 0);
  const referee = await createReferee(scenario, opened, first);
  for (const [index, entry] of rest.entries()) {
    const fault = await referee.follow(entry, entries);
    if (fault !== undefined) return refused(fault, index + 1);
  }
  const { attempt, found } = referee.end();
  return isOwn ? { kind: 'graded', ...resultOf(scenario, attempt, found) } : recorded(scenario, attempt, found);
}

/** The Cloud a log begins with, or what is wrong with it. */
function openedFrom({ snapshot, seed, profile }: Extract<AttemptEntry, { kind: 'started' }>): Snapshot | string {
  try {
    const opened = parseSnapshot(snapshot);
    return opened.seed === seed && opened.profile === profile
      ? opened
      : `It says that its seed is "${seed}", and its Cloud was set up from "${opened.seed}".`;
  } catch (cause) {
    return cause instanceof Error ? cause.message : 'Its Cloud cannot be opened.';
  }
}

/** What an attempt of another edition came to: that its start is this lab's is not known, so nobody vouches for it. */
const recorded = (scenario: Scenario, attempt: Attempt, found: (task: string) => string | undefined): Grade => ({
  kind: 'recorded',
  because: 'It was begun with another edition of this lab. Its result is the one that was recorded then.',
  ...resultOf(scenario, attempt, found),
});

const refused = (because: string, entry?: number): Grade => ({
  kind: 'refused',
  because: entry === undefined ? because : `Entry ${entry} of the log: ${because}`,
  ...(entry === undefined ? {} : { entry }),
});

/** The result, where `found` says for each task that is done what was found. */
function resultOf(
  { tasks }: Scenario,
  attempt: Attempt,
  found: (task: string) => string | undefined,
): Omit<Result, 'kind'> {
  const graded = tasks.map(({ id, title, question }): Graded => {
    const answer = attempt.answers[id];
    const because = found(id);
    const isWrong = question !== undefined && answer?.right !== true;
    return {
      task: id,
      title,
      holds: because !== undefined && !isWrong,
      because: (question ? answer?.why : because) ?? because ?? 'It was not done.',
      shown: attempt.toRedo.includes(id),
      hints: attempt.hints[id] ?? 0,
    };
  });
  const score = graded.filter(({ holds, shown }) => holds && !shown).length;
  return { tasks: graded, score, of: tasks.length, complete: score === tasks.length };
}
