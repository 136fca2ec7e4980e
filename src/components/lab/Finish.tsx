/** What stands there when the last task is done: what was learned, what it earned, where to go on. */
import { useId } from 'react';
import { worth } from '#src/progress/fold.ts';
import type { Scenario } from '#src/lab/definition.ts';
import { reach } from './reach.ts';
import { Words } from './Words.tsx';

interface FinishProps {
  scenario: Scenario;
  /** Where the lesson's knowledge check is; absent when the lab belongs to no unit. */
  next: { href: string; label: string } | undefined;
  /** At how many tasks a hint was asked for, at how many the lab did a step, and at how many it told each step unasked. */
  hintsUsed: number;
  shown: number;
  guided: number;
  /** How many tasks *Show me* did that were not done once more. */
  toRedo?: number;
  onAgain: () => void;
}

export function Finish({ scenario, next, hintsUsed, shown, guided, toRedo = 0, onAgain }: FinishProps) {
  const title = useId();
  const points = scenario.tasks.length * worth.labTask + worth.labDone;
  return (
    <section className="lab-finish" aria-labelledby={title}>
      <h3 id={title} tabIndex={-1}>
        {toRedo > 0 ? 'Every task done, not all by you' : 'Lab done'}
      </h3>
      {toRedo > 0 ? (
        <p>
          <i>Show me</i> or a helper did a part of {toRedo === 1 ? 'one task' : `${String(toRedo)} tasks`}. Press{' '}
          <b>Redo</b> below {toRedo === 1 ? 'it' : 'each of them'}, do it once yourself, and the lab is complete.
        </p>
      ) : (
        <p>
          <strong>{points} XP</strong> for this lab, counted once. {helpOf(hintsUsed, shown, guided)}
        </p>
      )}
      <p className="lab-row">
        {next && (
          <a className="lab-button lab-button-main" href={next.href} onClick={() => reach(next.href)}>
            {next.label}
          </a>
        )}
        <button type="button" className="lab-button" onClick={onAgain}>
          {scenario.hasConsoles ? 'Again, with other names and faults' : 'Again with other names'}
        </button>
      </p>
      <p>What you can take with you:</p>
      <ul>
        {scenario.learned.map((sentence) => (
          <li key={sentence}>
            <Words>{sentence}</Words>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What help there was, as it was. */
function helpOf(hintsUsed: number, shown: number, guided: number): string {
  const tasks = (count: number) => `${String(count)} ${count === 1 ? 'task' : 'tasks'}`;
  if (hintsUsed === 0 && shown === 0 && guided === 0) return 'You needed no hints.';
  return [
    ...(guided > 0 ? [`The guided way told you the steps of ${tasks(guided)}.`] : []),
    ...(hintsUsed > 0 ? [`You asked for hints at ${tasks(hintsUsed)}.`] : []),
    ...(shown > 0 ? [`You let the lab show you steps of ${tasks(shown)}.`] : []),
  ].join(' ');
}
