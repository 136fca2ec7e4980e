/** The tasks of an attempt, as they stood at the moment that is looked at. */
import type { Attempt } from '#src/lab/attempt.ts';
import type { Task } from '#src/lab/definition.ts';

interface TasksSeenProps {
  tasks: readonly Task[];
  attempt: Attempt;
  /** The task at hand, where the learner's page has said so. */
  current?: string | undefined;
  /** What it still wants. */
  wants?: string | undefined;
}

export function TasksSeen({ tasks, attempt, current, wants }: TasksSeenProps) {
  const now = current ?? tasks.find(({ id }) => !(id in attempt.done))?.id;
  return (
    <ol className="teach-tasks">
      {tasks.map(({ id, title }) => {
        const isDone = id in attempt.done;
        const isNow = !isDone && id === now;
        const hint = attempt.hints[id];
        return (
          <li key={id} data-state={isDone ? 'done' : isNow ? 'now' : 'open'} aria-current={isNow ? 'step' : undefined}>
            <span className="teach-task-title">{title}</span>{' '}
            <span className="teach-note">
              {isDone ? 'Done' : isNow ? 'Now' : 'To come'}
              {attempt.shown.includes(id) ? ', with Show me' : ''}
              {hint === undefined ? '' : `, hint ${String(hint)}`}
            </span>
            {isNow && wants !== undefined && <p className="teach-wants">{wants}</p>}
          </li>
        );
      })}
    </ol>
  );
}
