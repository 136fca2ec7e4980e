/** The course's whole story by the SDK: a circuit, its owner's network, a second subscription, FastPath, Global Reach, and clean up. */
import { describe, expect, test } from 'vitest';
import { all } from '../support/list.ts';
import { control, networkOf, owner, resourcesOf, user } from '../support/program.ts';
import { refusalOf } from '../support/refusal.ts';
import { circuitBody, gatewayBody, networkId, privatePeering, region } from '../support/shapes.ts';

const group = 'sdk-story';
const network = networkOf(owner);
const userNetwork = networkOf(user);
const idOf = (type: string, ...names: string[]) => networkId(owner, group, type, ...names);
const usersId = (type: string, ...names: string[]) => networkId(user, group, type, ...names);
const circuit = idOf('expressRouteCircuits', 'amsterdam');
const farCircuit = idOf('expressRouteCircuits', 'london');

async function networkWithGateway(subscription: string, name: string, second: number): Promise<void> {
  const { virtualNetworks, publicIPAddresses, virtualNetworkGateways } = networkOf(subscription);
  await Promise.all([
    virtualNetworks.createOrUpdate(group, name, {
      location: region,
      addressSpace: { addressPrefixes: [`10.${second}.0.0/16`] },
      subnets: [
        { name: 'GatewaySubnet', addressPrefix: `10.${second}.0.0/27` },
        { name: 'apps', addressPrefix: `10.${second}.1.0/24` },
      ],
    }),
    publicIPAddresses.createOrUpdate(group, `${name}-ip`, {
      location: region,
      sku: { name: 'Standard' },
      publicIPAllocationMethod: 'Static',
    }),
  ]);
  await virtualNetworkGateways.createOrUpdate(
    group,
    `${name}-gateway`,
    gatewayBody(
      networkId(subscription, group, 'virtualNetworks', name, 'subnets', 'GatewaySubnet'),
      networkId(subscription, group, 'publicIPAddresses', `${name}-ip`),
    ),
  );
}

const connectionOf = (gateway: string, peer: string) => ({
  location: region,
  connectionType: 'ExpressRoute' as const,
  virtualNetworkGateway1: { id: gateway },
  peer: { id: peer },
});

