/** Above the room of a lab in a class: whether all is with the class, who asks for the controls, and who has them. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { Way } from '#src/lab/attempt.ts';
import { momentsOf } from '#src/lab/moments.ts';
import type { Session } from '#src/lab/session.ts';
import { courierWords } from '../courier.ts';
import type { Desk } from '../desk.ts';
import { useDesk } from '../useDesk.ts';

interface ClassStripProps {
  desk: Desk;
  attempt: string;
  session: Session;
  way: Way | undefined;
  children: ReactNode;
}

export function ClassStrip({ desk, attempt, session, way, children }: ClassStripProps) {
  const { seat, asked, held, courier } = useDesk(desk);
  const holder = held.get(attempt);
  const isAsked = asked?.attempt === attempt;
  const [trouble, setTrouble] = useState<string>();
  const banner = useRef<HTMLDivElement>(null);
  const wasHeld = useRef(false);
  useEffect(() => {
    if (holder !== undefined || isAsked) banner.current?.focus();
    else if (wasHeld.current) banner.current?.parentElement?.querySelector<HTMLElement>('.lab-room')?.focus();
    wasHeld.current = holder !== undefined;
  }, [holder, isAsked]);
  const answer = async (given: boolean) => {
    const done = await desk.consent(given);
    setTrouble(done.ok ? undefined : done.message);
  };
  const takeBack = async () => {
    const done = await desk.release(attempt);
    setTrouble(done.ok ? undefined : done.message);
  };
  return (
    <div className="class-lab not-content" data-way={way}>
      <p className="class-lab-state">
        <a href="/class/">{seat.title}</a>
        <span role="status">{courierWords(courier)}</span>
      </p>
      <div
        ref={banner}
        tabIndex={-1}
        className="class-lab-banner"
        hidden={!isAsked && holder === undefined && !trouble}
      >
        {isAsked && holder === undefined && (
          <section aria-labelledby="class-asked">
            <h2 id="class-asked">{asked.name} asks to take the controls</h2>
            <p>
              You see all that is done, it stands there under the name {asked.name}, and you can take the controls back
              at any time. Tasks that are done for you do not count until you redo them.
            </p>
            <p className="class-lab-row">
              <button type="button" className="cc-button" onClick={() => void answer(true)}>
                Let {asked.name} help
              </button>
              <button type="button" className="cc-button cc-button-quiet" onClick={() => void answer(false)}>
                Not now
              </button>
            </p>
          </section>
        )}
        {holder !== undefined && (
          <section aria-labelledby="class-held">
            <h2 id="class-held">{holder} is at the controls</h2>
            <HelperNews session={session} name={holder} />
            <button type="button" className="cc-button" onClick={() => void takeBack()}>
              Take the controls back
            </button>
          </section>
        )}
        {trouble !== undefined && <p role="alert">{trouble}</p>}
      </div>
      <div className="class-lab-room" inert={holder !== undefined} data-held={holder !== undefined}>
        {children}
      </div>
    </div>
  );
}

/** The last thing that the helper did, as it comes. */
function HelperNews({ session, name }: { session: Session; name: string }) {
  const { attempt } = useSyncExternalStore(session.subscribe, session.state);
  const last = momentsOf(session.entries().slice(0, attempt.length), session.scenario.tasks).findLast(
    ({ by }) => by === name,
  );
  return <p role="status">{last ? `${name}: ${last.words}.` : 'You see what is done, and can follow along.'}</p>;
}
