/** The map of the explorer with nothing around it but a choice of the receiver: what of another path is the map's own work. */
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { readFragment } from '#src/explorer/link.ts';
import { PathMap } from '#src/explorer/map/PathMap.tsx';
import { useWay } from '#src/explorer/page/useWay.ts';
import { receivers } from '#src/explorer/places.ts';
import type { Scenario } from '#src/explorer/scenario.ts';
import '#src/styles/shell.css';
import '#src/styles/tokens.css';

function Alone({ opened }: { opened: Scenario }) {
  const [scenario, setScenario] = useState(opened);
  const { network, trace } = useWay(scenario);
  return (
    <>
      <select
        aria-label="To"
        value={scenario.flow.to}
        onChange={({ target }) => setScenario({ ...scenario, flow: { ...scenario.flow, to: target.value } })}
      >
        {receivers(scenario.cloud).map(({ name, address }) => (
          <option key={address} value={address}>
            {name}
          </option>
        ))}
      </select>
      <PathMap network={network} trace={trace} profile={scenario.profile} hops={false} />
    </>
  );
}

z.config({ jitless: true });
const reading = await readFragment(location.hash);
if (!reading.isRead) throw new Error(reading.because);
const place = document.querySelector('#map');
if (place === null) throw new Error('The page has no place for the map.');
createRoot(place).render(<Alone opened={reading.scenario} />);
