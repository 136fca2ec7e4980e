/** Keys that are the ways of packets into one hub: with FastPath or through the gateway, as the tracer finds them. */
import { networkOf } from '#src/azure/network.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import type { Profile } from '#src/base/facts.ts';
import { trace } from '#src/datapath/trace.ts';
import * as hub from '#tests/datapath/cloud.ts';
import { judged, partOf, those, type Table } from './words.ts';

type Way = 'bypass' | 'gateway' | 'lost';

/** How a packet from the site comes to an address in or behind the hub. */
function wayTo(to: string, change: Partial<hub.Scenario> = {}, profile: Profile = 'today') {
  const cloud = hub.cloudOf({ ...hub.usual, ...change });
  const { delivered, hops } = trace(networkOf(cloud, profile), { from: hub.site, to });
  const gateways = hops.filter(({ kind }) => kind === 'gateway');
  const way: Way = !delivered ? 'lost' : gateways.length > 0 ? 'gateway' : 'bypass';
  return { way, hops };
}
const isAround = (to: string, change: Partial<hub.Scenario> = {}, profile: Profile = 'today'): boolean =>
  wayTo(to, change, profile).way === 'bypass';

const [machine, spoke, farSpoke, own] = ['10.20.1.4', '10.30.1.4', '10.31.1.4', '10.40.1.4'];
const [basic, standard, endpoint, six] = ['10.20.1.100', '10.20.1.101', '10.20.1.200', 'fd00:20:0:1::4'];

/** The hub's load balancer at the same address, of another SKU. */
const balancerOf = (sku: string): WorldResource =>
  hub.resource(
    `${hub.group}/loadBalancers/lb-basic`,
    {
      frontendIPConfigurations: [
        { name: 'front', properties: { privateIPAddress: basic, subnet: { id: `${hub.hubId}/subnets/snet-app` } } },
      ],
    },
    { sku: { name: sku } },
  );

const premiumCircuit = (): WorldResource =>
  hub.resource(
    hub.circuitId,
    {
      serviceProviderProvisioningState: 'Provisioned',
      serviceProviderProperties: {
        serviceProviderName: 'Equinix',
        peeringLocation: 'Amsterdam',
        bandwidthInMbps: 1000,
      },
      peerings: [{ name: 'AzurePrivatePeering', properties: { peeringType: 'AzurePrivatePeering', state: 'Enabled' } }],
    },
    { sku: { tier: 'Premium' } },
  );

/** A hub that is one large farm with so many addresses in use, and a machine at the place, counted from 1. */
function farm(inUse: number, place: number): { to: string; change: Partial<hub.Scenario> } {
  const value = 3 + place;
  const to = `10.24.${Math.floor(value / 256)}.${value % 256}`;
  const subnetId = `${hub.hubId}/subnets/snet-farm`;
  const more = [
    hub.resource(
      hub.hubId,
      {
        addressSpace: { addressPrefixes: ['10.24.0.0/13'] },
        subnets: [hub.subnet('GatewaySubnet', '10.31.255.0/27'), hub.subnet('snet-farm', '10.24.0.0/14')],
      },
      { tags: { addressesInUse: String(inUse) } },
    ),
    hub.resource(`${hub.group}/networkInterfaces/nic`, {
      ipConfigurations: [{ name: 'one', properties: { privateIPAddress: to, subnet: { id: subnetId } } }],
    }),
  ];
  return { to, change: { more } };
}

