/** The learner's own Cloud as a live map: choose a packet, watch it, log in to routers and machines, take a copy along. Loaded when it is asked for. */
import { useState } from 'react';
import type { Traceable } from '#src/azure/network/world.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Flow } from '#src/datapath/trace.ts';
import { ConsolePanel } from '#src/explorer/console/ConsolePanel.tsx';
import { CloudExplorer } from '#src/explorer/page/CloudExplorer.tsx';

export interface LiveMapProps {
  cloud: Traceable;
  profile: Profile;
  flow: Flow;
}

const explorerPage = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/expressroute/explorer/`;

export function LiveMap({ cloud, profile, flow }: LiveMapProps) {
  const [isConsole, setConsole] = useState(false);
  return (
    <div className="lab-live">
      <CloudExplorer cloud={cloud} profile={profile} flow={flow} page={explorerPage} />
      <details className="cc-x cc-x-why" onToggle={({ currentTarget }) => setConsole(currentTarget.open)}>
        <summary>Log in to a router or a machine</summary>
        {isConsole && <ConsolePanel cloud={cloud} profile={profile} flow={flow} />}
      </details>
    </div>
  );
}
