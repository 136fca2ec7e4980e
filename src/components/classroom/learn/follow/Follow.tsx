/** What the instructor does in the portal, on every learner's screen: followed as it happens. Nothing can be changed in it. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { panesOf } from '#src/components/lab/panes.ts';
import type { Lab } from '#src/lab/definition.ts';
import { momentsOf } from '#src/lab/moments.ts';
import { findLab } from '#src/lab/registry.ts';
import { loadPlace } from '#src/portal/blade-code.ts';
import { linesOf } from '../../teach/api-look.ts';
import { WithFeed } from '../../teach/feed.tsx';
import { FollowPortals } from '../../teach/look/FollowPortals.tsx';
import { useFilm, type Filmed } from '../../teach/look/useFilm.ts';
import type { Desk } from '../desk.ts';
import { useDesk } from '../useDesk.ts';

const nowhere = {};

export function Follow({ desk }: { desk: Desk }) {
  const { seen, isOut } = useDesk(desk);
  const shown = seen?.moment.broadcast;
  const feed = useMemo(() => ({ listen: desk.listen }), [desk]);
  return (
    <>
      <p className="cc-kicker">
        <a href="/class/">{seen?.title ?? 'Your class'}</a>
      </p>
      <h1 id="_top">{shown ? `${shown.name} shows something` : 'Nothing is shown now'}</h1>
      {isOut || !shown ? (
        <p role="status">
          When your instructor shows what they do in the portal, you see it here as it happens.{' '}
          <a href="/class/">To the agenda</a>
        </p>
      ) : (
        <WithFeed feed={feed}>
          <Followed key={shown.attempt} inClass={seen.id} attempt={shown.attempt} name={shown.name} />
        </WithFeed>
      )}
    </>
  );
}

function Followed({ inClass, attempt, name }: { inClass: string; attempt: string; name: string }) {
  const read = useCallback((from: number) => linesOf(inClass, attempt, from), [inClass, attempt]);
  const state = useFilm(attempt, read);
  switch (state.kind) {
    case 'loading':
      return <p role="status">Reading what {name} has done.</p>;
    case 'empty':
      return <p role="status">{name} has not begun yet. As soon as they do, it appears here.</p>;
    case 'failed':
      return <p role="alert">{state.because}</p>;
    case 'open':
      return <Film {...state} name={name} />;
  }
}

function Film({ film, length, real, trouble, name }: Filmed & { name: string }) {
  const { lab: id, seed, profile } = film.attemptAt(0);
  const [lab, setLab] = useState<Lab>();
  const [follows, setFollows] = useState(true);
  const stray = useCallback(() => setFollows(false), []);
  useEffect(() => {
    void findLab(id)
      .load()
      .then((found) => setLab(found.default));
  }, [id]);
  const scenario = useMemo(() => lab?.open(seed, profile), [lab, seed, profile]);
  const panes = useMemo(() => (scenario ? panesOf(scenario) : []), [scenario]);
  useEffect(() => {
    if (scenario) void loadPlace(scenario.start);
  }, [scenario]);
  if (!scenario) return <p role="status">Setting up the portal.</p>;
  const last = momentsOf(film.entries().slice(0, length), scenario.tasks).at(-1);
  return (
    <div className="class-follow">
      <p role="status">{last ? `${name}: ${last.words}.` : ''}</p>
      {trouble !== undefined && <p role="alert">{trouble}</p>}
      {!follows && (
        <p>
          You look around by yourself.{' '}
          <button type="button" className="cc-button-quiet" onClick={() => setFollows(true)}>
            Go where {name} goes
          </button>
        </p>
      )}
      <FollowPortals
        {...{ film, real, scenario, panes, follows }}
        n={length - 1}
        isLive
        heard={nowhere}
        onStray={stray}
      />
    </div>
  );
}
