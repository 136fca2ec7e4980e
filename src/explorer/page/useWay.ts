/** The network that a scenario makes and the way of its packet, worked out once per change. */
import { useMemo } from 'react';
import { networkOf } from '#src/azure/network.ts';
import type { Network } from '#src/datapath/network.ts';
import { trace, type Trace } from '#src/datapath/trace.ts';
import type { Scenario } from '../scenario.ts';

export interface SeenWay {
  network: Network;
  trace: Trace;
}

/** The flow of a scenario's packet. Ports mean nothing to ICMP. */
export const flowOf = ({ from, to, protocol, port }: Scenario['flow']) =>
  protocol === 'icmp' ? { from, to, protocol } : { from, to, protocol, port };

export function useWay({ cloud, profile, failures, flow }: Scenario): SeenWay {
  const network = useMemo(() => networkOf(cloud, profile, { failures }), [cloud, profile, failures]);
  return useMemo(() => ({ network, trace: trace(network, flowOf(flow)) }), [network, flow]);
}

/** The name of a node of a network. */
export const namesOf =
  ({ nodes }: Network) =>
  (id: string): string =>
    nodes.find((node) => node.id === id)?.name ?? id;
