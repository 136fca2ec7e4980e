/** The room of a lab: the tasks beside the simulated portal, over one session. It composes; the session decides. */
import { useCallback, useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { hintFor, hintLevels } from '#src/lab/hints.ts';
import type { Hint, Situation } from '#src/lab/hints.ts';
import type { Session, SessionState } from '#src/lab/session.ts';
import type { Screen } from '#src/portal/host.ts';
import { Portal } from '#src/portal/Portal.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { CoachMark } from './CoachMark.tsx';
import { Controls } from './Controls.tsx';
import { doStep } from './controls.ts';
import { Finish } from './Finish.tsx';
import { HintBox } from './HintBox.tsx';
import type { Memory } from './memory.ts';
import { PathPanel } from './PathPanel.tsx';
import { createPortalHost } from './portal-host.ts';
import { TaskList } from './TaskList.tsx';
import type { Voice } from './voice.ts';
import { plainWords, Words } from './Words.tsx';
import { useTaskNews } from './useTaskNews.ts';

export interface LabRoomProps {
  session: Session;
  memory: Memory;
  voice: Voice;
  /** The page of its own, when the room stands inside a lesson. */
  ownPage: string | undefined;
  next: { href: string; label: string } | undefined;
  onAgain: () => void;
}

export function LabRoom({ session, memory, voice, ownPage, next, onAgain }: LabRoomProps) {
  const { scenario } = session;
  const state = useSyncExternalStore(session.subscribe, session.state);
  const [screen, setScreen] = useState<Screen>();
  const [isOpen, setOpen] = useState(() => memory.get('room/open') !== false);
  const [mounted, setMounted] = useState(0);
  const panel = useId();
  const room = useRef<HTMLElement>(null);
  const findRoom = useCallback(() => room.current, []);
  const host = useMemo(() => createPortalHost(session, memory, voice), [session, memory, voice]);
  useTaskNews(scenario, state, voice);
  // The button that opened the room is gone by now: the focus goes to the heading of what came.
  useEffect(() => room.current?.querySelector<HTMLElement>('.lab-title')?.focus({ preventScroll: true }), []);

  const current = scenario.tasks.find(({ id }) => state.standing.states[id] === 'open');
  const number = current ? scenario.tasks.indexOf(current) + 1 : scenario.tasks.length;
  const situation: Situation | undefined = current && {
    scenario,
    cloud: state.cloud,
    task: current.id,
    screen,
    due: state.due,
  };
  const isGuided = state.attempt.way === 'guided';
  const coached = situation && isGuided ? hintFor(situation, hintLevels).step : undefined;
  const toggle = () => {
    memory.set('room/open', !isOpen);
    setOpen(!isOpen);
  };
  const show = async (hint: Hint) => {
    if (!hint.step || !room.current) return false;
    const done = await doStep(room.current, hint.step);
    if (done) await session.show(hint.task);
    return done;
  };
  const reset = async () => {
    memory.clear();
    await session.reset();
    setMounted((times) => times + 1);
    voice.say('The lab is back at its start.');
  };
  const undo = async () => {
    await session.undo();
    voice.say('Your last change is undone.');
  };

  return (
    <section ref={room} className="lab-room not-content" aria-label={scenario.title} data-finished={!current}>
      <div className="lab-side" data-lab-tasks data-open={isOpen}>
        <button type="button" className="lab-now" aria-expanded={isOpen} aria-controls={panel} onClick={toggle}>
          <span className="lab-now-text">
            {current ? `Task ${String(number)} of ${String(scenario.tasks.length)}: ${current.title}` : 'Lab done'}
          </span>
        </button>
        <div id={panel} className="lab-panel">
          <Heading state={state} title={scenario.title} ownPage={ownPage} />
          <details className="lab-story" open={Object.keys(state.attempt.done).length === 0}>
            <summary>The story</summary>
            {scenario.story.map((paragraph) => (
              <p key={paragraph}>
                <Words>{paragraph}</Words>
              </p>
            ))}
          </details>
          {!current && (
            <Finish
              scenario={scenario}
              next={next}
              hintsUsed={Object.keys(state.attempt.hints).length}
              onAgain={onAgain}
            />
          )}
          <TaskList scenario={scenario} state={state} current={current}>
            {current?.question && (
              <AnswerForm
                key={current.id}
                prompt={current.question.prompt}
                options={current.question.options(state.cloud)}
                given={state.attempt.answers[current.id]}
                blocked={state.verdicts[current.id]?.holds === false ? state.verdicts[current.id]?.because : undefined}
                onAnswer={(option) => void session.answer(current.id, option)}
              />
            )}
            {situation && (
              <HintBox
                key={situation.task}
                situation={situation}
                way={state.attempt.way}
                asked={state.attempt.hints[situation.task] ?? 0}
                onHint={(level) => {
                  voice.say(plainWords(hintFor(situation, level).text));
                  void session.hint(situation.task, level);
                }}
                onShow={show}
              />
            )}
          </TaskList>
          <Controls
            session={session}
            state={state}
            onUndo={() => void undo()}
            onReset={() => void reset()}
            onSkip={() => void session.skip()}
          />
        </div>
      </div>
      <div className="lab-main">
        {scenario.flow && <PathPanel state={state} flow={scenario.flow} isOpen={scenario.tasks.length === 1} />}
        <div className="lab-portal" data-lab-portal>
          <Portal key={mounted} host={host} start={scenario.start} onScreen={setScreen} compact />
        </div>
      </div>
      {coached && <CoachMark room={findRoom} step={coached} />}
      <div className="lab-voice" aria-live="polite" ref={(element) => voice.connect('polite', element)} />
      <div className="lab-voice" aria-live="assertive" ref={(element) => voice.connect('assertive', element)} />
    </section>
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
