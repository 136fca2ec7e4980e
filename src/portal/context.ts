/** What every part of one open portal shares: its host, its performer, and the ways to go somewhere else. */
import { createContext, useContext } from 'react';
import type { Profile } from '#src/base/facts.ts';
import type { PortalHost, Screen } from '#src/portal/host.ts';
import type { Operations } from '#src/portal/operations.ts';
import type { Performer } from '#src/portal/performer.ts';
import type { Place } from '#src/portal/place.ts';

/** Where the focus goes when a blade appears: nowhere, to its heading, or back to what had opened the blade that closed. */
export type Arrival =
  | { to: 'nothing' }
  | { to: 'heading'; /** By Back or Forward: the blade is as it was left. */ isReturn?: true }
  | { to: 'opener'; of: string };

export interface PortalWorld {
  host: PortalHost;
  profile: Profile;
  /** Which shape the forms have. */
  shape: Profile;
  setShape: (shape: Profile) => void;
  /** Whether what is marked as advice is shown. */
  advises: boolean;
  performer: Performer;
  operations: Operations;
  stack: readonly Place[];
  arrival: Arrival;
  /** What had the focus last, while the focus is inside this portal: it must not fall out when that control disappears. */
  lastFocus: { current: Element | null };
  /** Opens a blade on top of this one; one that is already open below is returned to. */
  open: (place: Place) => void;
  /** Opens a blade in place of this one. */
  replace: (place: Place) => void;
  /** Opens a blade of the same resource, as its menu does. */
  turn: (place: Place) => void;
  close: () => void;
  report: (screen: Screen) => void;
  /** Reports the open blade once more, after something that lay over it has gone. */
  reportAgain: () => void;
}

export const PortalContext = createContext<PortalWorld | undefined>(undefined);

export function usePortal(): PortalWorld {
  const world = useContext(PortalContext);
  if (world === undefined) throw new Error('A part of the portal stands outside <Portal>. Render it inside one.');
  return world;
}

/** Leaves out what Azure's own portal would not say, where the learner is to find it out. */
export function useAdvice(): <Part extends { isAdvice?: true }>(parts: readonly Part[] | undefined) => readonly Part[] {
  const { advises } = usePortal();
  return (parts = []) => (advises ? parts : parts.filter(({ isAdvice }) => isAdvice !== true));
}
