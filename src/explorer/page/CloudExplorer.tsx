/** The way of a packet through a Cloud that somebody else edits, such as that of a lab: choose the packet, see its way, take it along. */
import { useMemo, useState } from 'react';
import type { Traceable } from '#src/azure/network/world.ts';
import type { Profile } from '#src/base/facts.ts';
import { PathHops } from '../map/PathHops.tsx';
import { PathMap } from '../map/PathMap.tsx';
import { receivers, senders } from '../places.ts';
import { plainCloud, type Scenario, type ScenarioFlow } from '../scenario.ts';
import { FlowPicker } from './FlowPicker.tsx';
import { useFragment } from './useFragment.ts';
import { useWay } from './useWay.ts';
import './explorer.css';

export interface CloudExplorerProps {
  /** A Cloud of the engine, or plain ARM JSON. It is drawn anew when it is another object. */
  cloud: Traceable;
  profile: Profile;
  /** Whom the packet is from and for, until somebody chooses otherwise. */
  flow?: { from: string; to: string };
  /** The address of the explorer's own page. */
  page: string;
}

const nothing: readonly string[] = [];

export function CloudExplorer({ cloud: given, profile, flow: wanted, page }: CloudExplorerProps) {
  const cloud = useMemo(() => plainCloud(given), [given]);
  const [chosen, setChosen] = useState<ScenarioFlow>();
  const from = wanted?.from ?? senders(cloud)[0]?.address ?? '10.100.0.10';
  const to = wanted?.to ?? receivers(cloud)[0]?.address ?? '10.20.1.4';
  const scenario = useMemo<Scenario>(
    () => ({
      version: 1,
      profile,
      cloud,
      flow: chosen ?? { from, to, protocol: 'tcp', port: 443 },
      failures: nothing,
      title: 'From a lab',
    }),
    [profile, cloud, chosen, from, to],
  );
  const way = useWay(scenario);
  const fragment = useFragment(scenario);
  const [pointed, setPointed] = useState<string>();
  return (
    <div className="cc-x cc-x-small not-content" data-explorer-usable>
      <FlowPicker cloud={cloud} flow={scenario.flow} onChange={setChosen} />
      <PathMap
        network={way.network}
        trace={way.trace}
        profile={profile}
        hops={false}
        most={420}
        pointed={pointed}
        onPoint={setPointed}
      />
      <details className="cc-x-why">
        <summary>Hop by hop, and why</summary>
        <PathHops network={way.network} trace={way.trace} profile={profile} pointed={pointed} onPoint={setPointed} />
      </details>
      <p className="cc-x-small-foot">
        <a href={`${page}${fragment}`} target="_blank" rel="noopener">
          Open a copy in the packet explorer
        </a>
      </p>
    </div>
  );
}
