/** Above the room of a lab in a class: whether all is with the class, who asks for the controls, and who has them. Whoever is helped sees the helper's screen meanwhile. */
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Way } from '#src/lab/attempt.ts';
import { WithFeed } from '../../teach/feed.tsx';
import { courierWords } from '../courier.ts';
import type { Desk } from '../desk.ts';
import { useDesk } from '../useDesk.ts';

// Few are helped: its code comes with the one who helps.
const Followed = lazy(async () => ({ default: (await import('../follow/Followed.tsx')).Followed }));

interface ClassStripProps {
  desk: Desk;
  attempt: string;
  way: Way | undefined;
  children: ReactNode;
}

export function ClassStrip({ desk, attempt, way, children }: ClassStripProps) {
  const { seat, asked, held, courier } = useDesk(desk);
  const holder = held.get(attempt);
  const isAsked = asked?.attempt === attempt;
  const [trouble, setTrouble] = useState<string>();
  const banner = useRef<HTMLDivElement>(null);
  const wasHeld = useRef(false);
  const feed = useMemo(() => ({ listen: desk.listen }), [desk]);
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
            <p>
              You follow their screen below, from page to page; what they type shows once it is sent. Your own screen
              waits as you left it.
            </p>
            <button type="button" className="cc-button" onClick={() => void takeBack()}>
              Take the controls back
            </button>
          </section>
        )}
        {trouble !== undefined && <p role="alert">{trouble}</p>}
      </div>
      {holder !== undefined && (
        <WithFeed feed={feed}>
          <Suspense fallback={<p role="status">Setting up their portal.</p>}>
            <Followed inClass={seat.class} attempt={attempt} name={holder} />
          </Suspense>
        </WithFeed>
      )}
      <div className="class-lab-room" hidden={holder !== undefined}>
        {children}
      </div>
    </div>
  );
}
