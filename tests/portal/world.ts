/** A prepared Cloud for the portal: a circuit in good order, gateways of every kind, one network that is linked already. */
import '#tests/support/unpainted.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { Profile } from '#src/base/facts.ts';
import { createArm } from '#src/azure/arm.ts';
import { post, put } from '#src/azure/requests.ts';
import type { PortalHost } from '#src/portal/host.ts';

export const owner = '00000000-0000-0000-0000-000000000001';
export const user = '00000000-0000-0000-0000-000000000002';
export const group = `/subscriptions/${owner}/resourceGroups/rg-network`;
export const userGroup = `/subscriptions/${user}/resourceGroups/rg-partner`;
const of = (type: string, name: string, within = group): string =>
  `${within}/providers/Microsoft.Network/${type}/${name}`;

export const ids = {
  circuit: of('expressRouteCircuits', 'er-amsterdam'),
  hub: of('virtualNetworkGateways', 'gw-hub'),
  small: of('virtualNetworkGateways', 'gw-small'),
  north: of('virtualNetworkGateways', 'gw-north'),
  vpn: of('virtualNetworkGateways', 'gw-vpn'),
  linked: of('virtualNetworkGateways', 'gw-linked'),
  partner: of('virtualNetworkGateways', 'gw-partner', userGroup),
  connection: of('connections', 'con-linked'),
  network: of('virtualNetworks', 'vnet-hub'),
  address: of('publicIPAddresses', 'pip-gw-hub'),
  peering: `${of('expressRouteCircuits', 'er-amsterdam')}/peerings/AzurePrivatePeering`,
  interface: of('networkInterfaces', 'nic-app'),
  filter: of('routeFilters', 'filter-europe'),
  routeTable: of('routeTables', 'rt-app'),
  securityGroup: of('networkSecurityGroups', 'nsg-app'),
} as const;

const gateways = [
  { id: ids.hub, network: 'vnet-hub', block: '10.10', sku: 'ErGw3AZ', location: 'westeurope', type: 'ExpressRoute' },
  {
    id: ids.small,
    network: 'vnet-small',
    block: '10.20',
    sku: 'Standard',
    location: 'westeurope',
    type: 'ExpressRoute',
  },
  {
    id: ids.north,
    network: 'vnet-north',
    block: '10.30',
    sku: 'ErGw3AZ',
    location: 'northeurope',
    type: 'ExpressRoute',
  },
  { id: ids.vpn, network: 'vnet-vpn', block: '10.40', sku: 'VpnGw1AZ', location: 'westeurope', type: 'Vpn' },
  {
    id: ids.linked,
    network: 'vnet-linked',
    block: '10.50',
    sku: 'ErGw3AZ',
    location: 'westeurope',
    type: 'ExpressRoute',
  },
  {
    id: ids.partner,
    network: 'vnet-partner',
    block: '10.60',
    sku: 'ErGw3AZ',
    location: 'westeurope',
    type: 'ExpressRoute',
  },
] as const;

export interface World {
  host: PortalHost;
  /** What was announced, in order. */
  said: string[];
  memory: Map<string, unknown>;
  send(request: Request): Promise<unknown>;
  /** Lets everything that runs come to its end. */
  settle(): void;
  moved(): void;
}

