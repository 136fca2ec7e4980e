/** The acts that set a scene: resource groups, networks, gateways, circuits. Played through the same door as the learner's requests. */
import type { Act } from '#src/lab/definition.ts';

export const ownerSubscription = '00000000-0000-0000-0000-000000000001';
export const userSubscription = '00000000-0000-0000-0000-000000000002';
/** Whoever prepared the Cloud before the learner came. */
const preparer = 'network-team';

export interface Place {
  subscription: string;
  group: string;
  location: string;
}

export const groupId = ({ subscription, group }: Pick<Place, 'subscription' | 'group'>): string =>
  `/subscriptions/${subscription}/resourceGroups/${group}`;
export const networkResource = (place: Pick<Place, 'subscription' | 'group'>, type: string, name: string): string =>
  `${groupId(place)}/providers/Microsoft.Network/${type}/${name}`;

const put = (path: string, body: unknown, actor = preparer): Act => ({
  method: 'PUT',
  path,
  body,
  advance: 'until-idle',
  actor,
});

export const resourceGroup = (place: Place): Act => put(groupId(place), { location: place.location });

export interface NetworkScene {
  place: Place;
  name: string;
  /** Such as 10.20: the network is 10.20.0.0/16, its machines are in 10.20.1.0/24. */
  block: string;
  gateway?: { name: string; sku: string };
}

export const gatewayBody = ({ place, name, gateway }: NetworkScene) => ({
  location: place.location,
  properties: {
    gatewayType: 'ExpressRoute',
    sku: { name: gateway?.sku, tier: gateway?.sku },
    ipConfigurations: [
      {
        name: 'default',
        properties: {
          privateIPAllocationMethod: 'Dynamic',
          subnet: { id: `${networkResource(place, 'virtualNetworks', name)}/subnets/GatewaySubnet` },
          publicIPAddress: { id: networkResource(place, 'publicIPAddresses', `pip-${gateway?.name ?? ''}`) },
        },
      },
    ],
  },
});

/** A virtual network with a subnet for machines and, if wanted, an ExpressRoute gateway. */
export function network(scene: NetworkScene): Act[] {
  const { place, name, block, gateway } = scene;
  const acts = [
    put(networkResource(place, 'virtualNetworks', name), {
      location: place.location,
      properties: {
        addressSpace: { addressPrefixes: [`${block}.0.0/16`] },
        subnets: [
          { name: 'GatewaySubnet', properties: { addressPrefix: `${block}.0.0/27` } },
          { name: 'snet-app', properties: { addressPrefix: `${block}.1.0/24` } },
        ],
      },
    }),
  ];
  if (!gateway) return acts;
  const address = {
    location: place.location,
    sku: { name: 'Standard', tier: 'Regional' },
    properties: { publicIPAllocationMethod: 'Static', publicIPAddressVersion: 'IPv4' },
  };
  return [
    ...acts,
    put(networkResource(place, 'publicIPAddresses', `pip-${gateway.name}`), address),
    put(networkResource(place, 'virtualNetworkGateways', gateway.name), gatewayBody(scene)),
  ];
}

export interface CircuitScene {
  place: Place;
  name: string;
  provider: string;
  peeringLocation: string;
  megabits: number;
  tier: 'Standard' | 'Premium';
  /** What the site at the customer's end advertises. */
  site: string;
  isProvisioned: boolean;
  hasPeering: boolean;
}

export const circuitId = ({ place, name }: CircuitScene): string =>
  networkResource(place, 'expressRouteCircuits', name);

/** The connectivity provider does its part. */
export const provision = (scene: CircuitScene): Act => ({
  method: 'POST',
  path: `/_control/provider/provision?circuit=${encodeURIComponent(circuitId(scene))}`,
  actor: 'provider',
  advance: 'until-idle',
});

/** Private peering with the customer's routers. */
export const privatePeering = (scene: CircuitScene): Act =>
  put(`${circuitId(scene)}/peerings/AzurePrivatePeering`, {
    properties: {
      peeringType: 'AzurePrivatePeering',
      peerASN: 65010,
      primaryPeerAddressPrefix: '172.16.0.0/30',
      secondaryPeerAddressPrefix: '172.16.0.4/30',
      vlanId: 100,
    },
  });

/** A circuit, as far as the scene has it. */
export function circuit(scene: CircuitScene): Act[] {
  const { place, tier, provider, peeringLocation, megabits, site } = scene;
  return [
    put(circuitId(scene), {
      location: place.location,
      tags: { onPremisesPrefixes: site },
      sku: { name: `${tier}_MeteredData`, tier, family: 'MeteredData' },
      properties: {
        serviceProviderProperties: { serviceProviderName: provider, peeringLocation, bandwidthInMbps: megabits },
      },
    }),
    ...(scene.isProvisioned ? [provision(scene)] : []),
    ...(scene.hasPeering ? [privatePeering(scene)] : []),
  ];
}

/** Child resources ask for permissions of their own. */
const forbidden = (verb: 'write' | 'delete', types: readonly string[]): string[] =>
  types.flatMap((type) => [`Microsoft.Network/${type}/${verb}`, `Microsoft.Network/${type}/*/${verb}`]);

export interface HandsOff {
  /** Types of which these people may neither write nor delete anything, such as `expressRouteCircuits`. */
  change: readonly string[];
  /** Types of which they may not delete anything. Who connects a gateway has to be allowed to write it. */
  remove?: readonly string[];
}

/**
 * What belongs to colleagues stays theirs: these people may do everything in both subscriptions but what is named, and
 * neither make nor delete resource groups, nor hand out access. The network team may do everything. The last act of a set-up.
 */
export const keepHandsOff = (people: readonly string[], { change, remove = [] }: HandsOff): Act => ({
  method: 'PUT',
  path: '/_control/access',
  actor: preparer,
  body: {
    roles: [
      {
        name: 'Connection engineer',
        description: 'May use what the network team has made, and change what is not theirs.',
        actions: ['*'],
        notActions: [
          ...forbidden('write', change),
          ...forbidden('delete', [...change, ...remove]),
          'Microsoft.Resources/subscriptions/resourceGroups/write',
          'Microsoft.Resources/subscriptions/resourceGroups/delete',
          'Microsoft.Authorization/*/write',
          'Microsoft.Authorization/*/delete',
        ],
      },
    ],
    assignments: [ownerSubscription, userSubscription].flatMap((subscription) => [
      { principal: preparer, role: 'Owner', scope: `/subscriptions/${subscription}` },
      ...people.map((principal) => ({
        principal,
        role: 'Connection engineer',
        scope: `/subscriptions/${subscription}`,
      })),
    ]),
  },
});
