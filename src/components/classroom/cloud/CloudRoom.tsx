/** The room of a lab whose Cloud stands on the server: who plays whom, the tasks, and the portals of those the reader plays. */
import { useCallback, useEffect, useId, useMemo, useState, useSyncExternalStore } from 'react';
import type { CloudView } from '#src/classroom/clouds/view.ts';
import { providerPane } from '#src/lab/definition.ts';
import type { Screen } from '#src/portal/host.ts';
import type { Memory } from '../../lab/memory.ts';
import type { Pane } from '../../lab/panes.ts';
import { Story } from '../../lab/Story.tsx';
import type { Voice } from '../../lab/voice.ts';
import { Waiting } from '../../lab/Waiting.tsx';
import { CloudPane } from './CloudPane.tsx';
import { CloudTasks } from './CloudTasks.tsx';
import type { RemoteCloud } from './remote.ts';

interface CloudRoomProps {
  remote: RemoteCloud;
  memory: Memory;
  voice: Voice;
  /** Where the class's page is. */
  back: string;
}

/** The portals the reader has: those of the people they play, all of them for whoever only watches. */
function panesFor({ people, hasProvider }: CloudView): Pane[] {
  const own = people.filter(({ isYou }) => isYou);
  const shown = own.length > 0 ? own : people;
  return [
    ...shown.map(({ id, name, title }) => ({ id, name, title })),
    ...(hasProvider ? [{ id: providerPane, name: 'Connectivity provider', title: 'Console' }] : []),
  ];
}

export function CloudRoom({ remote, memory, voice, back }: CloudRoomProps) {
  const view = useSyncExternalStore(remote.subscribe, remote.view);
  const trouble = useSyncExternalStore(remote.subscribe, remote.trouble);
  const names = view.people.map(({ id, isYou }) => `${id}${isYou ? '*' : ''}`).join(' ');
  // Panes stay the same objects while the cast is the same, so that portals are not drawn anew with each change.
  const panes = useMemo(() => panesFor(view), [names]);
  const panel = useId();
  const [isOpen, setOpen] = useState(true);
  const [front, setFront] = useState(panes[0]?.id ?? '');
  const [screens, setScreens] = useState<Readonly<Record<string, Screen>>>({});
  const keepScreen = useCallback(
    (pane: string, screen: Screen) => setScreens((known) => ({ ...known, [pane]: screen })),
    [],
  );
  useNews(view, voice);
  const now = useNow(remote, view);
  const isPlaying = view.people.some(({ isYou }) => isYou);
  const hasBegun = view.tasks.some(({ state }) => state === 'done');
  return (
    <section className="lab-room not-content" aria-label={view.title} data-finished={view.isComplete}>
      <div className="lab-side" data-lab-tasks data-open={isOpen}>
        <button
          type="button"
          className="lab-now"
          aria-expanded={isOpen}
          aria-controls={panel}
          onClick={() => setOpen(!isOpen)}
        >
          <span className="lab-now-words">
            <span className="lab-now-text">{nowLine(view)}</span>
          </span>
        </button>
        <div id={panel} className="lab-panel">
          <div className="lab-head">
            <div className="lab-heading">
              <h2 className="lab-title" tabIndex={-1}>
                {view.title}
              </h2>
              <p className="lab-saved" data-saved={trouble === undefined}>
                {trouble ?? 'Kept on the class’s server'}
              </p>
              <a href={back}>Back to the class</a>
            </div>
          </div>
          <div className="lab-scroll">
            <Cast view={view} />
            <Story story={view.story} hasBegun={hasBegun} onFold={() => voice.say('The story is folded.')} />
            {view.report && <CloudReport view={view} />}
            {view.isComplete && !view.report && (
              <p className="lab-found" role="status">
                Every task is done.
              </p>
            )}
            <CloudTasks remote={remote} view={view} voice={voice} screens={screens} />
            {view.way === 'assessed' && !view.handedIn && isPlaying && (
              <Together
                view={view}
                act="hand-in"
                label="Hand in"
                says="Nothing is graded before you hand in, and nothing can be changed after."
                onAgree={() => void remote.agree('hand-in')}
              />
            )}
            {isPlaying && !view.handedIn && (
              <p className="lab-row">
                <button
                  type="button"
                  className="lab-button"
                  disabled={!view.canUndo}
                  onClick={() => void remote.undo().then(() => voice.say('The newest change is taken back.'))}
                >
                  Undo the newest change
                </button>
              </p>
            )}
          </div>
        </div>
        {view.due !== undefined && view.people.length > 1 && (view.agreed['skip'] ?? []).length > 0 && (
          <p className="lab-note" role="status">
            {namesOf(view, view.agreed['skip'] ?? [])} would skip the wait. It is skipped when everybody agrees.
          </p>
        )}
        <Waiting due={view.due} now={now} onSkip={() => void remote.agree('skip')} />
      </div>
      <div className="lab-main">
        <div className="lab-panes" data-layout={panes.length === 1 ? 'one' : 'tabs'}>
          {panes.length > 1 && (
            <div className="lab-pane-tabs" role="group" aria-label="Whose screen">
              {panes.map((pane) => (
                <button key={pane.id} type="button" aria-pressed={pane.id === front} onClick={() => setFront(pane.id)}>
                  <strong>{pane.name}</strong> <span>{pane.title}</span>
                </button>
              ))}
            </div>
          )}
          {panes.map((pane) => (
            <div
              key={pane.id}
              className="lab-pane"
              data-pane={pane.id}
              data-screen={JSON.stringify(screens[pane.id])}
              hidden={panes.length > 1 && pane.id !== front}
            >
              <CloudPane
                remote={remote}
                pane={pane}
                panes={panes}
                memory={memory}
                voice={voice}
                onScreen={(screen) => keepScreen(pane.id, screen)}
              />
            </div>
          ))}
        </div>
      </div>
      <div className="lab-voice" aria-live="polite" ref={(element) => voice.connect('polite', element)} />
      <div className="lab-voice" aria-live="assertive" ref={(element) => voice.connect('assertive', element)} />
    </section>
  );
}

