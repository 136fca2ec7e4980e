/** Plays a lab through its rendered portals, one for each person, each step worked out from the screen as a hint would be. Runs in jsdom. */
import '#tests/support/unpainted.ts';
import { cleanup, render } from '@testing-library/react';
import type { JournalEntry } from '#src/azure/journal.ts';
import type { Profile } from '#src/base/facts.ts';
import { doStep } from '#src/components/lab/controls.ts';
import { panesOf } from '#src/components/lab/panes.ts';
import { ProviderConsole } from '#src/components/lab/provider/ProviderConsole.tsx';
import type { Beginning } from '#src/lab/beginning.ts';
import { learner, providerPane } from '#src/lab/definition.ts';
import type { Lab, Step, Task } from '#src/lab/definition.ts';
import { marked } from '#src/lab/edition.ts';
import { nextDeed, nextStep, paneOf } from '#src/lab/hints.ts';
import type { Session } from '#src/lab/session.ts';
import { openSession } from '#src/lab/session.ts';
import { loadBlade } from '#src/portal/blade-code.ts';
import type { PortalHost, Screen } from '#src/portal/host.ts';
import { Portal } from '#src/portal/Portal.tsx';
import { blades } from '#src/portal/registry.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import { giveDialogs } from '#tests/portal/stage.tsx';
import { describePane } from './described.ts';
import { doTask } from './desk.ts';

export interface Played {
  session: Session;
  /** Every step that was done, as `task: act name (pane, blade)`. */
  steps: string[];
}

export interface PlayOptions {
  seed: string;
  profile: Profile;
  /** Which shape the forms have; that of the profile if unsaid. */
  shape?: Profile;
  /** Tasks that are done by requests instead, through the door that a request pane uses. */
  byRequests?: (index: number) => boolean;
  /** What was done astray before the portals are opened. */
  strayed?: readonly JournalEntry[];
}

interface Pane {
  id: string;
  element: HTMLElement;
  screen: Screen | undefined;
}

/** jsdom lays nothing out: here everything has a place that is not hidden. */
function giveLayout(): void {
  Element.prototype.getClientRects = function getClientRects() {
    const isHidden = this.closest('[hidden], dialog:not([open])') !== null;
    const rects = isHidden ? [] : [new DOMRect(0, 0, 10, 10)];
    return Object.assign(rects, { item: (index: number) => rects[index] ?? null });
  };
  Element.prototype.scrollIntoView = () => undefined;
}

let ready: Promise<unknown> | undefined;
/** Loads what a browser would load on the way, so that no step has to wait for it. */
const loadEverything = (): Promise<unknown> =>
  (ready ??= Promise.all([...blades.map(({ id }) => loadBlade(id)), import('#src/portal/WizardView.tsx')]));

/** Milliseconds. What a browser draws at once is never so long in coming, even where ten others share the machine. */
const patience = 15_000;

