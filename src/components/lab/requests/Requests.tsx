/** The disclosure below the portals in which requests are written by hand. Its code comes when it is opened. */
import { Suspense, lazy, useState } from 'react';
import type { RequestPaneProps } from './RequestPane.tsx';

const RequestPane = lazy(async () => ({ default: (await import('./RequestPane.tsx')).RequestPane }));

export function Requests({ isOpen = false, ...rest }: RequestPaneProps & { isOpen?: boolean }) {
  const [isWanted, setWanted] = useState(isOpen);
  return (
    <section aria-label="Requests">
      <details
        className="lab-requests"
        open={isOpen}
        onToggle={({ currentTarget }) => {
          if (currentTarget.open) setWanted(true);
        }}
      >
        <summary>
          <span className="lab-path-title">Requests</span>{' '}
          <span className="lab-path-flow">Ask Azure yourself: method, path, body</span>
        </summary>
        {isWanted && (
          <Suspense fallback={<p className="lab-note">Loading</p>}>
            <RequestPane {...rest} />
          </Suspense>
        )}
      </details>
    </section>
  );
}
