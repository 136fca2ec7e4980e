import { describe, expect, test } from 'vitest';
import type { Profile } from '#src/base/facts.ts';
import { address, at, connection, createAzure, gateway, makeCircuit, makeGateway, network } from './azure.ts';

describe.for<Profile>(['taught', 'today'])('virtual networks, %s', (profile) => {
  test.for([
    { prefixes: [], code: 'CrossconnectInvalidProperty', because: 'a network has addresses' },
    { prefixes: ['10.0.0.0'], code: 'InvalidAddressPrefixFormat', because: 'the length is missing' },
    {
      prefixes: ['10.0.0.1/16'],
      code: 'InvalidCIDRNotation',
      because: 'it does not start at its first address',
    },
    { prefixes: ['10.0.0.0/33'], code: 'InvalidAddressPrefixFormat', because: 'there are 32 bits' },
    { prefixes: ['ten'], code: 'InvalidAddressPrefixFormat', because: 'it is a word' },
    {
      prefixes: ['10.0.0.0/16', '10.0.1.0/24'],
      code: 'CrossconnectOverlappingAddressSpace',
      because: 'the second lies in the first',
    },
  ])('$prefixes is refused: $because', async ({ prefixes, code }) => {
    const { send } = await createAzure(profile);
    const body = { location: 'westeurope', properties: { addressSpace: { addressPrefixes: prefixes } } };
    expect(await send('PUT', 'virtualNetworks/v', body)).toMatchObject({ status: 400, code });
  });

  test.for([
    { name: 's', prefix: undefined, code: 'CrossconnectSubnetWithoutPrefix', because: 'it has no addresses' },
    { name: 's', prefix: '10.1.0.0/24', code: 'NetcfgInvalidSubnet', because: 'it lies outside the network' },
    { name: 's', prefix: '10.0.0.0/8', code: 'NetcfgInvalidSubnet', because: 'it is larger than the network' },
    { name: 's', prefix: '10.0.0.16/28', code: 'NetcfgSubnetRangesOverlap', because: 'the gateway subnet is there' },
    { name: 's', prefix: '10.0.1.0/240', code: 'InvalidAddressPrefixFormat', because: 'there are 32 bits' },
    { name: 's'.repeat(81), prefix: '10.0.1.0/24', code: 'InvalidResourceName', because: 'the name is too long' },
  ])('a subnet with $prefix is refused: $because', async ({ name, prefix, code }) => {
    const { send, make } = await createAzure(profile);
    await make(...network('v'));
    const refused = await send('PUT', `virtualNetworks/v/subnets/${name}`, { properties: { addressPrefix: prefix } });
    expect(refused).toMatchObject({ status: 400, code });
    const whole = await send('PUT', 'virtualNetworks/w', {
      location: 'westeurope',
      properties: {
        addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
        subnets: [
          { name: 'GatewaySubnet', properties: { addressPrefix: '10.0.0.0/27' } },
          { name, properties: { addressPrefix: prefix } },
        ],
      },
    });
    expect(whole.code, 'sent within the network').toBe(code);
  });

  test('prefixes are refused in the words of Azure', async () => {
    const { send, make } = await createAzure(profile);
    await make(...network('v'));
    const words = async (path: string, properties: unknown) =>
      (await send('PUT', path, { location: 'westeurope', properties })).message;
    expect(await words('virtualNetworks/w', { addressSpace: { addressPrefixes: ['10.9.0.1/16'] } })).toBe(
      `The address prefix 10.9.0.1/16 in resource ${at('virtualNetworks/w')} has an invalid CIDR notation. For the given prefix length, the address prefix should be 10.9.0.0/16.`,
    );
    expect(await words('virtualNetworks/v/subnets/b', { addressPrefix: '10.0.1.9' })).toBe(
      `Address prefix 10.0.1.9 of resource ${at('virtualNetworks/v/subnets/b')} is not formatted correctly. It should follow CIDR notation, for example 10.0.0.0/24.`,
    );
    expect(await words('virtualNetworks/v/subnets/b', { addressPrefix: '10.0.0.0/28' })).toBe(
      "Subnet 'b' is not valid because its IP address range overlaps with that of an existing subnet in virtual network 'v'.",
    );
  });

  test.for([
    { sku: 'Standard', code: 'CrossconnectGatewaySubnetTooSmall', because: 'no source shows the code of Azure' },
    {
      sku: 'UltraPerformance',
      code: 'GatewaySubnetTooSmallForExpressrouteUltraPerformanceGatewaySku',
      because: 'Azure has a code for this size alone',
    },
  ])('a gateway subnet of /28 can be made, and a $sku gateway does not fit in it: $because', async ({ sku, code }) => {
    const { send, make } = await createAzure(profile);
    await make('virtualNetworks/vnet-a', {
      location: 'westeurope',
      properties: {
        addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
        subnets: [{ name: 'GatewaySubnet', properties: { addressPrefix: '10.0.0.0/28' } }],
      },
    });
    await make(...address('pip-gw-a'));
    const refused = await send('PUT', ...gateway('gw-a', 'vnet-a', sku));
    expect(refused).toMatchObject({ status: 400, code, fact: 'expressroute/gateway-subnet' });
    expect(refused.message).toContain('/27 or');
  });

  test('subnets stay when a PUT does not mention them, and go when it leaves them out of its list', async () => {
    const { send, make } = await createAzure(profile);
    await make(...network('v'));
    await make('virtualNetworks/v/subnets/app', { properties: { addressPrefix: '10.0.1.0/24' } });
    const space = { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } };
    await make('virtualNetworks/v', { location: 'westeurope', properties: space });
    expect((await send('GET', 'virtualNetworks/v/subnets')).body.value).toHaveLength(2);
    await make(...network('v'));
    expect((await send('GET', 'virtualNetworks/v/subnets')).body.value).toHaveLength(1);
    expect(
      (
        await send('PUT', 'virtualNetworks/v', {
          location: 'westeurope',
          properties: { addressSpace: { addressPrefixes: ['10.9.0.0/16'] } },
        })
      ).code,
    ).toBe('NetcfgInvalidSubnet');
  });

  test('a subnet in use keeps its prefix and its place', async () => {
    const azure = await createAzure(profile);
    await makeGateway(azure, 'a');
    const user = at('virtualNetworkGateways/gw-a/ipConfigurations/default');
    const path = 'virtualNetworks/vnet-a/subnets/GatewaySubnet';
    const words = `Subnet GatewaySubnet is in use by ${user} and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet.`;
    expect(await azure.send('DELETE', path)).toMatchObject({
      status: 400,
      code: 'InUseSubnetCannotBeDeleted',
      message: words,
    });
    expect(await azure.send('DELETE', 'virtualNetworks/vnet-a')).toMatchObject({
      status: 400,
      code: 'InUseSubnetCannotBeDeleted',
      message: words,
    });
    expect((await azure.send('PUT', path, { properties: { addressPrefix: '10.0.0.0/26' } })).code).toBe(
      'InUseSubnetCannotBeUpdated',
    );
    expect((await azure.send('GET', path)).body.properties.ipConfigurations).toEqual([{ id: user }]);
    expect(await azure.send('DELETE', 'publicIPAddresses/pip-gw-a')).toMatchObject({
      status: 400,
      code: 'PublicIPAddressCannotBeDeleted',
      message: `Public IP address ${at('publicIPAddresses/pip-gw-a')} can not be deleted since it is still allocated to resource ${user}. In order to delete the public IP, disassociate/detach the Public IP address from the resource.  To learn how to do this, see aka.ms/deletepublicip.`,
    });
  });

  test('a resource stays in its region', async () => {
    const { send, make } = await createAzure(profile);
    await make(...network('v'));
    expect(await send('PUT', ...network('v', '10.0.0.0/16', 'northeurope'))).toMatchObject({
      status: 409,
      code: 'InvalidResourceLocation',
    });
  });
});