/** The portals of a session, and how to wait until they have nothing more to do. */
function openPanes(session: Session, shape: Profile) {
  let underWay = 0;
  const panes = panesOf(session.scenario).map(({ id }): Pane => {
    const values = new Map<string, unknown>([['portal/shape', shape]]);
    const listeners = new Set<() => void>();
    session.subscribe(() => {
      for (const listener of listeners) listener();
    });
    const door = session.door(id);
    const host: PortalHost = {
      async fetch(request) {
        underWay += 1;
        try {
          return await door(request);
        } finally {
          underWay -= 1;
        }
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      now: () => session.now(),
      dueAt: () => session.state().due,
      memory: { get: (key) => values.get(key), set: (key, value) => void values.set(key, value) },
      announce: () => undefined,
      profile: session.scenario.profile,
    };
    const element = document.body.appendChild(document.createElement('section'));
    element.dataset['pane'] = id;
    const pane: Pane = { id, element, screen: undefined };
    const onScreen = (screen: Screen) => (pane.screen = screen);
    const { start, provider } = session.scenario;
    render(
      <div data-lab-portal>
        {id === providerPane ? (
          <ProviderConsole host={host} provider={provider} onScreen={onScreen} />
        ) : (
          <Portal host={host} start={start} onScreen={onScreen} />
        )}
      </div>,
      { container: element },
    );
    return pane;
  });
  /** Waits until nothing is asked, nothing loads, and no screen has changed for some turns. */
  const settle = async () => {
    const begun = performance.now();
    let [seen, quiet] = ['', 0];
    while (quiet < 5) {
      await new Promise((resolve) => setImmediate(resolve));
      const now = JSON.stringify(panes.map(({ screen }) => screen ?? null));
      const isBusy =
        underWay > 0 ||
        panes.some(
          ({ screen, element }) =>
            screen === undefined || screen.state === 'loading' || element.querySelector('.ccp-waiting') !== null,
        );
      quiet = isBusy || now !== seen ? 0 : quiet + 1;
      seen = now;
      if (performance.now() - begun > patience)
        throw new Error(`The portals do not come to rest: ${now}, ${String(underWay)} requests open.`);
    }
  };
  return { panes, settle };
}

const inWords = ({ do: act, role, name, value }: Step) =>
  `${act} the ${role} "${name}"${value === undefined ? '' : ` (${value})`}`;

/** Plays the whole lab. Throws at the first step that cannot be done, with what stood on the screen. */
export async function playOnScreen(
  lab: Lab,
  { seed, profile, shape = profile, byRequests = () => false, strayed = [] }: PlayOptions,
): Promise<Played> {
  giveDialogs();
  giveLayout();
  await loadEverything();
  const log = createMemoryStore().attempts;
  const [attempt, real] = [`${lab.id}#1`, 1_000_000];
  const begin: Beginning = { seed, profile, way: 'guided' };
  const last = strayed.at(-1);
  if (last) {
    await log.append(attempt, 0, await marked(lab, begin, real));
    await log.append(attempt, 1, { kind: 'write', at: last.at, real, journal: [...strayed] });
  }
  const session = await openSession({ lab, log, attempt, real: () => real, begin });
  const { panes, settle } = openPanes(session, shape);
  // Nobody waits for React here: what it does is waited for by its outcome.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  const steps: string[] = [];
  try {
    await settle();
    const { tasks } = session.scenario;
    for (let task = nextTask(session); task; task = nextTask(session)) {
      if (byRequests(tasks.indexOf(task))) await doTask(session, task.id);
      else await playTask({ session, panes, settle, steps }, task);
      await settle();
    }
    return { session, steps };
  } finally {
    cleanup();
    for (const { element } of panes) element.remove();
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  }
}

/** The first task that is open and not met. */
const nextTask = (session: Session): Task | undefined => {
  const { standing, cloud } = session.state();
  const isMet = (task: Task) => task.goal === true && task.check?.(cloud).holds === true;
  return session.scenario.tasks.find((task) => standing.states[task.id] === 'open' && !isMet(task));
};

interface Game {
  session: Session;
  panes: readonly Pane[];
  settle: () => Promise<void>;
  steps: string[];
}

const mostSteps = 120;

async function playTask({ session, panes, settle, steps }: Game, task: Task): Promise<void> {
  const { scenario } = session;
  const fail = (what: string, pane: Pane | undefined): never => {
    const verdict = task.check?.(session.state().cloud);
    throw new Error(
      [
        `${scenario.lab}, seed ${scenario.seed}, ${scenario.profile}: task "${task.id}": ${what}`,
        verdict ? `The check says: ${verdict.because}` : 'The task asks a question.',
        `Steps before: ${steps.slice(-6).join('; ') || 'none'}.`,
        ...(pane ? [`Screen of ${pane.id}: ${JSON.stringify(pane.screen)}`, describePane(pane.element)] : []),
      ].join('\n'),
    );
  };
  let [last, times] = ['', 0];
  for (let count = 0; count < mostSteps; count += 1) {
    const { standing, cloud, due } = session.state();
    if (standing.states[task.id] === 'done' || (task.goal === true && task.check?.(cloud).holds === true)) return;
    if (due !== undefined) {
      await session.skip();
      await settle();
      continue;
    }
    const { deed } = nextDeed({ scenario, cloud, task: task.id });
    const name = paneOf(scenario, deed, cloud);
    const pane = panes.find(({ id }) => id === name);
    if (!pane) return fail(`no pane "${name}" is rendered; there are: ${panes.map(({ id }) => id).join(', ')}.`, pane);
    const way = deed.way(cloud);
    const step = nextStep(way, pane.screen, deed.there?.(cloud));
    if (step === undefined) {
      const right = task.question?.options(cloud).find((option) => option.right);
      if (!right) return fail('its way has ended, and it is not done.', pane);
      await session.answer(task.id, right.id);
      await settle();
      continue;
    }
    const here = `${inWords(step)} ${JSON.stringify(pane.screen)} ${String(cloud.serial)}`;
    times = here === last ? times + 1 : 0;
    last = here;
    if (times > 1) return fail(`three times the next step was to ${inWords(step)}, and nothing came of it.`, pane);
    const place = `${pane.id === learner.id ? '' : `${pane.id}, `}${pane.screen?.blade ?? 'no blade'}`;
    if (!(await doStep(document.body, step, pane.id)))
      return fail(`could not ${inWords(step)}, which is meant for ${JSON.stringify(step.on)}.`, pane);
    steps.push(`${task.id}: ${step.do} ${step.name} (${place})`);
    await settle();
  }
  return fail(`${String(mostSteps)} steps did not do it.`, panes[0]);
}
