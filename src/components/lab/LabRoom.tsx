/** The room of a lab: the tasks beside the simulated portal, over one session. It composes; the session decides. */
import { useCallback, useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { hintFor, hintLevels } from '#src/lab/hints.ts';
import type { Hint, Situation } from '#src/lab/hints.ts';
import type { Session, SessionState } from '#src/lab/session.ts';
import { undoable } from '#src/lab/undone.ts';
import type { Screen } from '#src/portal/host.ts';
import { keepBegun } from './begun.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { CoachMark } from './CoachMark.tsx';
import { Controls, WayChoice } from './Controls.tsx';
import { confirmShown, doStep } from './controls.ts';
import { Finish } from './Finish.tsx';
import type { LabHistory } from './history.ts';
import { HintBox } from './HintBox.tsx';
import type { Memory } from './memory.ts';
import { keepRules } from './rules.ts';
import { Panes } from './Panes.tsx';
import { panesOf, wordsOf } from './panes.ts';
import type { Pane } from './panes.ts';
import { PathPanel } from './PathPanel.tsx';
import { Requests } from './requests/Requests.tsx';
import { TaskList } from './TaskList.tsx';
import type { Voice } from './voice.ts';
import { Waiting } from './Waiting.tsx';
import { plainWords, Words } from './Words.tsx';
import { useIsWide } from './useIsWide.ts';
import { useTaskNews } from './useTaskNews.ts';

export interface LabRoomProps {
  session: Session;
  memory: Memory;
  voice: Voice;
  /** Where Back and Forward lead in each pane; without it they leave the page. */
  historyOf?: (pane: Pane) => LabHistory;
  /** The page of its own, when the room stands inside a lesson. */
  ownPage: string | undefined;
  next: { href: string; label: string } | undefined;
  onAgain: () => void;
}

/** From this width on the path's wide drawing fits above the portal; the tall one would push the portal out of sight. */
const roomForPathInRem = 66;

export function LabRoom({ session, memory, voice, historyOf, ownPage, next, onAgain }: LabRoomProps) {
  const { scenario } = session;
  const state = useSyncExternalStore(session.subscribe, session.state);
  const panes = useMemo(() => panesOf(scenario), [scenario]);
  const [screens, setScreens] = useState<Readonly<Record<string, Screen>>>({});
  const keepScreen = useCallback(
    (pane: string, screen: Screen) => setScreens((known) => ({ ...known, [pane]: screen })),
    [],
  );
  const [front, setFront] = useState(() => frontIn(memory, panes));
  const turnTo = useCallback(
    (pane: string) => {
      memory.set('room/front', pane);
      setFront(pane);
    },
    [memory],
  );
  const [isOpen, setOpen] = useState(() => memory.get('room/open') !== false || isFinished(session));
  const [mounted, setMounted] = useState(0);
  const panel = useId();
  const room = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  const findRoom = useCallback(() => room.current, []);
  const isWide = useIsWide(room, roomForPathInRem);
  useTaskNews(scenario, state, voice);
  // The button that opened the room is gone by now: the focus goes to the heading of what came.
  useEffect(() => {
    const title = room.current?.querySelector<HTMLElement>('.lab-title');
    if (!title) return;
    title.focus({ preventScroll: true });
    // The page stays where it is, unless a bar of the site hides the title.
    const bar = Number.parseFloat(getComputedStyle(title).scrollMarginTop);
    if (title.getBoundingClientRect().top < bar) title.scrollIntoView();
  }, []);

  const current = scenario.tasks.find(({ id }) => state.standing.states[id] === 'open');
  useEffect(() => {
    const side = room.current?.querySelector<HTMLElement>('.lab-side');
    const scroll = side?.querySelector<HTMLElement>('.lab-scroll');
    const task = scroll?.querySelector<HTMLElement>('[data-state="current"], .lab-finish');
    if (scroll && task && !isFirst.current) scroll.scrollTop = task.offsetTop - 16;
    // Whoever works in the tasks goes on at the result; whoever is in the portal stays there.
    if (!isFirst.current && current?.id === undefined && side?.contains(document.activeElement))
      side.querySelector<HTMLElement>('.lab-finish h3')?.focus();
    if (current === undefined && !isFirst.current) {
      setOpen(true);
      if (side?.querySelector<HTMLElement>('.lab-now')?.offsetParent)
        requestAnimationFrame(() => side.scrollIntoView({ block: 'start' }));
    }
    keepBegun(scenario.lab, current === undefined ? 'done' : 'begun');
    keepRules(scenario.lab, scenario.profile);
    if (!isFirst.current) catchFocus(room.current);
    isFirst.current = false;
  }, [current?.id]);
  const fault = current && state.verdicts[current.id]?.fault;
  const number = current ? scenario.tasks.indexOf(current) + 1 : scenario.tasks.length;
  const situation: Situation | undefined = current && {
    scenario,
    cloud: state.cloud,
    task: current.id,
    screens,
    due: state.due,
  };
  const isGuided = state.attempt.way === 'guided';
  const coached = situation && isGuided ? hintFor(situation, hintLevels) : undefined;
  const path = scenario.flow && (
    <PathPanel
      state={state}
      flow={scenario.flow}
      voice={voice}
      isOver={current === undefined}
      isAsked={!isGuided && current?.question !== undefined}
      isOpen={(current ?? scenario.tasks.at(-1))?.looksAtPath === true}
    />
  );
  const toggle = () => {
    memory.set('room/open', !isOpen);
    setOpen(!isOpen);
  };
  const show = async ({ step, task, pane }: Hint) => {
    if (!room.current) return false;
    if (!step) {
      if (!showPath(room.current)) return false;
      await session.show(task);
      return true;
    }
    flushSync(() => turnTo(pane));
    if (!(await doStep(room.current, step, pane))) return false;
    await session.show(task);
    await confirmShown(room.current, step, pane);
    return true;
  };
  const reset = async () => {
    memory.clear();
    await session.reset();
    setMounted((times) => times + 1);
    voice.say('The lab is back at its start.');
  };
  const skip = async () => {
    await session.skip();
    catchFocus(room.current);
  };
  const undo = async () => {
    const what = undoable(session.state().attempt);
    if (what === undefined) {
      voice.say('There is nothing to undo.');
      return;
    }
    await session.undo();
    voice.say(`Undone: ${what}. Tasks that are done stay done.`);
  };

  return (
    <section ref={room} className="lab-room not-content" aria-label={scenario.title} data-finished={!current}>
      <div className="lab-side" data-lab-tasks data-open={isOpen}>
        <button type="button" className="lab-now" aria-expanded={isOpen} aria-controls={panel} onClick={toggle}>
          <span className="lab-now-words">
            <span className="lab-now-text">
              {current ? `Task ${String(number)} of ${String(scenario.tasks.length)}: ${current.title}` : 'Lab done'}
            </span>
            {fault !== undefined && <span className="lab-now-fault">{fault}</span>}
          </span>
        </button>
        <div id={panel} className="lab-panel">
          <div className="lab-head">
            <Heading state={state} title={scenario.title} ownPage={ownPage} />
            <WayChoice session={session} way={state.attempt.way} />
          </div>
          <div className="lab-scroll">
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
                shown={state.attempt.shown.length}
                guided={state.attempt.guided.length}
                onAgain={onAgain}
              />
            )}
            <TaskList scenario={scenario} state={state} current={current}>
              {current?.question && (
                <AnswerForm
                  key={`answer ${current.id}`}
                  prompt={current.question.prompt}
                  options={current.question.options(state.cloud)}
                  given={state.attempt.answers[current.id]}
                  blocked={
                    state.verdicts[current.id]?.holds === false ? state.verdicts[current.id]?.because : undefined
                  }
                  onAnswer={(option) => void session.answer(current.id, option)}
                  onNothing={(message) => voice.say(message, 'assertive')}
                />
              )}
              {situation && (
                <HintBox
                  key={`hint ${situation.task}`}
                  situation={situation}
                  way={state.attempt.way}
                  asked={state.attempt.hints[situation.task] ?? 0}
                  onHint={(level) => {
                    voice.say(plainWords(wordsOf(scenario, hintFor(situation, level))));
                    void session.hint(situation.task, level);
                  }}
                  onShow={show}
                />
              )}
            </TaskList>
            <Controls session={session} state={state} onUndo={() => void undo()} onReset={() => void reset()} />
          </div>
        </div>
        <Waiting due={state.due} now={state.now} onSkip={() => void skip()} />
      </div>
      <div className="lab-main">
        {isWide && path}
        <Panes
          key={mounted}
          panes={panes}
          session={session}
          memory={memory}
          voice={voice}
          historyOf={historyOf}
          screens={screens}
          onScreen={keepScreen}
          front={front}
          onFront={turnTo}
        />
        {!isWide && path}
        <Requests fetch={session.fetch} people={panes} memory={memory} voice={voice} />
      </div>
      {coached?.step && <CoachMark room={findRoom} step={coached.step} pane={coached.pane} />}
      <div className="lab-voice" aria-live="polite" ref={(element) => voice.connect('polite', element)} />
      <div className="lab-voice" aria-live="assertive" ref={(element) => voice.connect('assertive', element)} />
    </section>
  );
}

/** The pane that was in front last; else that of the first person. */
const frontIn = (memory: Memory, panes: readonly Pane[]): string =>
  (panes.find(({ id }) => id === memory.get('room/front')) ?? panes[0])?.id ?? '';

const isFinished = (session: Session): boolean =>
  session.scenario.tasks.every(({ id }) => session.state().standing.states[id] === 'done');

/** Unfolds the packet path and its list of hops, and brings the learner there. */
function showPath(room: HTMLElement): boolean {
  const panel = room.querySelector<HTMLDetailsElement>('.lab-path');
  const list = panel?.querySelector('details');
  if (!panel || !list) return false;
  panel.open = true;
  list.open = true;
  list.querySelector('summary')?.focus();
  return true;
}

/** When the control that had the focus is gone or disabled, the focus goes to the task at hand, or to the line that stands for it. */
function catchFocus(room: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const active = document.activeElement;
    if (active !== null && active !== document.body && !active.matches(':disabled')) return;
    const places = ['.lab-finish h3', '[data-state="current"] h3', '.lab-now', '.lab-title'];
    const place = places.map((selector) => room?.querySelector<HTMLElement>(selector)).find((one) => one?.offsetParent);
    place?.focus();
  });
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