const namesOf = ({ people }: CloudView, ids: readonly string[]): string =>
  people.flatMap(({ id, isYou, held }) => (ids.includes(id) ? (isYou ? ['You'] : held) : [])).join(' and ');

/** What the folded side says: the task at hand. */
function nowLine({ tasks, title, way, handedIn }: CloudView): string {
  if (way === 'assessed' && !handedIn)
    return `Assessed: ${String(tasks.length)} ${tasks.length === 1 ? 'task' : 'tasks'}`;
  const place = tasks.findIndex(({ state }) => state === 'open');
  const current = tasks[place];
  return current ? `Task ${String(place + 1)} of ${String(tasks.length)}: ${current.title}` : title;
}

/** Who plays whom; of no use where somebody is alone. */
function Cast({ view }: { view: CloudView }) {
  if (view.people.length < 2) return null;
  return (
    <ul className="cloud-cast" aria-label="Who plays whom">
      {view.people.map(({ id, name, title, held, isYou }) => (
        <li key={id} data-you={isYou}>
          <strong>{isYou ? 'You' : held.join(' and ')}</strong> {isYou ? 'are' : held.length > 1 ? 'are' : 'is'} {name},{' '}
          {title.toLowerCase()}
        </li>
      ))}
    </ul>
  );
}

interface TogetherProps {
  view: CloudView;
  act: 'skip' | 'hand-in';
  label: string;
  says: string;
  onAgree: () => void;
}

/** An act that takes everybody: says who agreed so far. */
function Together({ view, act, label, says, onAgree }: TogetherProps) {
  const agreed = view.agreed[act] ?? [];
  const own = view.people.filter(({ isYou }) => isYou).map(({ id }) => id);
  const isGiven = own.length > 0 && own.every((id) => agreed.includes(id));
  return (
    <div className="lab-hand-in">
      <p>{says}</p>
      <button type="button" className="lab-button lab-button-main" disabled={isGiven} onClick={onAgree}>
        {label}
      </button>
      {agreed.length > 0 && <p role="status">Agreed so far: {namesOf(view, agreed)}.</p>}
    </div>
  );
}

function CloudReport({ view }: { view: CloudView }) {
  const holds = (view.report ?? []).filter((one) => one.holds).length;
  return (
    <div className="lab-report">
      <h3 tabIndex={-1}>
        Handed in: {holds} of {view.report?.length ?? 0} tasks
      </h3>
      <ul>
        {(view.report ?? []).map((one) => (
          <li key={one.task}>
            <strong>{one.holds ? 'Holds' : 'Does not hold'}:</strong> {one.title}. {one.because}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Says which task became done, whoever did it. */
function useNews({ tasks }: CloudView, voice: Voice): void {
  const done = tasks.filter(({ state }) => state === 'done').map(({ title }) => title);
  const [told, setTold] = useState(done.length);
  const newest = done.at(-1);
  useEffect(() => {
    if (done.length > told && newest !== undefined) voice.say(`Done: ${newest}.`);
    if (done.length !== told) setTold(done.length);
  }, [done.length, told, newest, voice]);
}

/** Virtual time, moving while Azure works on something. */
function useNow(remote: RemoteCloud, { due }: CloudView): number {
  const [now, setNow] = useState(remote.now());
  useEffect(() => {
    if (due === undefined) return undefined;
    const timer = setInterval(() => setNow(remote.now()), 250);
    return () => clearInterval(timer);
  }, [remote, due]);
  return now;
}
