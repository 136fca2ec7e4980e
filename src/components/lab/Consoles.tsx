/** The consoles of routers and machines, in a lab whose faults are found there. They print, and explain nothing. */
import { Suspense, lazy, useState } from 'react';
import type { SessionState } from '#src/lab/session.ts';

const ConsolePanel = lazy(async () => ({
  default: (await import('#src/explorer/console/ConsolePanel.tsx')).ConsolePanel,
}));

export function Consoles({ state }: { state: SessionState }) {
  const [isWanted, setWanted] = useState(false);
  return (
    <section aria-label="Consoles">
      <details
        className="lab-consoles"
        onToggle={({ currentTarget }) => {
          if (currentTarget.open) setWanted(true);
        }}
      >
        <summary>
          <span className="lab-path-title">Consoles</span>{' '}
          <span className="lab-path-flow">Log in to a router or a machine</span>
        </summary>
        {isWanted && (
          <Suspense fallback={<p className="lab-note">Loading</p>}>
            <ConsolePanel cloud={state.cloud} profile={state.attempt.profile} isBare />
          </Suspense>
        )}
      </details>
    </section>
  );
}
