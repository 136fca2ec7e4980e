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

type Seen = Pick<Scenario, 'cloud' | 'profile' | 'failures' | 'flow'>;

/** The ways seen last, newest first: that before a change is shown beside it and need not be worked out again. */
let seen: readonly { of: Seen; way: SeenWay }[] = [];
const mostSeen = 6;

function wayOf({ cloud, profile, failures, flow }: Seen): SeenWay {
  const here = seen.filter(({ of }) => of.cloud === cloud && of.profile === profile && of.failures === failures);
  const known = here.find(({ of }) => of.flow === flow);
  if (known) return known.way;
  const network = here[0]?.way.network ?? networkOf(cloud, profile, { failures });
  const way = { network, trace: trace(network, flowOf(flow)) };
  seen = [{ of: { cloud, profile, failures, flow }, way }, ...seen].slice(0, mostSeen);
  return way;
}

/** The way of a scenario's packet: the same object as long as what leads to it is the same. */
export function useWay({ cloud, profile, failures, flow }: Scenario): SeenWay {
  return useMemo(() => wayOf({ cloud, profile, failures, flow }), [cloud, profile, failures, flow]);
}

/** The name of a node of a network. */
export const namesOf =
  ({ nodes }: Network) =>
  (id: string): string =>
    nodes.find((node) => node.id === id)?.name ?? id;
