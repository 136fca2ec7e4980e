/** Opens a room in an element of the page. Loaded only when Start lab is pressed. */
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import type { Profile } from '#src/base/facts.ts';
import { loadBlade, loadPlace } from '#src/portal/blade-code.ts';
import { saveAttempt } from './attempt-files.ts';
import { createLabHistory } from './history.ts';
import { keepChosen, keptAttempts } from './kept-attempts.ts';
import { LabRoom } from './LabRoom.tsx';
import { openMemory } from './memory.ts';
import { memoryOf, panesOf } from './panes.ts';
import type { Pane } from './panes.ts';
import { openLab } from './open.ts';
import type { Choice } from './open.ts';
import { RoomBoundary } from './RoomBoundary.tsx';
import { openRecord } from '#src/progress/stores/browser.ts';
import type { RoomInClass } from '../classroom/learn/lab/room-in-class.tsx';
import type { Session } from '#src/lab/session.ts';
import { createVoice } from './voice.ts';
import './lab.css';

export interface RoomOptions extends Choice {
  /** The shape the forms of a new attempt begin with; that of its rules if unsaid. */
  shape?: Profile;
  id: string;
  ownPage: string | undefined;
  next: { href: string; label: string } | undefined;
  /** The address at which issues of the project are written. */
  issues?: string | undefined;
  /** What is different where the attempt belongs to a class. */
  inClass?: RoomInClass | undefined;
}

/** A room that stands on the page. */
export interface OpenRoom {
  session: Session;
  /** Takes it off the page. What was done in it stays in the record. */
  close: () => void;
}

/** Opens the attempt that is meant, or with `isNew` another one, and shows it. Rejects when the attempt cannot be opened. */
export async function openRoom(place: HTMLElement, options: RoomOptions, isNew = false): Promise<OpenRoom> {
  z.config({ jitless: true });
  // Most rooms open at home. Its code comes while the scenario is set up.
  const { inClass } = options;
  const [{ session: alone, attempt, close }] = await Promise.all([
    openLab(options.id, options, isNew),
    loadBlade('home'),
  ]);
  const session = inClass?.session(alone) ?? alone;
  const memory = openMemory(attempt);
  const panes = panesOf(session.scenario);
  if (panes.length > 1) document.documentElement.dataset.labPanes = String(panes.length);
  else delete document.documentElement.dataset.labPanes;
  const historyOf = ({ id }: Pane) => createLabHistory(attempt, panes.length === 1 ? undefined : id);
  await Promise.all(
    panes.map((pane) => {
      const mine = memoryOf(memory, panes, pane);
      if (options.shape !== undefined && session.state().attempt.length === 1) mine.set('portal/shape', options.shape);
      // Each tab has its own history, and all tabs share one memory: the entry at hand knows better where this tab was.
      const here = historyOf(pane).here();
      if (here !== undefined) mine.set('portal/stack', here);
      const kept = mine.get('portal/stack');
      return loadPlace(typeof kept === 'string' ? kept : session.scenario.start);
    }),
  );
  const root = createRoot(place);
  const leave = () => {
    stopWatching?.();
    close();
    root.unmount();
  };
  const again = () => {
    // A class has one attempt at each of its labs.
    if (inClass) return void session.reset();
    leave();
    const { way, clock } = session.state().attempt;
    void openRoom(
      place,
      { ...options, seed: undefined, profile: session.scenario.profile, way, speed: clock.speed },
      true,
    );
  };
  const reopen = () => {
    leave();
    void openRoom(place, options).then(() => place.scrollIntoView({ block: 'start' }));
  };
  const others = {
    list: async () => (await keptAttempts(options.id, await openRecord())).filter(({ id }) => id !== attempt),
    open(other: string) {
      keepChosen(options.id, other);
      reopen();
    },
  };
  const stopWatching = inClass?.watch(session, reopen);
  const { ownPage, next, issues } = options;
  const room = (
    <RoomBoundary onAgain={again} onSave={(message) => saveAttempt(session, memory, `The lab stopped: ${message}`)}>
      <LabRoom
        session={session}
        memory={memory}
        voice={createVoice()}
        historyOf={historyOf}
        ownPage={ownPage}
        next={next}
        onAgain={again}
        onReopen={reopen}
        others={options.attempt === undefined ? others : undefined}
        issues={issues}
      />
    </RoomBoundary>
  );
  root.render(inClass ? inClass.around(room) : room);
  return { session, close: leave };
}
