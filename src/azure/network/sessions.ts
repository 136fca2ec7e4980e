/** Whether a circuit's BGP sessions are up, and the reason in words where one is not. */
import * as shape from '#src/base/shape.ts';
import { valueOf, type FactId } from '#src/base/facts.ts';
import type { Reason, Withdrawal } from '#src/datapath/network.ts';
import { isDirect, lineOf, siteOf, tierOf, ways, type LinkName } from './circuits.ts';
import { whyEdgeDown, whyLinkCut } from './outages.ts';
import { whyDeaf, whyNoNeighbor } from './site-routers.ts';
import { word, type World, type WorldResource } from './world.ts';

const peeringProperties = shape.object({
  peeringType: word,
  state: word,
  primaryPeerAddressPrefix: word,
  ipv6PeeringConfig: shape.optional(shape.unknown()),
});
const prerequisites: FactId = 'expressroute/connection-prerequisites';

/** Why Microsoft's edge drops the session of a site that announces too much, if it does. */
function whyTooMany(world: World, circuit: WorldResource): Reason | undefined {
  const { ipv4, premium, ipv6 } = valueOf('expressroute/private-peering-routes', world.profile);
  const { prefixes } = siteOf(world, circuit);
  const six = prefixes.filter((prefix) => prefix.includes(':')).length;
  const four = prefixes.length - six;
  const most = tierOf(circuit) === 'Premium' ? premium : ipv4;
  if (four <= most && six <= ipv6) return undefined;
  const said =
    four > most ? `${four} IPv4 prefixes, and may announce ${most}` : `${six} IPv6 prefixes, and may announce ${ipv6}`;
  return {
    because: `The site behind ${circuit.name} announces ${said}. So Microsoft's edge dropped the BGP session. Announce fewer, larger prefixes.`,
    fact: 'expressroute/private-peering-routes',
  };
}

const privatePeeringOf = (world: World, circuit: WorldResource) =>
  world
    .children(circuit, 'peerings')
    .map(({ name, properties: inner }) => ({ name, ...peeringProperties.parse(inner) }))
    .find(({ name, peeringType }) => (peeringType || name).toLowerCase() === 'azureprivatepeering');

/** Why the private peering of a circuit does not carry a prefix: IPv6 needs link subnets of its own. A peering that names no subnets at all is taken to have both. */
export function whyNotSpoken(circuit: WorldResource, prefix: string, world: World): Withdrawal | undefined {
  if (!prefix.includes(':')) return undefined;
  const peering = privatePeeringOf(world, circuit);
  if (!peering || peering.primaryPeerAddressPrefix === '' || peering.ipv6PeeringConfig !== undefined) return undefined;
  return {
    never: true,
    because: `The private peering of ${circuit.name} has no IPv6 subnets, so it carries IPv4 only. Add a pair of IPv6 subnets to it.`,
    fact: 'expressroute/dual-stack',
  };
}

/** Why the two ends of a circuit are not joined at all: by the provider, or by the peering. */
export function whyUnjoined(world: World, circuit: WorldResource): Reason | undefined {
  const { state, provider } = lineOf(circuit);
  if (state !== 'Provisioned' && !isDirect(circuit)) {
    return {
      because: `${provider || 'The connectivity provider'} has not provisioned ${circuit.name} (provider status: ${state || 'unknown'}). Give the provider the service key and wait for Provisioned.`,
      fact: prerequisites,
    };
  }
  const peering = privatePeeringOf(world, circuit);
  if (!peering) {
    return {
      because: `${circuit.name} has no private peering, so no routes are exchanged over it. Configure Azure private peering.`,
      fact: prerequisites,
    };
  }
  if (peering.state !== 'Disabled') return undefined;
  return {
    because: `The private peering of ${circuit.name} is disabled, so its BGP session is down. Enable the peering.`,
    fact: prerequisites,
  };
}

/** Why no link of the circuit carries anything: the provider, the peering, or too many prefixes. */
export const whyCircuitDown = (world: World, circuit: WorldResource): Reason | undefined =>
  whyUnjoined(world, circuit) ?? whyTooMany(world, circuit);

const portLink = shape.object({ adminState: word });

/** Why a link of a Direct circuit is dark: its half of the port pair was never enabled. */
function whyPortClosed(world: World, circuit: WorldResource, way: LinkName): Reason | undefined {
  const port = world.find(lineOf(circuit).port);
  const links = port ? world.children(port, 'links') : [];
  const link = links[ways.indexOf(way)];
  if (!port || !link || portLink.parse(link.properties).adminState !== 'Disabled') return undefined;
  return {
    because: `${link.name} of the port pair ${port.name} is disabled, so the ${way} link of ${circuit.name} is dark. Enable it.`,
    fact: 'expressroute/direct-links',
  };
}

/** Why nothing comes over the line of a link, whatever stands at its ends. */
export const whyLineDead = (world: World, circuit: WorldResource, way: LinkName): Reason | undefined =>
  whyUnjoined(world, circuit) ??
  whyPortClosed(world, circuit, way) ??
  whyLinkCut(world, circuit, way) ??
  whyEdgeDown(world, circuit, way);

/** Why the customer's end of a link does not answer there. Nothing is said of BGP, which comes after it. */
export const whyNoArp = (world: World, circuit: WorldResource, way: LinkName): Reason | undefined =>
  whyLineDead(world, circuit, way) ?? whyDeaf(world, circuit, way);

/** Why one link carries nothing, whatever becomes of the edge behind it. */
export function whyLinkDown(world: World, circuit: WorldResource, way: LinkName): Reason | undefined {
  const down =
    whyCircuitDown(world, circuit) ??
    whyPortClosed(world, circuit, way) ??
    whyLinkCut(world, circuit, way) ??
    whyDeaf(world, circuit, way) ??
    whyNoNeighbor(world, circuit);
  if (down) return down;
  if (!circuit.onPremises?.down.includes(way)) return undefined;
  return {
    because: `The on-premises router holds no BGP session on the ${way} link of ${circuit.name}, so nothing is announced there. Bring the session up on the router.`,
    fact: prerequisites,
  };
}

/** How routers write why they have no session with a neighbor: it is not reached, it is reached and refused, or it announced too much. */
export function stateOf(world: World, circuit: WorldResource, way: LinkName): 'Idle' | 'Active' | 'Idle (PfxCt)' {
  if (whyNoArp(world, circuit, way)) return 'Idle';
  if (whyTooMany(world, circuit)) return 'Idle (PfxCt)';
  return whyNoNeighbor(world, circuit) ? 'Active' : 'Idle';
}

/** Why the session over one link is down, or over both when none is named; the reason of the first, if they differ. */
export function whyDown(world: World, circuit: WorldResource, way?: LinkName): Reason | undefined {
  if (way !== undefined) return whyLinkDown(world, circuit, way) ?? whyEdgeDown(world, circuit, way);
  const circuitDown = whyCircuitDown(world, circuit);
  if (circuitDown) return circuitDown;
  const [first, second] = ways.map((one) => whyDown(world, circuit, one));
  if (!first || !second) return undefined;
  const isSilent = ways.every((one) => circuit.onPremises?.down.includes(one));
  if (isSilent) {
    return {
      because: `The on-premises router holds no BGP session on either link of ${circuit.name}, so nothing is announced there. Bring the session up on the router.`,
      fact: prerequisites,
    };
  }
  return { ...first, because: first.because === second.because ? first.because : `${first.because} ${second.because}` };
}
