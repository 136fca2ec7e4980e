/** How a view lives with its machine: it starts it, watches it, and reports where the learner is. */
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { usePortal } from '#src/portal/context.ts';
import type { Screen } from '#src/portal/host.ts';
import { isRecord } from '#src/base/is-record.ts';
import type { Asking } from '#src/portal/performer.ts';

interface Living extends Asking {
  start(): unknown;
  stop(): unknown;
}

/** Serves and starts an actor for as long as the view stands. */
export function useServed(actor: Living): void {
  const { performer } = usePortal();
  useEffect(() => {
    const leave = performer.serve(actor);
    actor.start();
    return () => {
      leave();
      actor.stop();
    };
  }, [actor, performer]);
}

interface Watched<Snapshot> {
  subscribe(listener: () => void): { unsubscribe(): void };
  getSnapshot(): Snapshot;
}

/** The present snapshot of an actor; the view renders anew when it changes. */
export function useSnapshot<Snapshot>(actor: Watched<Snapshot>): Snapshot {
  const subscribe = useCallback(
    (listener: () => void) => {
      const subscription = actor.subscribe(listener);
      return () => subscription.unsubscribe();
    },
    [actor],
  );
  return useSyncExternalStore(subscribe, () => actor.getSnapshot());
}

/** The value of a machine as one dotted word: `reviewing.passed`. */
export function stateName(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return '';
  return Object.entries(value)
    .map(([name, inner]) => `${name}.${stateName(inner)}`)
    .join('+');
}

/** Tells the host where the learner is, each time that changes. */
export function useReport(screen: Screen): void {
  const { report } = usePortal();
  const text = JSON.stringify(screen);
  useEffect(() => {
    report(screen);
    // The text stands for the screen: a new object with the same words is no news.
  }, [report, text]);
}
