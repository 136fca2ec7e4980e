/** What would take the packet around the gateway or to its end, one button each. */
import { useEffect, useState } from 'react';
import { remediesOf, type Remedy } from '../remedies.ts';
import type { Scenario } from '../scenario.ts';

const counts = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** What is told of the search, also to whoever hears the page. */
function toldOf(found: readonly Remedy[] | undefined): string {
  if (!found) return 'Trying…';
  if (found.length === 0) return 'No single change does.';
  return `${counts[found.length] ?? String(found.length)} ${found.length === 1 ? 'change' : 'changes'} found.`;
}

export function Remedies({
  scenario,
  onChange,
}: {
  scenario: Scenario;
  onChange: (scenario: Scenario, said: string) => void;
}) {
  const [tried, setTried] = useState<{ scenario: Scenario; found: readonly Remedy[] }>();
  // Later, so that “Trying…” is on the page before the work that blocks it.
  useEffect(() => {
    const later = setTimeout(() => setTried({ scenario, found: remediesOf(scenario) }), 30);
    return () => clearTimeout(later);
  }, [scenario]);
  const found = tried?.scenario === scenario ? tried.found : undefined;
  return (
    <>
      <p className="cc-x-said" role="status">
        {toldOf(found)}
      </p>
      <div className="cc-x-offers" role="group" aria-label="Changes that help" aria-busy={!found}>
        {found?.map(({ label, scenario: next, said }) => (
          <button key={label} type="button" className="cc-x-button" onClick={() => onChange(next, said)}>
            {label}
          </button>
        ))}
      </div>
    </>
  );
}
