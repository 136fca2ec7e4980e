/** What the instructor does in the portal, on every learner's screen: followed as it happens. Nothing can be changed in it. */
import { useMemo } from 'react';
import { WithFeed } from '../../teach/feed.tsx';
import type { Desk } from '../desk.ts';
import { useDesk } from '../useDesk.ts';
import { Followed } from './Followed.tsx';

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