export const intoTheHub: Table = {
  '09-fastpath/provider-circuit-today': () => {
    const change = { gatewaySku: 'ErGw3AZ' };
    return judged({
      balancer: () => isAround(standard, change),
      spoke: () => isAround(spoke, change),
      endpoint: () => isAround(endpoint, change),
      six: () => isAround(six, change),
    });
  },
  '09-fastpath/basic-load-balancer': () =>
    those<Partial<hub.Scenario>>(
      {
        premium: { more: [premiumCircuit()] },
        standard: { more: [balancerOf('Standard')] },
        gateway: { gatewaySku: 'ErGw3AZ' },
        route: { userRoutes: [{ addressPrefix: `${basic}/32`, nextHopType: 'VnetLocal' }] },
      },
      (change) => isAround(basic, change),
    ),
  '09-fastpath/peered-spokes': () =>
    those(
      {
        'own-connection': { to: own },
        bigger: { to: spoke, change: { gatewaySku: 'ErGw3AZ' } },
        global: { to: farSpoke },
        route: { to: spoke, change: { userRoutes: [{ addressPrefix: '10.30.0.0/16', nextHopType: 'VnetLocal' }] } },
      },
      ({ to, ...rest }) => isAround(to, 'change' in rest ? rest.change : {}),
    ),
  '09-fastpath/route-to-the-firewall': () => {
    const firewall = '10.20.1.50';
    const userRoutes = [{ addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: firewall }];
    const { way, hops } = wayTo(machine, { userRoutes });
    const isChecked = hops.some(({ node }) => node.includes(firewall));
    return [way === 'lost' ? 'dropped' : isChecked ? 'firewall' : way === 'gateway' ? 'back' : 'past'];
  },
  '09-fastpath/what-fastpath-does': () => [isAround(machine) ? 'straight' : 'first'],
  '09-fastpath/six-as-taught': () => {
    const gateways = { az3: 'ErGw3AZ', az1: 'ErGw1AZ' } as const;
    const circuits = { direct: {}, premium: { more: [premiumCircuit()] } };
    return Object.entries(gateways).flatMap(([size, gatewaySku]) =>
      Object.entries(circuits).flatMap(([kind, change]) =>
        isAround(six, { gatewaySku, circuit: kind === 'direct' ? 'direct' : 'provider', ...change }, 'taught')
          ? [size, kind]
          : [],
      ),
    );
  },
  '09-fastpath/row-to-change': () =>
    those<Partial<hub.Scenario>>(
      {
        circuit: { circuit: 'direct' },
        gateway: { gatewaySku: 'UltraPerformance' },
        authorization: { connection: { authorizationKey: 'k' } },
        weight: { connection: { routingWeight: 200 } },
        fastpath: { fastPath: true },
      },
      (change) => isAround(machine, { gatewaySku: 'ErGw3AZ', fastPath: false, ...change }),
    ),
  '09-fastpath/thirty-thousand': () => {
    const way = (place: number): Way => {
      const { to, change } = farm(30_000, place);
      return wayTo(to, change).way;
    };
    const [first, last] = [way(1), way(30_000)];
    if (last === 'lost') return ['lost'];
    if (last === 'bypass') return ['around'];
    return [first === 'bypass' ? 'through' : 'off'];
  },
  '06-configure-peering/nothing-left-to-join': () => {
    const announcing = (tier: string, mbps: number): WorldResource =>
      hub.resource(
        hub.circuitId,
        {
          serviceProviderProvisioningState: 'Provisioned',
          serviceProviderProperties: {
            serviceProviderName: 'Equinix',
            peeringLocation: 'Amsterdam',
            bandwidthInMbps: mbps,
          },
          peerings: [
            { name: 'AzurePrivatePeering', properties: { peeringType: 'AzurePrivatePeering', state: 'Enabled' } },
          ],
        },
        {
          sku: { tier },
          onPremises: {
            down: [],
            prefixes: [
              '10.100.0.0/16',
              ...Array.from(
                { length: 3950 + 120 - 1 },
                (_, place) => `172.16.${Math.floor(place / 256)}.${place % 256}/32`,
              ),
            ],
          },
        },
      );
    return those(
      {
        'add-on': wayTo(machine, { more: [announcing('Premium', 1000)] }).way !== 'lost',
        speed: wayTo(machine, { more: [announcing('Standard', 2000)] }).way !== 'lost',
        door: wayTo(machine, { gatewaySku: 'ErGw3AZ', more: [announcing('Standard', 1000)] }).way !== 'lost',
        family: partOf('microsoft-peering-routes', 'ipv4') >= 3950 + 120,
      },
      (works) => works,
    );
  },
};
