/** Keys that are what the simulated Azure says to a gateway: made, refused, changed or deleted. */
import {
  address,
  at,
  circuit,
  connection,
  createAzure,
  gateway,
  makeCircuit,
  makeGateway,
  type Azure,
} from '#tests/azure/azure.ts';
import { judged, onlyOrder, rowsOf, smallest, those, type Table } from './words.ts';

const accepted = async (azure: Azure, path: string, body: unknown, method = 'PUT'): Promise<boolean> => {
  const { status } = await azure.send(method, path, body);
  azure.idle();
  return status < 400;
};
const subnetOf = (name: string) => `virtualNetworks/${name}/subnets/GatewaySubnet`;

interface Plan {
  range?: string;
  space?: string;
  subnet?: object;
  sku?: string;
  region?: string;
  networkRegion?: string;
  more?: Record<string, unknown>;
  prepare?: (azure: Azure) => Promise<unknown>;
}

/** Whether an ExpressRoute gateway can be created as planned. A plan may fail at its subnet already. */
export async function canBuild({
  range = '10.60.0.0/27',
  space = '10.60.0.0/16',
  subnet = {},
  sku = 'ErGw1AZ',
  ...plan
}: Plan): Promise<boolean> {
  const azure = await createAzure('today');
  const { region = 'westeurope', networkRegion = region } = plan;
  await plan.prepare?.(azure);
  await azure.make('virtualNetworks/v', {
    location: networkRegion,
    properties: { addressSpace: { addressPrefixes: [space] } },
  });
  if (!(await accepted(azure, subnetOf('v'), { properties: { addressPrefix: range, ...subnet } }))) return false;
  await azure.make(...address('pip-g', region));
  return accepted(azure, ...gateway('g', 'v', sku, region, plan.more));
}

