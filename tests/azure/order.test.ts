import { describe, expect, test } from 'vitest';
import type { ResourceType } from '#src/azure/resource.ts';
import { connections } from '#src/azure/types/Microsoft.Network/connections.ts';
import { expressRouteCircuits } from '#src/azure/types/Microsoft.Network/expressRouteCircuits.ts';
import { publicIPAddresses } from '#src/azure/types/Microsoft.Network/publicIPAddresses.ts';
import { virtualNetworkGateways } from '#src/azure/types/Microsoft.Network/virtualNetworkGateways.ts';
import { subnets } from '#src/azure/types/Microsoft.Network/virtualNetworks/subnets.ts';
import { virtualNetworks } from '#src/azure/types/Microsoft.Network/virtualNetworks.ts';
import { createAzure } from './azure.ts';

const bagOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

/** The same, every object turned around. */
const backwards = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(backwards)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, inner]) => [key, backwards(inner)]),
        )
      : value;

describe('the members of an answer', () => {
  test.for<{ type: ResourceType; members: string }>([
    {
      type: expressRouteCircuits,
      members:
        'provisioningState resourceGuid peerings authorizations serviceProviderProperties circuitProvisioningState allowClassicOperations gatewayManagerEtag serviceKey serviceProviderProvisioningState allowGlobalReach globalReachEnabled stag',
    },
    {
      type: virtualNetworkGateways,
      members:
        'provisioningState resourceGuid packetCaptureDiagnosticState enablePrivateIpAddress isMigrateToCSES ipConfigurations natRules virtualNetworkGatewayPolicyGroups enableBgpRouteTranslationForNat disableIPSecReplayProtection sku gatewayType vpnType enableBgp activeActive vpnGatewayGeneration allowRemoteVnetTraffic allowVirtualWanTraffic adminState',
    },
    {
      type: connections,
      members:
        'provisioningState resourceGuid packetCaptureDiagnosticState virtualNetworkGateway1 connectionType routingWeight enableBgp usePolicyBasedTrafficSelectors ipsecPolicies trafficSelectorPolicies ingressBytesTransferred egressBytesTransferred expressRouteGatewayBypass enablePrivateLinkFastPath dpdTimeoutSeconds peer',
    },
    {
      type: publicIPAddresses,
      members:
        'provisioningState resourceGuid ipAddress publicIPAddressVersion publicIPAllocationMethod idleTimeoutInMinutes dnsSettings ipTags ddosSettings',
    },
    {
      type: virtualNetworks,
      members:
        'provisioningState resourceGuid addressSpace dhcpOptions subnets virtualNetworkPeerings enableDdosProtection',
    },
    {
      type: subnets,
      members:
        'provisioningState addressPrefix networkSecurityGroup routeTable serviceEndpoints delegations privateEndpointNetworkPolicies privateLinkServiceNetworkPolicies',
    },
  ])('$type.type stand in one order, however they were sent', async ({ type, members }) => {
    const azure = await createAzure('today');
    await azure.example(type);
    const { path } = type.example;
    const seen = (await azure.send('GET', path)).body;
    expect(Object.keys(seen.properties).join(' ')).toBe(members);
    await azure.make(path, backwards(seen));
    const again = (await azure.send('GET', path)).body;
    expect(Object.keys(again.properties)).toEqual(Object.keys(seen.properties));
  });

  test('of a gateway stand in order inside its parts too', async () => {
    const azure = await createAzure('today');
    await azure.example(virtualNetworkGateways);
    const { path } = virtualNetworkGateways.example;
    for (const body of [undefined, backwards((await azure.send('GET', path)).body)]) {
      if (body !== undefined) await azure.make(path, body);
      const seen = (await azure.send('GET', path)).body;
      const { ipConfigurations, sku } = seen.properties;
      const [part] = Array.isArray(ipConfigurations) ? ipConfigurations.map(bagOf) : [];
      expect(Object.keys(bagOf(sku))).toEqual(['name', 'tier', 'capacity']);
      expect(Object.keys(part ?? {})).toEqual(['name', 'id', 'etag', 'type', 'properties']);
      expect(part?.['etag']).toBe(seen.etag);
      expect(Object.keys(bagOf(part?.['properties']))).toEqual([
        'provisioningState',
        'privateIPAllocationMethod',
        'publicIPAddress',
        'subnet',
      ]);
    }
  });

  test('tell how an address is protected, unless it is a Basic one', async () => {
    const azure = await createAzure('today');
    await azure.make('publicIPAddresses/a', { location: 'westeurope', sku: { name: 'Standard' }, properties: {} });
    await azure.make('publicIPAddresses/b', { location: 'westeurope', sku: { name: 'Basic' }, properties: {} });
    const of = async (name: string) =>
      (await azure.send('GET', `publicIPAddresses/${name}`)).body.properties['ddosSettings'];
    expect(await of('a')).toEqual({ protectionMode: 'VirtualNetworkInherited' });
    expect(await of('b')).toBeUndefined();
  });
});
