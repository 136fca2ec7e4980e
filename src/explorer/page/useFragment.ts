/** The fragment of a link to a scenario, a moment after the scenario changed; empty until then. */
import { useEffect, useState } from 'react';
import { writeFragment } from '../link.ts';
import type { Scenario } from '../scenario.ts';

export function useFragment(scenario: Scenario): string {
  const [fragment, setFragment] = useState('');
  useEffect(() => {
    let isOld = false;
    void writeFragment(scenario).then((written) => {
      if (!isOld) setFragment(written);
    });
    return () => {
      isOld = true;
    };
  }, [scenario]);
  return fragment;
}
