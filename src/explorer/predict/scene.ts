/** What a question about a packet is made from: the network as it is with the packet's true way, and its way under each belief. */
import type { Belief } from '#src/azure/beliefs/belief.ts';
import { beliefs } from '#src/azure/beliefs/list.ts';
import { networkOf } from '#src/azure/network.ts';
import { worldOf, type Traceable, type World } from '#src/azure/network/world.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Network, Node } from '#src/datapath/network.ts';
import { trace, type Flow, type Trace } from '#src/datapath/trace.ts';

/** The way of the packet for somebody who believes this. */
export interface Believed {
  belief: Belief;
  network: Network;
  trace: Trace;
}

export interface Scene {
  world: World;
  network: Network;
  flow: Flow;
  truth: Trace;
  /** Only beliefs that change the network, in the order of their list. */
  believed: readonly Believed[];
  node: (id: string) => Node | undefined;
}

/** Traces a flow through a Cloud, as it is and under every belief. */
export function sceneOf(cloud: Traceable, profile: Profile, flow: Flow, failures: readonly string[] = []): Scene {
  const world = worldOf(cloud, profile, failures);
  const network = networkOf(cloud, profile, { failures });
  const byId = new Map(network.nodes.map((node) => [node.id, node]));
  return {
    world,
    network,
    flow,
    truth: trace(network, flow),
    believed: beliefs.flatMap((belief): Believed[] => {
      const other = belief.change(network, world);
      return other === network ? [] : [{ belief, network: other, trace: trace(other, flow) }];
    }),
    node: (id) => byId.get(id),
  };
}
