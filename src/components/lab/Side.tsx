/** The side of a room: the story, the tasks, what was done, and what the learner can do to the attempt itself. */
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { Task } from '#src/lab/definition.ts';
import type { Session, SessionState } from '#src/lab/session.ts';
import { undoable } from '#src/lab/undone.ts';
import { Controls, WayChoice } from './Controls.tsx';
import { CostMeter } from './CostMeter.tsx';
import type { OtherAttempts } from './EarlierAttempts.tsx';
import { Finish } from './Finish.tsx';
import { HandIn } from './HandIn.tsx';
import { Ledger } from './Ledger.tsx';
import { Redo, Redoing } from './Redo.tsx';
import { Report } from './Report.tsx';
import { Story } from './Story.tsx';
import { TaskList } from './TaskList.tsx';
import type { AttemptActs } from './useAttemptActs.ts';
import type { Voice } from './voice.ts';
import { Waiting } from './Waiting.tsx';

interface SideProps {
  session: Session;
  state: SessionState;
  voice: Voice;
  current: Task | undefined;
  /** On a narrow page the side folds to the line of the task at hand. */
  isOpen: boolean;
  onToggle: () => void;
  onSkip: () => void;
  onReset: () => void;
  onHandIn: () => void;
  onAgain: () => void;
  ownPage: string | undefined;
  next: { href: string; label: string } | undefined;
  acts: AttemptActs;
  others: OtherAttempts | undefined;
  /** The portals show another Cloud from now on: says why. */
  onTurn: (words: string) => void;
  /** What stands under a task that is open: its question, and help. */
  help: (task: Task) => ReactNode;
}

export function Side(props: SideProps) {
  const { session, state, voice, current, isOpen, onToggle, onSkip, onReset, ownPage } = props;
  const { scenario } = session;
  const panel = useId();
  const [undone, setUndone] = useState<{ words: string; length: number }>();
  const undo = async () => {
    const what = undoable(session.state().attempt);
    if (what === undefined) {
      voice.say('There is nothing to undo.');
      return;
    }
    await session.undo();
    setUndone({ words: `Undone: ${what}.`, length: session.state().attempt.length });
    voice.say(`Undone: ${what}. Tasks that are done stay done.`);
  };
  return (
    <div className="lab-side" data-lab-tasks data-open={isOpen}>
      <button type="button" className="lab-now" aria-expanded={isOpen} aria-controls={panel} onClick={onToggle}>
        <NowLine session={session} state={state} current={current} />
      </button>
      <div id={panel} className="lab-panel">
        <div className="lab-head">
          <Heading state={state} title={scenario.title} ownPage={ownPage} />
          {scenario.tasks.length > 0 && <WayChoice session={session} state={state} />}
        </div>
        <div className="lab-scroll">
          <Story
            story={scenario.story}
            hasBegun={Object.keys(state.attempt.done).length > 0}
            onFold={() => voice.say('The story is folded. It stays at the top of the tasks.')}
          />
          <Ending {...props} />
          <Redoing session={session} state={state} onTurn={props.onTurn} />
          <TaskList
            scenario={scenario}
            state={state}
            voice={voice}
            current={current}
            under={(task) =>
              state.tells && state.attempt.toRedo.includes(task.id) ? (
                <Redo
                  session={session}
                  task={task.id}
                  title={task.title}
                  isHelped={!state.attempt.shown.includes(task.id)}
                  onTurn={props.onTurn}
                />
              ) : !state.tells || task.id === current?.id ? (
                props.help(task)
              ) : null
            }
          />
          {!state.tells && <HandIn session={session} state={state} onIn={props.onHandIn} />}
          <Ledger
            session={session}
            state={state}
            voice={voice}
            others={props.others}
            onReplay={props.acts.replay}
            onSave={() => props.acts.save()}
            onOpen={props.acts.open}
            onSandbox={props.acts.toSandbox}
            onTurn={props.onTurn}
          />
          <Controls
            session={session}
            state={state}
            undone={undone?.length === state.attempt.length ? undone.words : undefined}
            onUndo={() => void undo()}
            onReset={onReset}
          />
        </div>
      </div>
      <CostMeter session={session} state={state} voice={voice} />
      <Waiting due={state.due} now={state.now} onSkip={onSkip} />
    </div>
  );
}

/** What an attempt came to: the report of an assessed one, or the result of the lab. */
function Ending({ session, state, current, next, onAgain }: SideProps) {
  const { scenario } = session;
  const { attempt, grade, tells } = state;
  if (scenario.tasks.length === 0 || !tells) return null;
  const isHandedIn = attempt.handedIn !== undefined;
  return (
    <>
      {isHandedIn && grade && (
        <Report
          grade={grade}
          isGoingOn={attempt.way !== 'assessed'}
          onGoOn={() => void session.goOn()}
          onAgain={onAgain}
        />
      )}
      {!current && (!isHandedIn || state.complete) && (
        <Finish
          scenario={scenario}
          next={next}
          hintsUsed={Object.keys(attempt.hints).length}
          shown={attempt.shown.length}
          guided={attempt.guided.length}
          toRedo={attempt.toRedo.length}
          onAgain={onAgain}
        />
      )}
    </>
  );
}

/** What the folded side says: the task at hand, and what is wrong with it. */
function NowLine({ session, state, current }: Pick<SideProps, 'session' | 'state' | 'current'>) {
  const { tasks, title } = session.scenario;
  const fault = current && state.verdicts[current.id]?.fault;
  const number = current ? tasks.indexOf(current) + 1 : tasks.length;
  const words = !state.tells
    ? `Assessed: ${String(tasks.length)} ${tasks.length === 1 ? 'task' : 'tasks'}`
    : current
      ? `Task ${String(number)} of ${String(tasks.length)}: ${current.title}`
      : tasks.length === 0
        ? title
        : 'Lab done';
  return (
    <span className="lab-now-words">
      <span className="lab-now-text">{words}</span>
      {fault !== undefined && <span className="lab-now-fault">{fault}</span>}
    </span>
  );
}

function Heading({ state, title, ownPage }: { state: SessionState; title: string; ownPage: string | undefined }) {
  const { trouble, isSaving } = state;
  return (
    <div className="lab-heading">
      <h2 className="lab-title" tabIndex={-1}>
        {title}
      </h2>
      <p className="lab-saved" data-saved={trouble === undefined && !isSaving}>
        {trouble !== undefined ? `Not saved: ${trouble}` : isSaving ? 'Saving' : 'Saved'}
      </p>
      {ownPage !== undefined && <a href={ownPage}>Open on its own page</a>}
    </div>
  );
}