describe('by @azure/arm-network and @azure/arm-resources', () => {
  test('the groups are there once they are made', async () => {
    for (const subscription of [owner, user]) {
      const { resourceGroups } = resourcesOf(subscription);
      const made = await resourceGroups.createOrUpdate(group, { location: region, tags: { course: 'expressroute' } });
      expect(made).toMatchObject({ name: group, location: region, properties: { provisioningState: 'Succeeded' } });
      expect(await resourceGroups.checkExistence(group)).toMatchObject({ body: true });
    }
  });

  test('two networks get a gateway each, in two subscriptions', async () => {
    await Promise.all([networkWithGateway(owner, 'hub', 1), networkWithGateway(user, 'partner', 2)]);
    const gateway = await network.virtualNetworkGateways.get(group, 'hub-gateway');
    expect(gateway).toMatchObject({ provisioningState: 'Succeeded', gatewayType: 'ExpressRoute' });
    expect(gateway.ipConfigurations?.[0]?.subnet?.id).toBe(idOf('virtualNetworks', 'hub', 'subnets', 'GatewaySubnet'));
  });

  test('a circuit waits for its provider', async () => {
    const made = await network.expressRouteCircuits.createOrUpdate(group, 'amsterdam', circuitBody());
    expect(made).toMatchObject({
      provisioningState: 'Succeeded',
      circuitProvisioningState: 'Enabled',
      serviceProviderProvisioningState: 'NotProvisioned',
    });
    expect(made.serviceKey).toMatch(/^[\da-f]{8}-[\da-f]{4}-/);
    await control('provider/provision', { circuit });
    const provisioned = await network.expressRouteCircuits.get(group, 'amsterdam');
    expect(provisioned).toMatchObject({
      serviceProviderProvisioningState: 'Provisioned',
      serviceKey: made.serviceKey,
    });
  });

  test('private peering comes up', async () => {
    const peering = await network.expressRouteCircuitPeerings.createOrUpdate(
      group,
      'amsterdam',
      'AzurePrivatePeering',
      privatePeering(15, 100),
    );
    expect(peering).toMatchObject({ provisioningState: 'Succeeded', state: 'Enabled', azureASN: 12_076, vlanId: 100 });
    const { peerings } = await network.expressRouteCircuits.get(group, 'amsterdam');
    expect(peerings?.map(({ name }) => name)).toEqual(['AzurePrivatePeering']);
  });

  test('the owner connects without a key, with FastPath', async () => {
    const gateway = idOf('virtualNetworkGateways', 'hub-gateway');
    const made = await network.virtualNetworkGatewayConnections.createOrUpdate(
      group,
      'hub-circuit',
      connectionOf(gateway, circuit),
    );
    expect(made).toMatchObject({ provisioningState: 'Succeeded', expressRouteGatewayBypass: false });
    const fast = await network.virtualNetworkGatewayConnections.createOrUpdate(group, 'hub-circuit', {
      ...connectionOf(gateway, circuit),
      expressRouteGatewayBypass: true,
      enablePrivateLinkFastPath: true,
    });
    expect(fast).toMatchObject({ expressRouteGatewayBypass: true, enablePrivateLinkFastPath: true });
    const listed = await all(network.virtualNetworkGateways.listConnections(group, 'hub-gateway'));
    expect(listed.map(({ name }) => name)).toEqual(['hub-circuit']);
  });

  test('the other subscription connects with a key and not without', async () => {
    const gateway = usersId('virtualNetworkGateways', 'partner-gateway');
    const connections = userNetwork.virtualNetworkGatewayConnections;
    const without = await refusalOf(
      connections.createOrUpdate(group, 'partner-circuit', connectionOf(gateway, circuit)),
    );
    expect(without.status).toBe(400);

    await network.expressRouteCircuitAuthorizations.createOrUpdate(group, 'amsterdam', 'partner', {});
    const { authorizationKey = '' } = await network.expressRouteCircuitAuthorizations.listKeys(
      group,
      'amsterdam',
      'partner',
    );
    const redeemed = await connections.createOrUpdate(group, 'partner-circuit', {
      ...connectionOf(gateway, circuit),
      authorizationKey,
    });
    expect(redeemed.provisioningState).toBe('Succeeded');
    expect(await network.expressRouteCircuitAuthorizations.get(group, 'amsterdam', 'partner')).toMatchObject({
      authorizationUseStatus: 'InUse',
      connectionResourceUri: usersId('connections', 'partner-circuit'),
    });
  });

  test('Global Reach joins two circuits', async () => {
    await network.expressRouteCircuits.createOrUpdate(group, 'london', circuitBody('London'));
    const peering = idOf('expressRouteCircuits', 'amsterdam', 'peerings', 'AzurePrivatePeering');
    const farPeering = idOf('expressRouteCircuits', 'london', 'peerings', 'AzurePrivatePeering');
    await network.expressRouteCircuitPeerings.createOrUpdate(
      group,
      'london',
      'AzurePrivatePeering',
      privatePeering(16, 200),
    );
    await control('provider/provision', { circuit: farCircuit });
    const joined = await network.expressRouteCircuitConnections.createOrUpdate(
      group,
      'amsterdam',
      'AzurePrivatePeering',
      'to-london',
      {
        expressRouteCircuitPeering: { id: peering },
        peerExpressRouteCircuitPeering: { id: farPeering },
        addressPrefix: '10.255.0.0/29',
      },
    );
    expect(joined).toMatchObject({ provisioningState: 'Succeeded', circuitConnectionStatus: 'Connected' });
    const peers = await all(network.peerExpressRouteCircuitConnections.list(group, 'london', 'AzurePrivatePeering'));
    expect(peers).toHaveLength(1);
    expect(peers[0]).toMatchObject({ peerExpressRouteCircuitPeering: { id: peering } });
    const peer = await network.peerExpressRouteCircuitConnections.get(
      group,
      'london',
      'AzurePrivatePeering',
      peers[0]?.name ?? '',
    );
    expect(peer.expressRouteCircuitPeering?.id).toBe(farPeering);
  });

  test.for([
    {
      what: 'a circuit that has connections',
      ask: () => network.expressRouteCircuits.delete(group, 'amsterdam'),
      code: 'CrossconnectCircuitInUse',
    },
    {
      what: 'a gateway that has a connection',
      ask: () => network.virtualNetworkGateways.delete(group, 'hub-gateway'),
      code: 'VirtualNetworkGatewayCannotBeDeleted',
    },
    {
      what: 'a subnet that has a gateway',
      ask: () => network.subnets.delete(group, 'hub', 'GatewaySubnet'),
      code: 'InUseSubnetCannotBeDeleted',
    },
    {
      what: 'an address that a gateway has',
      ask: () => network.publicIPAddresses.delete(group, 'hub-ip'),
      code: 'PublicIPAddressCannotBeDeleted',
    },
  ])('$what cannot go first', async ({ ask, code }) => {
    expect(await refusalOf(ask())).toMatchObject({ status: 400, code });
  });

  test('all goes in the right order', async () => {
    const { expressRouteCircuitConnections, expressRouteCircuits, virtualNetworkGatewayConnections } = network;
    await expressRouteCircuitConnections.delete(group, 'amsterdam', 'AzurePrivatePeering', 'to-london');
    await Promise.all([
      userNetwork.virtualNetworkGatewayConnections.delete(group, 'partner-circuit'),
      virtualNetworkGatewayConnections.delete(group, 'hub-circuit'),
    ]);
    await network.expressRouteCircuitAuthorizations.delete(group, 'amsterdam', 'partner');
    await Promise.all([
      network.virtualNetworkGateways.delete(group, 'hub-gateway'),
      network.expressRouteCircuitPeerings.delete(group, 'amsterdam', 'AzurePrivatePeering'),
    ]);
    expect(await refusalOf(expressRouteCircuits.delete(group, 'amsterdam'))).toMatchObject({
      code: 'ConflictError',
      message: expect.stringContaining('Deprovisioned'),
    });
    await control('provider/deprovision', { circuit });
    await Promise.all([
      expressRouteCircuits.delete(group, 'amsterdam'),
      network.publicIPAddresses.delete(group, 'hub-ip'),
      network.virtualNetworks.delete(group, 'hub'),
    ]);
    expect(await refusalOf(expressRouteCircuits.get(group, 'amsterdam'))).toMatchObject({
      status: 404,
      code: 'ResourceNotFound',
    });
  });

  test('a group takes along what is still in it', async () => {
    await control('provider/deprovision', { circuit: farCircuit });
    await Promise.all([owner, user].map((subscription) => resourcesOf(subscription).resourceGroups.delete(group)));
    expect(await refusalOf(userNetwork.virtualNetworks.get(group, 'partner'))).toMatchObject({
      status: 404,
      code: 'ResourceGroupNotFound',
    });
    expect(await resourcesOf(user).resourceGroups.checkExistence(group)).toMatchObject({ body: false });
  });
});
