/** How far Azure is with what it works on: the share of the time it takes, where the host knows it. For the eye only. */
import type { JSX } from 'react';
import { useCallback, useSyncExternalStore } from 'react';
import { usePortal } from '#src/portal/context.ts';

/** Whole virtual seconds; the page counts them without announcing them. */
export function useVirtualTime(): number {
  const { host } = usePortal();
  const subscribe = useCallback((listener: () => void) => host.subscribe(listener), [host]);
  return useSyncExternalStore(subscribe, () => Math.floor(host.now() / 1000) * 1000);
}

export function Progress({ startedAt }: { startedAt: number }): JSX.Element {
  const { host } = usePortal();
  const now = useVirtualTime();
  const due = host.dueAt?.();
  const share = due === undefined || due <= startedAt ? undefined : (now - startedAt) / (due - startedAt);
  return (
    <div className="ccp-progress" data-known={share !== undefined} aria-hidden="true">
      <span
        style={share === undefined ? undefined : { width: `${String(Math.min(Math.max(share, 0.03), 0.97) * 100)}%` }}
      />
    </div>
  );
}
