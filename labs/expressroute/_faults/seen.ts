/** What can be read of a branch in the Cloud: on Azure's side, and at the site. Faults and their evidence are made of this. */
import * as z from 'zod/mini';
import { childrenOf, findResource } from '#src/azure/cloud.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import { siteOf, tierOf } from '#src/azure/network/circuits.ts';
import { worldOf } from '#src/azure/network/world.ts';
import { valueOf } from '#src/base/facts.ts';
import { overlap, parsePrefix } from '#src/base/ip.ts';
import type { Act } from '#src/lab/definition.ts';
import { addressIn } from './branch.ts';
import type { Branch } from './branch.ts';

const peeringShape = z.object({
  state: z.catch(z.string(), ''),
  vlanId: z.catch(z.number(), 0),
  peerASN: z.catch(z.number(), 0),
  primaryPeerAddressPrefix: z.catch(z.string(), ''),
  secondaryPeerAddressPrefix: z.catch(z.string(), ''),
});
const routeShape = z.object({ addressPrefix: z.catch(z.string(), ''), nextHopType: z.catch(z.string(), '') });
const ruleShape = z.object({
  access: z.catch(z.string(), ''),
  direction: z.catch(z.string(), ''),
  sourceAddressPrefix: z.catch(z.string(), ''),
});

/** Whether a text is a prefix that shares an address with one of the ranges. */
const touches = (text: string, ranges: readonly string[]): boolean => {
  const prefix = parsePrefix(text);
  return ranges.some((range) => {
    const other = parsePrefix(range);
    return prefix !== undefined && other !== undefined && overlap(prefix, other);
  });
};

/** The private peering of the circuit as Azure has it; undefined where there is none. */
function peeringIn(cloud: Cloud, { peering }: Branch) {
  const found = findResource(cloud, peering);
  return found && peeringShape.parse(found.properties);
}

/** The site's routers: what was said of them, else what was agreed. */
function routersIn(cloud: Cloud, branch: Branch) {
  const { vlan, asn, primary, secondary } = branch.agreed;
  const said = findResource(cloud, branch.circuitId)?.onPremises?.routers;
  const { customer } = valueOf('expressroute/link-addresses', branch.profile);
  const at = (subnet: string): string => `${addressIn(subnet, customer)}/${subnet.split('/')[1] ?? ''}`;
  return {
    vlan: said?.vlan ?? vlan,
    asn: said?.asn ?? asn,
    primary: said?.primary ?? at(primary),
    secondary: said?.secondary ?? at(secondary),
    shut: said?.shut ?? [],
  };
}

export interface Seen {
  branch: Branch;
  cloud: Cloud;
  providerStatus: string;
  /** The circuit is younger than the machine behind it: it was deleted and made again. */
  isRemade: boolean;
  peering: ReturnType<typeof peeringIn>;
  routers: ReturnType<typeof routersIn>;
  /** What the site announces, and how much of it the edge takes. */
  announced: readonly string[];
  mostAnnounced: number;
  /** User routes that say something about the ranges of the site. */
  routes: readonly { id: string; prefix: string; nextHopType: string }[];
  /** Rules of the security group that keep the site out. */
  rules: readonly { name: string; source: string }[];
}

/** Reads a branch. */
export function see(cloud: Cloud, branch: Branch): Seen {
  const circuit = findResource(cloud, branch.circuitId);
  const { ipv4, premium } = valueOf('expressroute/private-peering-routes', branch.profile);
  const table = findResource(cloud, branch.routeTable);
  const group = findResource(cloud, branch.securityGroup);
  const status = circuit?.properties['serviceProviderProvisioningState'];
  return {
    branch,
    cloud,
    isRemade: (circuit?.createdAt ?? 0) > (findResource(cloud, branch.virtualMachine)?.createdAt ?? 0),
    providerStatus: typeof status === 'string' ? status : 'unknown',
    peering: peeringIn(cloud, branch),
    routers: routersIn(cloud, branch),
    announced: circuit ? siteOf(worldOf(cloud, branch.profile), circuit).prefixes : [],
    mostAnnounced: circuit && tierOf(circuit) === 'Premium' ? premium : ipv4,
    routes: (table ? childrenOf(cloud, table) : [])
      .map(({ id, properties }) => ({ id, ...routeShape.parse(properties) }))
      .filter(({ addressPrefix }) => touches(addressPrefix, branch.ranges))
      .map(({ id, addressPrefix, nextHopType }) => ({ id, prefix: addressPrefix, nextHopType })),
    rules: (group ? childrenOf(cloud, group) : [])
      .filter(({ type }) => type.endsWith('/securityRules'))
      .map(({ name, properties }) => ({ name, ...ruleShape.parse(properties) }))
      .filter(
        ({ access, direction, sourceAddressPrefix }) =>
          access === 'Deny' && direction === 'Inbound' && touches(sourceAddressPrefix, branch.ranges),
      )
      .map(({ name, sourceAddressPrefix }) => ({ name, source: sourceAddressPrefix })),
  };
}

/** The private peering as it is, with something changed: what a full PUT of it sends. */
export const changePeering = ({ branch, peering }: Seen, change: Record<string, unknown>): Act => ({
  method: 'PUT',
  path: branch.peering,
  body: { properties: { peeringType: 'AzurePrivatePeering', ...peering, ...change } },
  advance: 'until-idle',
});