const filter = (azure: Azure) => azure.make('networkSecurityGroups/nsg', { location: 'westeurope', properties: {} });
export const withFilter = {
  subnet: { networkSecurityGroup: { id: at('networkSecurityGroups/nsg') } },
  prepare: filter,
};
const table = (addressPrefix: string, more: object = {}) => ({
  subnet: { routeTable: { id: at('routeTables/rt') } },
  prepare: (azure: Azure) =>
    azure.make('routeTables/rt', {
      location: 'westeurope',
      properties: {
        ...more,
        routes: [
          { name: 'r', properties: { addressPrefix, nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.60.9.4' } },
        ],
      },
    }),
});

/** A network with its first gateway, and a second one with an address of its own. */
async function besideAnother(sku: string, second: Record<string, unknown>, skuOfSecond = sku): Promise<boolean> {
  const azure = await createAzure('today');
  await makeGateway(azure, 'a', sku);
  await azure.make(...address('pip-second'));
  return accepted(azure, ...gateway('second', 'vnet-a', skuOfSecond, 'westeurope', second));
}

const vpn = { gatewayType: 'Vpn', vpnType: 'RouteBased' };

async function connected(): Promise<Azure> {
  const azure = await createAzure('today');
  await makeGateway(azure, 'a', 'ErGw1AZ');
  await makeCircuit(azure, 'er');
  await azure.make('expressRouteCircuits/er/peerings/AzurePrivatePeering', {
    properties: {
      peeringType: 'AzurePrivatePeering',
      peerASN: 65010,
      vlanId: 100,
      primaryPeerAddressPrefix: '192.168.1.0/30',
      secondaryPeerAddressPrefix: '192.168.1.4/30',
    },
  });
  await azure.make(...connection('c', 'gw-a', 'expressRouteCircuits/er'));
  return azure;
}

/** The range with the length, from the longest to the shortest. */
const ranges = Object.fromEntries(
  [30, 29, 28, 27, 26, 25, 24].map((length) => [`10.70.4.0/${length}`, `10.70.4.0/${length}`]),
);

export const gateways: Table = {
  '04-configure-a-gateway/smallest-gateway-subnet': () =>
    smallest(ranges, (range) => canBuild({ range, space: '10.70.0.0/16' })),
  '04-configure-a-gateway/plan-with-two-mistakes': () =>
    those<Plan>(
      {
        range: { range: '10.60.0.0/28' },
        group: withFilter,
        table: table('10.99.0.0/16'),
        vpn: {},
        zones: { sku: 'Standard' },
      },
      async (plan) => !(await canBuild({ sku: 'Standard', ...plan })),
    ),
  '04-configure-a-gateway/what-blocks-it': async () => {
    const rows = rowsOf('gateway-subnet-filled');
    const parts: Record<string, Plan> = {
      range: { range: rows['range'] ?? '' },
      'security-group': withFilter,
      'route-table': table('10.99.0.0/16'),
      propagation: {},
    };
    return those(parts, async (plan) => !(await canBuild(plan)));
  },
  '04-configure-a-gateway/wrong-row-of-the-form': () => {
    // Each row put right in turn: only one of them lets the gateway be made.
    const sku = rowsOf('gateway-form-filled')['sku'] ?? '';
    return those<Plan>(
      {
        type: { sku, range: '10.60.0.0/26' },
        sku: { sku: 'ErGw1AZ', range: '10.60.0.0/26' },
        network: { sku, space: '10.60.0.0/15', range: '10.60.0.0/26' },
        subnet: { sku, range: '10.60.0.0/25' },
        address: { sku, range: '10.60.0.0/26', more: {} },
      },
      canBuild,
    );
  },
  '04-configure-a-gateway/network-not-in-the-list': () =>
    those<Plan>(
      {
        sku: { sku: 'ErGw3AZ', region: 'westeurope', networkRegion: 'northeurope' },
        type: { sku: 'VpnGw1AZ', region: 'westeurope', networkRegion: 'northeurope', more: vpn },
        subnet: { range: '10.60.0.0/26', region: 'westeurope', networkRegion: 'northeurope' },
        region: { region: 'northeurope', networkRegion: 'northeurope' },
      },
      canBuild,
    ),
  '04-configure-a-gateway/beside-each-other': () =>
    judged({
      vpn: () => besideAnother('HighPerformance', vpn, 'VpnGw1AZ'),
      second: () => besideAnother('HighPerformance', {}),
      tunnel: async () => {
        const azure = await createAzure('today');
        await makeGateway(azure, 'a', 'HighPerformance');
        await azure.make('localNetworkGateways/site', {
          location: 'westeurope',
          properties: {
            gatewayIpAddress: '203.0.113.9',
            localNetworkAddressSpace: { addressPrefixes: ['10.9.0.0/16'] },
          },
        });
        return accepted(azure, 'connections/t', {
          location: 'westeurope',
          properties: {
            connectionType: 'IPsec',
            virtualNetworkGateway1: { id: at('virtualNetworkGateways/gw-a') },
            localNetworkGateway2: { id: at('localNetworkGateways/site') },
            sharedKey: 'abc123',
          },
        });
      },
    }),
  '04-configure-a-gateway/a-second-one-for-speed': () =>
    those(
      {
        'own-subnet': () => besideAnother('ErGw1AZ', {}),
        standby: () => besideAnother('ErGw1AZ', {}),
        larger: async () => {
          const azure = await createAzure('today');
          await makeGateway(azure, 'a', 'ErGw1AZ');
          return accepted(azure, ...gateway('gw-a', 'vnet-a', 'ErGw2AZ'));
        },
        weights: () => besideAnother('ErGw1AZ', {}),
      },
      (works) => works(),
    ),
  '04-configure-a-gateway/take-it-away': () =>
    onlyOrder(connected, {
      connection: (azure) => accepted(azure, 'connections/c', undefined, 'DELETE'),
      gateway: (azure) => accepted(azure, 'virtualNetworkGateways/gw-a', undefined, 'DELETE'),
      subnet: (azure) => accepted(azure, subnetOf('vnet-a'), undefined, 'DELETE'),
      network: async (azure) =>
        // The last piece: a network that still has its subnet would take it along.
        (await azure.send('GET', subnetOf('vnet-a'))).status === 404 &&
        accepted(azure, 'virtualNetworks/vnet-a', undefined, 'DELETE'),
    }),
  '04-configure-a-gateway/build-the-gateway': () =>
    onlyOrder(
      async () => {
        const azure = await createAzure('today');
        await azure.make(...address('pip-g'));
        await makeCircuit(azure, 'er');
        await azure.make('expressRouteCircuits/er/peerings/AzurePrivatePeering', {
          properties: {
            peeringType: 'AzurePrivatePeering',
            peerASN: 65010,
            vlanId: 100,
            primaryPeerAddressPrefix: '192.168.1.0/30',
            secondaryPeerAddressPrefix: '192.168.1.4/30',
          },
        });
        return azure;
      },
      {
        network: (azure) =>
          accepted(azure, 'virtualNetworks/v', {
            location: 'westeurope',
            properties: { addressSpace: { addressPrefixes: ['10.60.0.0/16'] } },
          }),
        subnet: (azure) => accepted(azure, subnetOf('v'), { properties: { addressPrefix: '10.60.0.0/27' } }),
        // It is sent, and nobody waits for it.
        gateway: async (azure) => (await azure.send('PUT', ...gateway('g', 'v', 'ErGw1AZ'))).status < 400,
        wait: async (azure) => {
          const { body, status } = await azure.send('GET', 'virtualNetworkGateways/g');
          const isBusy = status === 200 && body.properties['provisioningState'] === 'Updating';
          azure.idle();
          return isBusy;
        },
        connection: (azure) => accepted(azure, ...connection('c', 'g', 'expressRouteCircuits/er')),
      },
    ),
  '07-connect-a-network/five-at-one-place': async () => {
    const fifth = async (tier: string): Promise<boolean> => {
      const azure = await createAzure('today');
      await makeGateway(azure, 'a', 'ErGw3AZ');
      for (const [index, sku] of ['Standard', 'Standard', 'Standard', 'Standard', tier].entries()) {
        await makeCircuit(azure, `er${index}`, sku, 50, 'Frankfurt');
        await azure.make(`expressRouteCircuits/er${index}/peerings/AzurePrivatePeering`, {
          properties: {
            peeringType: 'AzurePrivatePeering',
            peerASN: 65010,
            vlanId: 100,
            primaryPeerAddressPrefix: `192.168.${index}.0/30`,
            secondaryPeerAddressPrefix: `192.168.${index}.4/30`,
          },
        });
        if (index < 4) await azure.make(...connection(`c${index}`, 'gw-a', `expressRouteCircuits/er${index}`));
      }
      return accepted(azure, ...connection('c4', 'gw-a', 'expressRouteCircuits/er4'));
    };
    const words = { fine: await fifth('Standard'), premium: await fifth('Premium'), bigger: await fifth('Standard') };
    return Object.values(words).every((works) => !works) ? ['refused'] : those(words, (works) => works);
  },
  '07-connect-a-network/region-of-the-link': () =>
    those(
      { north: 'northeurope', sweden: 'swedencentral', west: 'westeurope', amsterdam: 'westeurope' },
      async (region) => {
        const azure = await createAzure('today');
        await makeGateway(azure, 'a', 'ErGw1AZ', 'swedencentral');
        const [path, body] = circuit('er');
        await azure.make(path, body);
        await makeCircuit(azure, 'er');
        return accepted(azure, ...connection('c', 'gw-a', 'expressRouteCircuits/er', {}, region));
      },
    ),
};
