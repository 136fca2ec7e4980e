/** A learner's attempt as whoever leads the class sees it: followed live, scrubbed back, and taken over when the learner agrees. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { createVoice } from '#src/components/lab/voice.ts';
import { panesOf } from '#src/components/lab/panes.ts';
import { wayWords } from '#src/components/lab/way-words.ts';
import type { Tile } from '#src/classroom/live/tile.ts';
import type { Attempt } from '#src/lab/attempt.ts';
import type { Lab, Scenario } from '#src/lab/definition.ts';
import { loadPlace } from '#src/portal/blade-code.ts';
import type { Answer } from '../../api.ts';
import type { AttemptHead, Lines } from '../api-look.ts';
import { useFeed } from '../feed.tsx';
import { AtControls } from './AtControls.tsx';
import { ControlsBar } from './ControlsBar.tsx';
import { controlsAfter, heldBy } from './controls.ts';
import type { Controls } from './controls.ts';
import { FollowPortals } from './FollowPortals.tsx';
import { createServerLog } from './server-log.ts';
import { TasksSeen } from './TasksSeen.tsx';
import { Timeline } from './Timeline.tsx';
import { useFilm } from './useFilm.ts';
import type { Filmed } from './useFilm.ts';
import { useWants } from './useWants.ts';

/** What can be asked of the server about one attempt. */
export interface LookDoor {
  read: (from: number) => Promise<Answer<Lines>>;
  append: (from: number, lines: readonly unknown[]) => Promise<Answer<unknown>>;
  askForControls: () => Promise<Answer<{ state: 'asked' | 'held' }>>;
  handBack: () => Promise<Answer<unknown>>;
  /** Tells the learner where one is with their controls. */
  tellPlaces: (places: Readonly<Record<string, string>>) => Promise<Answer<unknown>>;
}

interface LookProps {
  attempt: AttemptHead;
  lab: Lab;
  /** Where the learner's page says that they are. */
  place?: Tile['place'];
  /** The learner's name. */
  name: string;
  /** The account that looks. */
  me: string;
  mayTakeOver: boolean;
  door: LookDoor;
  /** What stands beside the tasks, such as notes. */
  beside?: ReactNode;
}

const nowhere = {};

export function Look(props: LookProps) {
  const { attempt, name, door, place } = props;
  const state = useFilm(attempt.id, door.read, place);
  switch (state.kind) {
    case 'loading':
      return <p role="status">Reading what {name} has done.</p>;
    case 'empty':
      return <p>{name} has not begun this lab yet. As soon as they do, it appears here.</p>;
    case 'failed':
      return (
        <p className="teach-warn" role="alert">
          {state.because}
        </p>
      );
    case 'open':
      return <Film {...props} {...state} />;
  }
}

function Film({ attempt, lab, name, me, mayTakeOver, door, beside, ...filmed }: LookProps & Filmed) {
  const { film, length, real, trouble, heard } = filmed;
  const [voice] = useState(createVoice);
  const [controls, setControls] = useState<Controls>(() => heldBy(filmed.heldBy, me));
  const [problem, setProblem] = useState<string>();
  const [at, setAt] = useState<number>();
  const [follows, setFollows] = useState(true);
  const n = at ?? length - 1;
  const scenario = useScenario(lab, film.attemptAt(0));
  const panes = useMemo(() => panesOf(scenario), [scenario]);
  const log = useMemo(() => createServerLog(door), [door]);
  useFeed((word) => setControls((now) => controlsAfter(now, word, attempt.id, me)));
  const stray = useCallback(() => setFollows(false), []);

  const askFor = async () => {
    setProblem(undefined);
    const answer = await door.askForControls();
    if (!answer.ok) setProblem(answer.message);
    else
      setControls((now) =>
        now.at === 'mine' ? now : answer.value.state === 'held' ? { at: 'mine' } : { at: 'asked' },
      );
  };
  const giveBack = async () => {
    setProblem(undefined);
    const answer = await door.handBack();
    if (!answer.ok) setProblem(answer.message);
    else {
      setControls({ at: 'learner' });
      setAt(undefined);
    }
  };
  const isMine = controls.at === 'mine';
  const current = openTask(scenario, film.attemptAt(n), at === undefined ? attempt.standing?.task : undefined);
  const wants = useWants({ film, n, isLive: at === undefined, real }, scenario, current);
  return (
    <section className="teach-look" aria-label={`${name}: ${scenario.title}`} data-mine={isMine}>
      <ControlsBar
        name={name}
        controls={controls}
        mayAsk={mayTakeOver && !attempt.cloud}
        onAsk={() => void askFor()}
        onHandBack={() => void giveBack()}
      />
      {(problem ?? trouble) !== undefined && (
        <p className="teach-warn" role="alert">
          {problem ?? trouble}
        </p>
      )}
      {isMine ? (
        <AtControls
          lab={lab}
          attempt={attempt.id}
          log={log}
          real={real}
          places={{ ...film.placesAt(length - 1), ...heard }}
          voice={voice}
          tell={door.tellPlaces}
          beside={beside}
        />
      ) : (
        <>
          <Timeline film={film} length={length} tasks={scenario.tasks} at={at} onAt={setAt} />
          <div className="teach-look-body">
            <aside className="teach-look-side" aria-label="Tasks and notes">
              <p className="teach-note">
                {scenario.title}, {wayWords[film.attemptAt(n).way].name.toLowerCase()}
              </p>
              <TasksSeen tasks={scenario.tasks} attempt={film.attemptAt(n)} current={current} wants={wants} />
              {beside}
            </aside>
            <div className="teach-look-main">
              <p className="teach-row">
                <button
                  type="button"
                  className="teach-small"
                  aria-pressed={follows}
                  onClick={() => setFollows(!follows)}
                >
                  Go where {name} goes
                </button>
                <span className="teach-note">
                  {follows
                    ? 'You see the page they are on. What they type shows once it is sent; what a form refused stands above.'
                    : 'You look around by yourself.'}
                </span>
              </p>
              <FollowPortals
                film={film}
                n={n}
                isLive={at === undefined}
                real={real}
                scenario={scenario}
                panes={panes}
                heard={at === undefined ? heard : nowhere}
                follows={follows}
                onStray={stray}
              />
            </div>
          </div>
        </>
      )}
      <div className="teach-voice" aria-live="polite" ref={(element) => voice.connect('polite', element)} />
      <div className="teach-voice" aria-live="assertive" ref={(element) => voice.connect('assertive', element)} />
    </section>
  );
}

/** The task at hand: the one that their page named, while it is not done. */
const openTask = ({ tasks }: Scenario, { done }: Attempt, named: string | undefined): string | undefined =>
  named !== undefined && !(named in done) ? named : tasks.find(({ id }) => !(id in done))?.id;

/** The lab as this learner has it; the code of where it begins comes meanwhile. */
function useScenario(lab: Lab, { seed, profile }: { seed: string; profile: 'taught' | 'today' }): Scenario {
  const scenario = useMemo(() => lab.open(seed, profile), [lab, seed, profile]);
  useEffect(() => {
    void loadPlace(scenario.start);
  }, [scenario]);
  return scenario;
}
