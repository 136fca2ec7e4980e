/** What the customer's routers are configured with on the two links of a circuit, and where that does not fit what the private peering says. */
import * as shape from '#src/base/shape.ts';
import { addressAt, formatAddress, formatPrefix, parseAddress, parsePrefix } from '#src/base/ip.ts';
import { valueOf, type FactId } from '#src/base/facts.ts';
import type { Reason } from '#src/datapath/network.ts';
import type { LinkName } from './circuits.ts';
import { linkAddresses, type LinkAddresses } from './link-addresses.ts';
import { count, words, type Child, type World, type WorldResource } from './world.ts';

const text = shape.optional(shape.string());
const number = shape.optional(shape.number());
const none = { vlan: undefined, asn: undefined, primary: undefined, secondary: undefined, shut: [] };
const routersShape = shape.otherwise(
  shape.object({ vlan: number, asn: number, primary: text, secondary: text, shut: words }),
  none,
);
const peeringProperties = shape.object({ vlanId: count, peerASN: count });
const fact: FactId = 'expressroute/peering-ends-agree';

/** The private peering of a circuit, in any case of its name. */
export const privatePeeringOf = (world: World, circuit: WorldResource): Child | undefined =>
  world.children(circuit, 'peerings').find(({ name }) => name.toLowerCase() === 'azureprivatepeering');

/** What was said of the routers; members that are undefined are as the peering has them. */
const saidOf = (circuit: WorldResource) => routersShape.parse(circuit.onPremises?.routers);

/** The VLAN and AS number of the routers; 0 where neither they nor a peering say one. */
export function routersOf(world: World, circuit: WorldResource): { vlan: number; asn: number } {
  const { vlanId, peerASN } = peeringProperties.parse(privatePeeringOf(world, circuit)?.properties ?? {});
  const { vlan = vlanId, asn = peerASN } = saidOf(circuit);
  return { vlan, asn };
}

/** Whether the interface of a link is switched off. */
export const isShut = (circuit: WorldResource, way: LinkName): boolean => saidOf(circuit).shut.includes(way);

/** The other usable address of the subnet that an interface stands in: there the router looks for Microsoft's edge. */
function across(on: string, profile: World['profile']): string {
  const prefix = parsePrefix(on);
  const { customer, microsoft } = valueOf('expressroute/link-addresses', profile);
  const [first, second] = [customer, microsoft].map((offset) => {
    const address = prefix && addressAt(prefix, offset);
    return address ? formatAddress(address) : '';
  });
  return (on.split('/')[0] === second ? first : second) ?? '';
}

/** The addresses of a link as the router has them: its own, and where it looks for Microsoft's edge. */
export function addressesOfRouter(
  world: World,
  circuit: WorldResource,
  way: LinkName,
  family: 4 | 6,
): LinkAddresses | undefined {
  const on = family === 4 ? saidOf(circuit)[way] : undefined;
  const prefix = on === undefined ? undefined : parsePrefix(on);
  if (on !== undefined && prefix) {
    const own = parseAddress(on.split('/')[0] ?? '');
    return {
      subnet: formatPrefix(prefix),
      customer: own ? formatAddress(own) : '',
      microsoft: across(on, world.profile),
    };
  }
  const peering = privatePeeringOf(world, circuit);
  return peering && linkAddresses(peering, way, family, world.profile);
}

/** Why nobody answers at the customer's end of a link: the interface is off, its frames have another tag, or it has another address. */
export function whyDeaf(world: World, circuit: WorldResource, way: LinkName): Reason | undefined {
  const { vlan } = saidOf(circuit);
  const peering = privatePeeringOf(world, circuit);
  if (!peering) return undefined;
  const { vlanId } = peeringProperties.parse(peering.properties);
  if (isShut(circuit, way)) {
    return {
      because: `The interface of the on-premises router on the ${way} link of ${circuit.name} is switched off, so nobody answers there. Switch it on at the router.`,
      fact,
    };
  }
  if (vlan !== undefined && vlan !== vlanId) {
    return {
      because: `The private peering of ${circuit.name} has VLAN ${vlanId}, and the on-premises routers tag their frames with ${vlan}. So neither end hears the other. Give both the same VLAN.`,
      fact,
    };
  }
  const theirs = addressesOfRouter(world, circuit, way, 4);
  const ours = linkAddresses(peering, way, 4, world.profile);
  if (!theirs || !ours || theirs.customer === ours.customer) return undefined;
  return {
    because: `On the ${way} link of ${circuit.name} the on-premises router has ${theirs.customer}, and Microsoft's edge looks for it at ${ours.customer}. So nobody answers. Give both ends the same link subnet.`,
    fact,
  };
}

/** Why the two ends of a link hear each other and do not become BGP neighbors: they disagree on the customer's AS number. */
export function whyNoNeighbor(world: World, circuit: WorldResource): Reason | undefined {
  const { asn } = saidOf(circuit);
  const peering = privatePeeringOf(world, circuit);
  if (!peering || asn === undefined) return undefined;
  const { peerASN } = peeringProperties.parse(peering.properties);
  if (asn === peerASN) return undefined;
  return {
    because: `The private peering of ${circuit.name} expects the AS number ${peerASN}, and the on-premises routers say ${asn}. So BGP does not come up. Give both ends the same number.`,
    fact,
  };
}
