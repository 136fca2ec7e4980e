/** A learner's portals in the hands of whoever leads the class: a session over the learner's own log. What is done here is written under the instructor's name. */
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { createMemory } from './passing-memory.ts';
import { Panes } from '#src/components/lab/Panes.tsx';
import { panesOf } from '#src/components/lab/panes.ts';
import type { Voice } from '#src/components/lab/voice.ts';
import type { Beginning } from '#src/lab/beginning.ts';
import type { Lab } from '#src/lab/definition.ts';
import { openSession } from '#src/lab/session.ts';
import type { AttemptLog, Session } from '#src/lab/session.ts';
import { undoable } from '#src/lab/undone.ts';
import { useFeed } from '../feed.tsx';
import { TasksSeen } from './TasksSeen.tsx';

interface AtControlsProps {
  lab: Lab;
  attempt: string;
  log: AttemptLog;
  /** The learner's clock: the one the attempt goes by. */
  real: () => number;
  /** Where the learner was. */
  places: Readonly<Record<string, string>>;
  voice: Voice;
  /** Tells those who follow where each pane is; nobody follows without it. */
  tell?: ((places: Readonly<Record<string, string>>) => unknown) | undefined;
  /** Told when the attempt stands on the server. */
  onOpen?: () => void;
  /** What stands below the tasks, such as notes. */
  beside?: ReactNode;
  /** How it begins where it is one's own. A learner's has a first line already. */
  begin?: Beginning;
}

const tickEvery = 250;
/** Pages that are walked through are told as one. */
const settles = 200;
/** The same in each render: a portal whose hosting page changed begins to read anew. */
const nothing = {};
const ignore = () => undefined;
const none: Beginning = { seed: '', profile: 'taught', way: 'practice' };

export function AtControls(props: AtControlsProps) {
  const { lab, log, attempt, real, begin = none, onOpen = ignore } = props;
  const beginning = useRef(begin);
  const [session, setSession] = useState<Session>();
  const [because, setBecause] = useState<string>();
  useEffect(() => {
    let isWanted = true;
    openSession({ lab, log, attempt, real, begin: beginning.current }).then(
      (opened) => {
        if (!isWanted) return;
        setSession(opened);
        onOpen();
      },
      (cause: unknown) => {
        if (isWanted) setBecause(cause instanceof Error ? cause.message : String(cause));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [lab, log, attempt, real, onOpen]);
  if (because !== undefined)
    return (
      <p className="teach-warn" role="alert">
        The portal could not be taken over. {because}
      </p>
    );
  if (!session) return <p role="status">Taking over.</p>;
  return <Hands {...props} session={session} />;
}

function Hands({ session, attempt, places, voice, tell, beside }: AtControlsProps & { session: Session }) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const { scenario } = session;
  const panes = useMemo(() => panesOf(scenario), [scenario]);
  const [memory] = useState(() => createMemory(panes, places));
  const [front, setFront] = useState(panes[0]?.id ?? '');
  useEffect(() => {
    const timer = setInterval(() => void session.tick(), tickEvery);
    return () => clearInterval(timer);
  }, [session]);
  const followed = useFollowed(session, tell);
  useFeed((word) => {
    if (word.kind === 'lines' && word.body.attempt === attempt) void session.catchUp();
  });
  const undo = async () => {
    const what = undoable(session.state().attempt);
    if (what === undefined) return;
    await session.undo();
    voice.say(`Undone: ${what}.`);
  };
  const current = scenario.tasks.find(({ id }) => state.standing.states[id] === 'open')?.id;
  return (
    <div className="teach-look-body">
      <aside className="teach-look-side" aria-label="Tasks">
        <TasksSeen
          tasks={scenario.tasks}
          attempt={state.attempt}
          current={current}
          wants={current === undefined ? undefined : state.verdicts[current]?.because}
        />
        <p className="teach-row">
          <button type="button" className="teach-small" aria-disabled={!state.canUndo} onClick={() => void undo()}>
            Undo
          </button>
          {state.due !== undefined && (
            <button type="button" className="teach-small" onClick={() => void session.skip()}>
              Skip the wait
            </button>
          )}
        </p>
        {state.trouble !== undefined && (
          <p className="teach-warn" role="alert">
            Not kept: {state.trouble}
          </p>
        )}
        {beside}
      </aside>
      <div className="teach-look-main">
        <Panes
          panes={panes}
          session={followed}
          memory={memory}
          voice={voice}
          historyOf={undefined}
          screens={nothing}
          onScreen={ignore}
          front={front}
          onFront={setFront}
          looksWrong={ignore}
        />
      </div>
    </div>
  );
}

/** The session, telling whoever follows where each pane is: at once when they begin to, and then as it changes. */
function useFollowed(session: Session, tell: AtControlsProps['tell']): Session {
  const [places, setPlaces] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    if (!tell || Object.keys(places).length === 0) return undefined;
    const timer = setTimeout(() => tell(places), settles);
    return () => clearTimeout(timer);
  }, [tell, places]);
  return useMemo(
    () => ({
      ...session,
      seen(pane, path) {
        session.seen(pane, path);
        setPlaces((known) => (known[pane] === path ? known : { ...known, [pane]: path }));
      },
    }),
    [session],
  );
}
