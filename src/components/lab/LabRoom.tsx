/** The room of a lab: the tasks beside the simulated portal, over one session. It composes; the session decides. */
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { hintFor, hintLevels } from '#src/lab/hints.ts';
import type { Hint, Situation } from '#src/lab/hints.ts';
import type { Scenario, Task } from '#src/lab/definition.ts';
import type { Session } from '#src/lab/session.ts';
import type { Screen } from '#src/portal/host.ts';
import { pageName } from '#src/portal/registry.ts';
import { keepBegun } from './begun.ts';
import { CoachMark } from './CoachMark.tsx';
import { Consoles } from './Consoles.tsx';
import { confirmShown, doStep } from './controls.ts';
import type { OtherAttempts } from './EarlierAttempts.tsx';
import { arrive, catchFocus, followTask, showPath } from './focus.ts';
import type { LabHistory } from './history.ts';
import type { Memory } from './memory.ts';
import { keepRules } from './rules.ts';
import { Panes } from './Panes.tsx';
import { memoryKey, panesOf } from './panes.ts';
import type { Pane } from './panes.ts';
import { PathPanel } from './PathPanel.tsx';
import { Replay } from './Replay.tsx';
import { Requests } from './requests/Requests.tsx';
import { Side } from './Side.tsx';
import { TaskHelp } from './TaskHelp.tsx';
import type { Voice } from './voice.ts';
import { useAttemptActs } from './useAttemptActs.ts';
import { WrongDialog } from './WrongDialog.tsx';
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
  /** Opens the newest attempt at this lab in place of this one. */
  onReopen?: () => void;
  /** The other attempts at this lab. */
  others?: OtherAttempts | undefined;
  /** The address at which issues of the project are written. */
  issues?: string | undefined;
}

const stay = () => undefined;

/** From this width on the path's wide drawing fits above the portal; the tall one would push the portal out of sight. */
const roomForPathInRem = 66;

export function LabRoom({
  session,
  memory,
  voice,
  historyOf,
  ownPage,
  next,
  onAgain,
  onReopen = stay,
  others,
  issues,
}: LabRoomProps) {
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
  const room = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  const doneBefore = useRef(new Set(Object.keys(session.state().attempt.done)));
  const findRoom = useCallback(() => room.current, []);
  const isWide = useIsWide(room, roomForPathInRem);
  const acts = useAttemptActs({ session, memory, voice, panes, onReopen });
  useTaskNews(scenario, state, voice);
  useEffect(() => arrive(room.current), []);

  // While nothing is told, no task is the one at hand.
  const current = state.tells ? scenario.tasks.find(({ id }) => state.standing.states[id] === 'open') : undefined;
  const isOver = current === undefined && state.tells && scenario.tasks.length > 0;
  const hasBegun = Object.keys(state.attempt.done).length > 0;
  useEffect(() => {
    keepBegun(scenario.lab, isOver ? 'done' : 'begun');
    keepRules(scenario.lab, scenario.profile);
    if (isFirst.current) {
      isFirst.current = false;
      // Whoever comes back, or goes on from an earlier moment, finds the task at hand.
      if (!isOver && hasBegun) followTask(room.current, false);
      return;
    }
    if (isOver) setOpen(true);
    const { done, answers } = session.state().attempt;
    const told = Object.keys(done).find((id) => !doneBefore.current.has(id) && answers[id]?.news !== undefined);
    doneBefore.current = new Set(Object.keys(done));
    followTask(room.current, isOver, told);
    catchFocus(room.current);
  }, [session, scenario, isOver, current?.id, hasBegun]);
  const situation: Situation | undefined = current && {
    scenario,
    cloud: state.cloud,
    task: current.id,
    screens,
    due: state.due,
    pageName,
  };
  const isGuided = state.attempt.way === 'guided';
  const coached = situation && isGuided ? hintFor(situation, hintLevels) : undefined;
  const flow = flowAt(scenario, current);
  const path = flow && (
    <PathPanel
      state={state}
      flow={flow}
      voice={voice}
      isCleared={isOver && scenario.tasks.some(({ id }) => id === 'clean-up')}
      isAsked={!state.tells || (!isGuided && current?.question !== undefined)}
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
  const turned = (words: string) => {
    voice.say(words);
    catchFocus(room.current);
  };
  const closeReplay = () => {
    acts.closeReplay();
    voice.say('Back to the present.');
    catchFocus(room.current);
  };
  const handIn = async () => {
    await session.handIn();
    voice.say('Handed in. The report stands at the top of the tasks.');
    requestAnimationFrame(() => room.current?.querySelector<HTMLElement>('.lab-report h3')?.focus());
  };
  const skip = async () => {
    await session.skip();
    catchFocus(room.current);
  };

  return (
    <section ref={room} className="lab-room not-content" aria-label={scenario.title} data-finished={isOver}>
      <Side
        session={session}
        state={state}
        voice={voice}
        current={current}
        isOpen={isOpen}
        onToggle={toggle}
        onSkip={() => void skip()}
        onReset={() => void reset()}
        onAgain={onAgain}
        acts={acts}
        others={others}
        onTurn={turned}
        onHandIn={() => void handIn()}
        ownPage={ownPage}
        next={next}
        help={(task) => (
          <TaskHelp
            session={session}
            state={state}
            voice={voice}
            task={task}
            situation={situation}
            onShow={show}
            looksWrong={acts.looksWrong}
          />
        )}
      />
      {acts.past && (
        <Replay
          scenario={scenario}
          entries={acts.past}
          panes={panes}
          voice={voice}
          onFork={acts.fork}
          onClose={closeReplay}
        />
      )}
      <div className="lab-main" hidden={acts.past !== undefined}>
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
          looksWrong={acts.looksWrong}
        />
        {!isWide && path}
        {scenario.hasConsoles && <Consoles state={state} />}
        <Requests
          fetch={session.fetch}
          people={panes}
          profile={scenario.profile}
          memory={memory}
          voice={voice}
          isOpen={scenario.tasks.length === 0}
        />
      </div>
      {acts.wrong !== undefined && (
        <WrongDialog
          session={session}
          what={acts.wrong}
          places={panes.flatMap((pane) => memory.get(memoryKey(panes, pane, 'portal/stack')) ?? []).map(String)}
          issues={issues}
          onSave={(says) => acts.save([acts.wrong, says].filter(Boolean).join('\n'))}
          onClose={acts.closeWrong}
        />
      )}
      {coached?.step && !acts.past && <CoachMark room={findRoom} step={coached.step} pane={coached.pane} />}
      <div className="lab-voice" aria-live="polite" ref={(element) => voice.connect('polite', element)} />
      <div className="lab-voice" aria-live="assertive" ref={(element) => voice.connect('assertive', element)} />
    </section>
  );
}

/** The pane that was in front last; else that of the first person. */
const frontIn = (memory: Memory, panes: readonly Pane[]): string =>
  (panes.find(({ id }) => id === memory.get('room/front')) ?? panes[0])?.id ?? '';

/** The packets the task at hand is about: its own, or those of the last task before it that says; else those of the lab. */
const flowAt = ({ tasks, flow }: Scenario, current: Task | undefined) =>
  tasks.slice(0, current === undefined ? undefined : tasks.indexOf(current) + 1).findLast((task) => task.flow)?.flow ??
  flow;

const isFinished = (session: Session): boolean =>
  session.scenario.tasks.every(({ id }) => session.state().standing.states[id] === 'done');
