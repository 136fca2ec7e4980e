/** What would take the packet around the gateway or to its end, one button each. */
import { useMemo } from 'react';
import { remediesOf } from '../remedies.ts';
import type { Scenario } from '../scenario.ts';

export function Remedies({
  scenario,
  onChange,
}: {
  scenario: Scenario;
  onChange: (scenario: Scenario, said: string) => void;
}) {
  const found = useMemo(() => remediesOf(scenario), [scenario]);
  if (found.length === 0) return <p className="cc-x-said">No single change does.</p>;
  return (
    <div className="cc-x-offers">
      {found.map(({ label, scenario: next, said }) => (
        <button key={label} type="button" className="cc-x-button" onClick={() => onChange(next, said)}>
          {label}
        </button>
      ))}
    </div>
  );
}
