/** Somebody's portal as they work in it, to look at: it goes where they go, and whoever looks can look around. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { panesOf } from '#src/components/lab/panes.ts';
import type { Lab } from '#src/lab/definition.ts';
import { momentsOf } from '#src/lab/moments.ts';
import { findLab } from '#src/lab/registry.ts';
import { loadPlace } from '#src/portal/blade-code.ts';
import { linesOf } from '../../teach/api-look.ts';
import { FollowPortals } from '../../teach/look/FollowPortals.tsx';
import { useFilm, type Filmed } from '../../teach/look/useFilm.ts';

/** `name` is whose hands do what is seen. */
export function Followed({ inClass, attempt, name }: { inClass: string; attempt: string; name: string }) {
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

function Film({ film, length, real, trouble, heard, name }: Filmed & { name: string }) {
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
  // In a learner's own attempt most was done by the learner.
  const last = momentsOf(film.entries().slice(0, length), scenario.tasks).findLast(
    ({ n }) => film.writerOf(n) !== undefined,
  );
  return (
    <div className="class-follow">
      <p role="status">{last ? `${film.writerOf(last.n) ?? name}: ${last.words}.` : ''}</p>
      {trouble !== undefined && <p role="alert">{trouble}</p>}
      {!follows && (
        <p>
          You look around by yourself.{' '}
          <button type="button" className="cc-button-quiet" onClick={() => setFollows(true)}>
            Go where {name} goes
          </button>
        </p>
      )}
      <FollowPortals {...{ film, real, scenario, panes, follows, heard }} n={length - 1} isLive onStray={stray} />
    </div>
  );
}
