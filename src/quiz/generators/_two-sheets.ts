/** Two sheets about one peering, Azure's and that of the site's routers: what of it fits, as the simulated edge sees it. */
import { privatePeeringOf, whyNoNeighbor } from '#src/azure/network/site-routers.ts';
import { whyNoArp } from '#src/azure/network/sessions.ts';
import { worldOf, type WorldResource } from '#src/azure/network/world.ts';
import { addressAt, formatAddress, parsePrefix } from '#src/base/ip.ts';
import { valueOf } from './_facts.ts';

/** What the form of the peering says. */
export interface AzureSheet {
  peerAsn: number;
  vlan: number;
  primary: string;
  secondary: string;
  /** Empty: none. */
  key: string;
}

/** What the routers are configured with; addresses with the length of their subnet. */
export interface RouterSheet {
  own: number;
  remote: number;
  vlan: number;
  primary: string;
  secondary: string;
  key: string;
}

export const rows = ['own', 'remote', 'vlan', 'primary', 'secondary', 'key'] as const;
export type Row = (typeof rows)[number];

export const azureAsn = valueOf('expressroute/azure-asn');
const { customer, microsoft } = valueOf('expressroute/link-addresses');

const addressOf = (subnet: string, offset: number): string => {
  const prefix = parsePrefix(subnet);
  const address = prefix && addressAt(prefix, offset);
  return address ? formatAddress(address) : '';
};
const lengthOf = (text: string): string => text.slice(text.indexOf('/'));

/** The address that belongs to the router of the site on a link, and Microsoft's. */
export const routerAddress = (subnet: string): string => addressOf(subnet, customer);
export const edgeAddress = (subnet: string): string => addressOf(subnet, microsoft);

/** The routers as they would be if they fitted. */
export const fitting = ({ peerAsn, vlan, primary, secondary, key }: AzureSheet): RouterSheet => ({
  own: peerAsn,
  remote: azureAsn,
  vlan,
  primary: routerAddress(primary) + lengthOf(primary),
  secondary: routerAddress(secondary) + lengthOf(secondary),
  key,
});

const circuitType = 'Microsoft.Network/expressRouteCircuits';
const id = `/subscriptions/s/resourceGroups/g/providers/${circuitType}/er`;

/** What becomes of both links under two sheets: whether each end hears the other, and whether they agree to speak BGP. */
export function linksUnder({ peerAsn, vlan, primary, secondary }: AzureSheet, router: RouterSheet) {
  const circuit: WorldResource = {
    id,
    name: 'er',
    type: circuitType,
    properties: {
      serviceProviderProvisioningState: 'Provisioned',
      peerings: [
        {
          id: `${id}/peerings/AzurePrivatePeering`,
          name: 'AzurePrivatePeering',
          properties: {
            peeringType: 'AzurePrivatePeering',
            state: 'Enabled',
            peerASN: peerAsn,
            vlanId: vlan,
            primaryPeerAddressPrefix: primary,
            secondaryPeerAddressPrefix: secondary,
          },
        },
      ],
    },
    onPremises: {
      down: [],
      routers: { vlan: router.vlan, asn: router.own, primary: router.primary, secondary: router.secondary, shut: [] },
    },
  };
  const world = worldOf({ resources: { [id.toLowerCase()]: circuit } }, 'today');
  if (!privatePeeringOf(world, circuit)) throw new Error('The peering of the sheet is not there.');
  return {
    primary: whyNoArp(world, circuit, 'primary'),
    secondary: whyNoArp(world, circuit, 'secondary'),
    neighbor: whyNoNeighbor(world, circuit),
  };
}

/** Why a row does not fit, if it does not: with all other rows as they should be, what the edge finds, and what it cannot see. */
export function misfit(azure: AzureSheet, router: RouterSheet, row: Row): string | undefined {
  const { primary, secondary, neighbor } = linksUnder(azure, { ...fitting(azure), [row]: router[row] });
  const found = primary ?? secondary ?? neighbor;
  if (found) return found.because.replaceAll(' of er ', ' ').replace('private peering of er', 'private peering');
  const right = fitting(azure);
  if (router[row] === right[row]) return undefined;
  if (row === 'remote')
    return `Microsoft's edge has the number ${azureAsn} on every circuit, and the routers look for ${router.remote}.`;
  if (row === 'key') return `The shared keys are not the same at both ends, so neither takes the other's BGP packets.`;
  return `The routers take the link for a ${lengthOf(String(router[row]))}, and Azure has ${lengthOf(String(right[row]))}. Both ends need the same subnet.`;
}