/** The Cloud, the clock and the host of one portal. */
export async function createWorld(profile: Profile = 'taught', more: { isProvisioned?: boolean } = {}): Promise<World> {
  const clock = createVirtualClock();
  const arm = createArm({ seed: 'portal', clock, profile });
  const listeners = new Set<() => void>();
  const moved = (): void => {
    for (const listener of listeners) listener();
  };
  const finish = (): void => {
    for (let due = arm.nextDue(); due !== undefined; due = arm.nextDue()) clock.advanceTo(due);
  };
  const send = async (request: Request): Promise<unknown> => {
    const response = await arm.fetch(request);
    const text = await response.text();
    if (!response.ok) throw new Error(`${request.method} ${request.url}: ${text}`);
    finish();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    return body;
  };

  await send(put(group, { location: 'westeurope' }));
  await send(put(userGroup, { location: 'westeurope' }));
  for (const { id, network, block, sku, location, type } of gateways) {
    const within = id.split('/providers/')[0] ?? '';
    const name = id.split('/').at(-1) ?? '';
    await send(
      put(of('virtualNetworks', network, within), {
        location,
        properties: {
          addressSpace: { addressPrefixes: [`${block}.0.0/16`] },
          subnets: [
            { name: 'GatewaySubnet', properties: { addressPrefix: `${block}.0.0/27` } },
            { name: 'snet-app', properties: { addressPrefix: `${block}.1.0/24` } },
          ],
        },
      }),
    );
    await send(
      put(of('publicIPAddresses', `pip-${name}`, within), {
        location,
        sku: { name: 'Standard' },
        zones: ['1', '2', '3'],
        properties: { publicIPAllocationMethod: 'Static' },
      }),
    );
    await send(
      put(id, {
        location,
        properties: {
          gatewayType: type,
          ...(type === 'Vpn' ? { vpnType: 'RouteBased' } : {}),
          sku: { name: sku, tier: sku },
          ipConfigurations: [
            {
              name: 'default',
              properties: {
                subnet: { id: `${of('virtualNetworks', network, within)}/subnets/GatewaySubnet` },
                publicIPAddress: { id: of('publicIPAddresses', `pip-${name}`, within) },
              },
            },
          ],
        },
      }),
    );
  }
  await send(
    put(ids.circuit, {
      location: 'westeurope',
      sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
      properties: {
        serviceProviderProperties: {
          serviceProviderName: 'Equinix',
          peeringLocation: 'Amsterdam',
          bandwidthInMbps: 200,
        },
      },
    }),
  );
  if (more.isProvisioned !== false)
    await send(post(`/_control/provider/provision?circuit=${encodeURIComponent(ids.circuit)}`));
  await send(
    put(`${ids.circuit}/peerings/AzurePrivatePeering`, {
      properties: {
        peeringType: 'AzurePrivatePeering',
        peerASN: 65010,
        primaryPeerAddressPrefix: '192.168.10.0/30',
        secondaryPeerAddressPrefix: '192.168.10.4/30',
        vlanId: 200,
      },
    }),
  );
  await send(
    put(ids.connection, {
      location: 'westeurope',
      properties: {
        connectionType: 'ExpressRoute',
        virtualNetworkGateway1: { id: ids.linked, properties: {} },
        peer: { id: ids.circuit },
        routingWeight: 10,
        expressRouteGatewayBypass: false,
      },
    }),
  );

  await send(
    put(ids.routeTable, {
      location: 'westeurope',
      properties: {
        routes: [{ name: 'to-site', properties: { addressPrefix: '10.80.0.0/16', nextHopType: 'None' } }],
      },
    }),
  );
  await send(put(of('networkSecurityGroups', 'nsg-app'), { location: 'westeurope', properties: {} }));
  await send(
    put(ids.interface, {
      location: 'westeurope',
      properties: {
        networkSecurityGroup: { id: of('networkSecurityGroups', 'nsg-app') },
        ipConfigurations: [
          {
            name: 'ipconfig1',
            properties: { subnet: { id: `${of('virtualNetworks', 'vnet-linked')}/subnets/snet-app` } },
          },
        ],
      },
    }),
  );
  await send(
    put(`${group}/providers/Microsoft.Compute/virtualMachines/vm-app`, {
      location: 'westeurope',
      properties: {
        hardwareProfile: { vmSize: 'Standard_D2s_v5' },
        storageProfile: {
          imageReference: { publisher: 'Canonical', offer: 'ubuntu-24_04-lts', sku: 'server', version: 'latest' },
          osDisk: { createOption: 'FromImage' },
        },
        osProfile: { computerName: 'vm-app', adminUsername: 'learner', adminPassword: 'A-secret-of-12' },
        networkProfile: { networkInterfaces: [{ id: ids.interface, properties: { primary: true } }] },
      },
    }),
  );

  await send(put(ids.filter, { location: 'westeurope', properties: {} }));

  const memory = new Map<string, unknown>();
  const said: string[] = [];
  return {
    memory,
    said,
    send,
    moved,
    settle() {
      finish();
      moved();
    },
    host: {
      fetch: async (request) => {
        const response = await arm.fetch(request);
        if (request.method !== 'GET') queueMicrotask(moved);
        return response;
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
      now: () => clock.now(),
      memory: {
        get: (key) => memory.get(key),
        set: (key, value) => {
          memory.set(key, value);
        },
      },
      announce: (message) => {
        said.push(message);
      },
      profile,
    },
  };
}
