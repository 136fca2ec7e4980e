/** Which of several circuits a gateway uses for one prefix, as far as nothing but their number decides. */
import { valueOf } from '#src/base/facts.ts';
import type { Withdrawal } from '#src/datapath/network.ts';
import { circuitsAt, nodesOfCircuit, siteOf } from './circuits.ts';
import { jointsOf, type Joint } from './joints.ts';
import type { World } from './world.ts';

/** What to cite for a prefix that a gateway learned over a circuit, and why it is not used if too many circuits are as good. */
export interface Share {
  fact?: string;
  withdrawn?: Withdrawal;
}

/** Tells for each prefix of a connection how it stands beside the other circuits of its gateway. */
export function sharesOf(world: World, joint: Joint): (prefix: string) => Share {
  const { circuit, gateway, weight } = joint;
  const isOneOfSeveral = circuitsAt(world, nodesOfCircuit(circuit).site).length > 1;
  const rule = weight > 0 ? 'expressroute/routing-weight' : 'expressroute/circuit-preference';
  const alone: Share = weight > 0 || isOneOfSeveral ? { fact: rule } : {};
  const equals = jointsOf(world).filter(
    (one) => one === joint || (one.gateway.id === gateway.id && one.weight === weight && !one.gone),
  );
  if (equals.length === 1) return () => alone;
  const announced = new Map(equals.map((one) => [one, new Set(siteOf(world, one.circuit).prefixes)]));
  const most = valueOf('expressroute/circuits-share-flows', world.profile);
  return (prefix) => {
    const sharing = equals.filter((one) => announced.get(one)?.has(prefix));
    if (sharing.length === 1) return alone;
    const fact = 'expressroute/circuits-share-flows';
    if (sharing.indexOf(joint) < most) return { fact };
    const others = sharing.slice(0, most).map((one) => one.circuit.name);
    const because = `${sharing.length} circuits announce ${prefix} and none is preferred. Azure spreads the flows over ${most} of them: ${others.join(', ')}.`;
    return { fact, withdrawn: { never: true, because, fact } };
  };
}
