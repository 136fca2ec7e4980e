/** The tasks of a lab: done ones with what was found, the current one with its words and help, the rest by title. */
import type { ReactNode } from 'react';
import type { Scenario, Task } from '#src/lab/definition.ts';
import type { SessionState } from '#src/lab/session.ts';
import { CopyWords } from './CopyWords.tsx';
import type { Voice } from './voice.ts';
import { Words } from './Words.tsx';

interface TaskListProps {
  scenario: Scenario;
  state: SessionState;
  voice: Voice;
  current: Task | undefined;
  /** What stands under a task: its question, hints, the way to do it once more. */
  under: (task: Task) => ReactNode;
}

export function TaskList({ scenario, state, voice, current, under }: TaskListProps) {
  return (
    <ol className="lab-tasks" data-told={state.tells}>
      {scenario.tasks.map((task) =>
        state.tells ? (
          <TaskItem key={task.id} task={task} state={state} voice={voice} isCurrent={task.id === current?.id}>
            {under(task)}
          </TaskItem>
        ) : (
          <UntoldTask key={task.id} task={task} news={state.attempt.answers[task.id]?.news} voice={voice}>
            {under(task)}
          </UntoldTask>
        ),
      )}
    </ol>
  );
}

interface UntoldTaskProps {
  task: Task;
  /** What the rest of the world did after the answer. */
  news: string | undefined;
  voice: Voice;
  children: ReactNode;
}

/** While nothing is told every task stands there with its words, whatever came of it. */
function UntoldTask({ task, news, voice, children }: UntoldTaskProps) {
  return (
    <li className="lab-task" data-task={task.id} data-state="untold">
      <h3 className="lab-task-title" tabIndex={-1}>
        {task.title}
      </h3>
      <p>
        <Words>{task.text}</Words>
      </p>
      {children}
      {news !== undefined && (
        <p className="lab-found">
          <CopyWords voice={voice}>{news}</CopyWords>
        </p>
      )}
    </li>
  );
}

function TaskItem({
  task,
  state,
  voice,
  isCurrent,
  children,
}: {
  task: Task;
  state: SessionState;
  voice: Voice;
  isCurrent: boolean;
  children: ReactNode;
}) {
  const found = state.attempt.done[task.id];
  const news = state.attempt.answers[task.id]?.news;
  const verdict = state.verdicts[task.id];
  const status = found !== undefined ? 'done' : isCurrent ? 'current' : 'open';
  return (
    <li className="lab-task" data-task={task.id} data-state={status} aria-current={isCurrent ? 'step' : undefined}>
      <h3 className="lab-task-title" tabIndex={-1}>
        {task.title}
        <span className="lab-task-state">{found !== undefined ? ' Done' : isCurrent ? ' Now' : ''}</span>
      </h3>
      {found !== undefined && (
        <p className="lab-found">
          <Words>{found}</Words>
        </p>
      )}
      {news !== undefined && (
        <p className="lab-found">
          <CopyWords voice={voice}>{news}</CopyWords>
        </p>
      )}
      {isCurrent && (
        <>
          <p>
            <Words>{task.text}</Words>
          </p>
          {task.check && verdict?.holds === false && (
            <p className="lab-check">
              <strong>Check:</strong> {verdict.because}
            </p>
          )}
        </>
      )}
      {children}
    </li>
  );
}
