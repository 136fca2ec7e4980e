/** The tasks of a lab whose Cloud stands on the server: done ones with what was found, open ones with whose turn it is, a question, and help in words. */
import { useState } from 'react';
import type { CloudTask, CloudView } from '#src/classroom/clouds/view.ts';
import type { Screen } from '#src/portal/host.ts';
import { AnswerForm } from '../../lab/AnswerForm.tsx';
import type { Voice } from '../../lab/voice.ts';
import { plainWords, Words } from '../../lab/Words.tsx';
import type { RemoteCloud, RemoteHint } from './remote.ts';

interface CloudTasksProps {
  remote: RemoteCloud;
  view: CloudView;
  voice: Voice;
  screens: Readonly<Record<string, Screen | undefined>>;
}

const hintLevels = 3;

export function CloudTasks(props: CloudTasksProps) {
  const { view } = props;
  const current = view.tasks.find(({ state }) => state === 'open')?.id;
  return (
    <ol className="lab-tasks" data-told={view.tasks.every(({ state }) => state !== 'hidden')}>
      {view.tasks.map((task) => (
        <li
          key={task.id}
          className="lab-task"
          data-task={task.id}
          data-state={
            task.state === 'hidden'
              ? 'untold'
              : task.state === 'done'
                ? 'done'
                : task.id === current
                  ? 'current'
                  : 'open'
          }
          aria-current={task.id === current ? 'step' : undefined}
        >
          <h3 className="lab-task-title" tabIndex={-1}>
            {task.title}
            <span className="lab-task-state">
              {task.state === 'done' ? ' Done' : task.id === current ? ' Now' : ''}
            </span>
          </h3>
          {task.state === 'done' && task.because !== undefined && (
            <p className="lab-found">
              <Words>{task.because}</Words>
            </p>
          )}
          {task.question?.news !== undefined && (
            <p className="lab-found">
              <Words>{task.question.news}</Words>
            </p>
          )}
          {(task.id === current || task.state === 'hidden') && <OpenTask {...props} task={task} />}
        </li>
      ))}
    </ol>
  );
}

function OpenTask({ remote, view, voice, screens, task }: CloudTasksProps & { task: CloudTask }) {
  const { question, turn, because, state } = task;
  const whose = view.people.find(({ id }) => id === turn);
  const isPlaying = view.people.some(({ isYou }) => isYou);
  return (
    <>
      <p>
        <Words>{task.text}</Words>
      </p>
      {whose && view.people.length > 1 && (
        <p className="cloud-turn" data-yours={whose.isYou}>
          {whose.isYou ? 'It is your turn' : `It is the turn of ${[...whose.held].join(' and ')}`}, as {whose.name} (
          {whose.title.toLowerCase()}).
        </p>
      )}
      {because !== undefined && state === 'open' && question === undefined && (
        <p className="lab-check">
          <strong>Check:</strong> {because}
        </p>
      )}
      {question && isPlaying && (
        <AnswerForm
          prompt={question.prompt}
          options={question.options}
          given={
            question.given && {
              option: question.given.option,
              right: question.given.right ?? false,
              why: question.given.why ?? '',
              tries: 1,
            }
          }
          blocked={state === 'open' && question.given === undefined ? because : undefined}
          isFinal={state === 'hidden'}
          onAnswer={(option) => void remote.answer(task.id, option)}
          onNothing={(message) => voice.say(message, 'assertive')}
        />
      )}
      {state === 'open' && isPlaying && (
        <Help remote={remote} task={task} voice={voice} screens={screens} view={view} />
      )}
    </>
  );
}

/** Hints, each a level more exact: worked out on the server, which knows the checks. */
function Help({ remote, task, voice, screens, view }: CloudTasksProps & { task: CloudTask }) {
  const [hint, setHint] = useState<RemoteHint & { level: number }>();
  const [trouble, setTrouble] = useState<string>();
  const level = hint?.level ?? 0;
  const asks = async () => {
    const next = Math.min(hintLevels, level + 1);
    const found = await remote.hint(task.id, next, screens);
    setTrouble(found.ok ? undefined : found.message);
    if (!found.ok) return;
    setHint({ ...found.value, level: next });
    voice.say(plainWords(found.value.text));
  };
  const whose = view.people.find(({ id }) => id === hint?.pane);
  return (
    <div className="lab-hint">
      {hint && (
        <p className="lab-hint-text">
          <strong>{`Hint ${String(level)} of ${String(hintLevels)}:`}</strong>{' '}
          {whose && view.people.length > 1 && <>As {whose.name}: </>}
          <Words>{hint.text}</Words>
        </p>
      )}
      {trouble !== undefined && <p className="lab-note">{trouble}</p>}
      <p className="lab-row">
        <button type="button" className="lab-button" onClick={() => void asks()}>
          {level === 0 ? 'Hint' : level < hintLevels ? 'More exact hint' : 'Hint for where we are now'}
        </button>
      </p>
    </div>
  );
}
