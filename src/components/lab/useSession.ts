/** The state of an attempt as a room shows it. */
import { useCallback, useSyncExternalStore } from 'react';
import type { SessionState } from '#src/lab/room-state.ts';
import type { Session } from '#src/lab/session.ts';
import { afterPaint } from '#src/portal/after-paint.ts';

const isInPortal = (): boolean => document.activeElement?.closest('[data-lab-portal]') != null;

/** Follows a session: at once, but a frame later while the learner works in a portal, so that what was pressed there is painted before the tasks beside it. */
export function useSession(session: Session): SessionState {
  const subscribe = useCallback(
    (listener: () => void) =>
      session.subscribe(() => {
        if (isInPortal()) afterPaint(listener);
        else listener();
      }),
    [session],
  );
  return useSyncExternalStore(subscribe, session.state);
}
