/** The portals of somebody else's attempt at one of its moments, or as they are now. Nothing can be changed in them. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PastCopy } from '#src/components/lab/past-host.ts';
import type { Pane } from '#src/components/lab/panes.ts';
import { providerPane } from '#src/lab/definition.ts';
import type { Scenario } from '#src/lab/definition.ts';
import { Portal } from '#src/portal/Portal.tsx';
import { createFollowHost } from './follow-host.ts';
import type { Film } from './film.ts';

interface FollowPortalsProps {
  film: Film;
  /** The line after which it is shown. */
  n: number;
  /** It is the newest line: virtual time goes on from there. */
  isLive: boolean;
  real: () => number;
  scenario: Scenario;
  panes: readonly Pane[];
  /** Where each pane was last heard to be, where that is newer than the line. */
  heard: Readonly<Record<string, string>>;
  /** Whether the portals go where the learner goes. */
  follows: boolean;
  onStray: () => void;
}

const tickEvery = 500;

interface Shown {
  copy: PastCopy;
  n: number;
}

export function FollowPortals({ film, n, panes, ...rest }: FollowPortalsProps) {
  const [shown, setShown] = useState<Shown>();
  useEffect(() => {
    let isWanted = true;
    void film.copyAt(n).then((copy) => {
      if (isWanted) setShown({ copy, n });
    });
    return () => {
      isWanted = false;
    };
  }, [film, n]);
  if (!shown) return <p role="status">Setting up their portal.</p>;
  const seen = panes.filter(({ id }) => id !== providerPane);
  return (
    <div className="teach-portals">
      {seen.map((pane) => (
        <div key={pane.id} className="lab-pane">
          {seen.length > 1 && (
            <h3 className="lab-pane-title">
              {pane.name} <span>{pane.title}</span>
            </h3>
          )}
          <FollowedPortal pane={pane} film={film} shown={shown} {...rest} />
        </div>
      ))}
    </div>
  );
}

type FollowedPortalProps = Omit<FollowPortalsProps, 'n' | 'panes'> & { pane: Pane; shown: Shown };

function FollowedPortal({ pane, film, shown, isLive, real, scenario, heard, follows, onStray }: FollowedPortalProps) {
  const place = heard[pane.id] ?? film.placesAt(shown.n)[pane.id] ?? scenario.start;
  const stray = useRef(onStray);
  useEffect(() => {
    stray.current = onStray;
  });
  // One host for as long as the portal stands: what is shown on it changes, and the portal stays.
  const first = useRef(shown);
  const { host, show, tick, goTo } = useMemo(
    () =>
      createFollowHost({
        pane,
        profile: scenario.profile,
        copy: first.current.copy,
        at: film.attemptAt(first.current.n).clock.at,
        onStray: () => stray.current(),
      }),
    [pane, scenario, film],
  );
  const [start] = useState(place);
  const placeNow = useRef(place);
  useEffect(() => {
    placeNow.current = place;
  });
  useEffect(() => show(shown.copy, film.attemptAt(shown.n).clock.at), [show, shown, film]);
  useEffect(() => {
    if (follows) goTo(place);
  }, [follows, goTo, place, shown]);
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setInterval(() => tick(film.timeAt(real())), tickEvery);
    return () => clearInterval(timer);
  }, [isLive, tick, film, real]);
  return (
    <div className="lab-portal" data-past>
      <Portal host={host} start={start} compact label={`Portal of ${pane.name}, to look at`} />
    </div>
  );
}