describe.for<Profile>(['taught', 'today'])('gateways, %s', (profile) => {
  const prepared = async () => {
    const azure = await createAzure(profile);
    await azure.make(...network('vnet-a'));
    await azure.make(...address('pip-gw-a'));
    return azure;
  };
  const elsewhere = {
    ipConfigurations: [
      {
        name: 'default',
        properties: {
          subnet: { id: at('virtualNetworks/vnet-a/subnets/app') },
          publicIPAddress: { id: at('publicIPAddresses/pip-gw-a') },
        },
      },
    ],
  };

  test.for([
    { sku: 'VpnGw2', more: {}, code: 'CrossconnectGatewaySku', because: 'that size is for VPN' },
    { sku: 'Huge', more: {}, code: 'CrossconnectGatewaySku', because: 'there is no such size' },
    {
      sku: 'ErGw3AZ',
      more: { gatewayType: 'Vpn' },
      code: 'CrossconnectGatewaySku',
      because: 'that size is for ExpressRoute',
    },
    {
      sku: 'Standard',
      more: { gatewayType: 'Magic' },
      code: 'InvalidRequestFormat',
      because: 'there is no such type',
    },
    {
      sku: 'Standard',
      more: { ipConfigurations: [] },
      code: 'CrossconnectGatewayWithoutSubnet',
      because: 'it must stand somewhere',
    },
    {
      sku: 'Standard',
      more: elsewhere,
      code: 'CrossconnectGatewaySubnetName',
      because: 'a gateway stands in GatewaySubnet',
    },
    {
      sku: 'ErGwScale',
      more: { autoScaleConfiguration: { bounds: { min: 0, max: 4 } } },
      code: 'CrossconnectScaleUnits',
      because: 'it starts at one unit',
    },
    {
      sku: 'ErGwScale',
      more: { autoScaleConfiguration: { bounds: { min: 5, max: 4 } } },
      code: 'CrossconnectScaleUnits',
      because: 'the lower bound comes first',
    },
    {
      sku: 'ErGwScale',
      more: { autoScaleConfiguration: { bounds: { min: 1, max: 41 } } },
      code: 'CrossconnectScaleUnits',
      because: 'it ends at 40',
    },
  ])('$sku is refused with $code: $because', async ({ sku, more, code }) => {
    const azure = await prepared();
    await azure.make('virtualNetworks/vnet-a/subnets/app', { properties: { addressPrefix: '10.0.1.0/24' } });
    const refused = await azure.send('PUT', ...gateway('gw-a', 'vnet-a', sku, 'westeurope', more));
    expect(refused).toMatchObject({ status: 400, code });
    expect((await azure.send('GET', 'virtualNetworkGateways/gw-a')).status).toBe(404);
  });

  test('a network has one ExpressRoute gateway', async () => {
    const azure = await prepared();
    await azure.make(...gateway('gw-a', 'vnet-a'));
    await azure.make(...address('pip-gw-b'));
    const refused = await azure.send('PUT', ...gateway('gw-b', 'vnet-a'));
    expect(refused).toMatchObject({
      status: 400,
      code: 'CrossconnectOneGatewayPerType',
      fact: 'expressroute/one-gateway-per-type',
    });
    expect(refused.message).toContain('gw-a');
    await azure.make(...gateway('gw-b', 'vnet-a', 'VpnGw1AZ', 'westeurope', { gatewayType: 'Vpn' }));
  });

  test('up to 2024-05-01 a gateway is given a public IP address, later it brings its own', async () => {
    const azure = await prepared();
    const bare = {
      ipConfigurations: [
        { name: 'default', properties: { subnet: { id: at('virtualNetworks/vnet-a/subnets/GatewaySubnet') } } },
      ],
    };
    const [path, body] = gateway('gw-a', 'vnet-a', 'Standard', 'westeurope', bare);
    expect(await azure.send('PUT', path, body)).toMatchObject({
      code: 'PublicIpForGatewayIsRequired',
      message: `Public IP address reference is required for gateway IP configration ${at('virtualNetworkGateways/gw-a/ipConfigurations/default')}.`,
    });
    expect((await azure.send('PUT', path, body, { apiVersion: '2024-07-01' })).status).toBe(201);
  });

  test('a Basic public IP address is refused in the words of Azure', async () => {
    const azure = await createAzure(profile);
    await azure.make(...network('vnet-a'));
    await azure.make('publicIPAddresses/pip-gw-a', { location: 'westeurope', properties: {} });
    expect(await azure.send('PUT', ...gateway('gw-a', 'vnet-a'))).toMatchObject({
      code: 'PublicIpWithBasicSkuNotAllowedOnExpressRouteGateways',
      message: `Basic IP configuration for ExpressRoute Virtual Network Gateways is not supported. Please create and associate a Standard IP. ${at('virtualNetworkGateways/gw-a/ipConfigurations/default')}`,
    });
  });

  test('a gateway stands in the region of its network', async () => {
    const azure = await createAzure(profile);
    await azure.make(...network('vnet-a'));
    await azure.make(...address('pip-gw-a', 'northeurope'));
    expect((await azure.send('PUT', ...gateway('gw-a', 'vnet-a', 'Standard', 'northeurope'))).code).toBe(
      'InvalidResourceReference',
    );
  });

  test.for([
    { from: 'Standard', to: 'UltraPerformance', status: 200, because: 'it grows' },
    { from: 'ErGw1AZ', to: 'ErGwScale', status: 200, because: 'it grows' },
    { from: 'UltraPerformance', to: 'Standard', status: 400, because: 'it would shrink' },
    { from: 'Standard', to: 'ErGw1AZ', status: 400, because: 'zones come with a new gateway' },
  ])('from $from to $to gets $status: $because', async ({ from, to, status }) => {
    const azure = await prepared();
    await azure.make(...gateway('gw-a', 'vnet-a', from));
    expect((await azure.send('PUT', ...gateway('gw-a', 'vnet-a', to))).status).toBe(status);
  });

  test('a gateway with a connection cannot be deleted, and goes when the connection is gone', async () => {
    const azure = await prepared();
    await azure.make(...gateway('gw-a', 'vnet-a'));
    await makeCircuit(azure, 'er');
    await azure.make(...connection('c', 'gw-a', 'expressRouteCircuits/er'));
    const refused = await azure.send('DELETE', 'virtualNetworkGateways/gw-a');
    expect(refused).toMatchObject({
      status: 400,
      code: 'VirtualNetworkGatewayCannotBeDeleted',
      fact: 'expressroute/delete-order',
    });
    expect(refused.message).toContain(at('connections/c'));
    await azure.send('DELETE', 'connections/c');
    azure.idle();
    expect((await azure.send('DELETE', 'virtualNetworkGateways/gw-a')).status).toBe(202);
    azure.idle();
    expect((await azure.send('DELETE', 'virtualNetworks/vnet-a')).status).toBe(202);
  });
});
