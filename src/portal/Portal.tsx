/** The simulated portal: a stack of blades over the door of Azure Resource Manager that the host hands in. */
import { useEffect, type JSX } from 'react';
import type { PortalHost, Screen } from '#src/portal/host.ts';
import { parsePath } from '#src/portal/place.ts';

export interface PortalProps {
  host: PortalHost;
  /** The portal path to open when the memory holds none, for example `home;circuit=/subscriptions/…`. */
  start?: string;
  onScreen?: (screen: Screen) => void;
  /** Less air and no home tiles, for a portal inside a lesson. */
  compact?: boolean;
}

export function Portal({ start = 'home', onScreen }: PortalProps): JSX.Element {
  const place = parsePath(start).at(-1);
  useEffect(() => {
    onScreen?.({
      blade: place?.blade ?? 'home',
      ...(place?.of === undefined ? {} : { resource: place.of }),
      state: 'shown',
    });
  }, [onScreen, place?.blade, place?.of]);
  return (
    <section className="cc-portal not-content" aria-label="Crossconnect portal, simulated" data-portal-usable>
      <h2 tabIndex={-1}>Home</h2>
    </section>
  );
}
