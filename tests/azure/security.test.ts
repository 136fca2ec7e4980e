import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import { trace } from '#src/datapath/trace.ts';
import { at, createAzure } from './azure.ts';
import type { Azure } from './azure.ts';

type Json = Record<string, unknown>;

const usual: Json = {
  protocol: '*',
  sourcePortRange: '*',
  destinationPortRange: '*',
  sourceAddressPrefix: '*',
  destinationAddressPrefix: '*',
  access: 'Deny',
  priority: 200,
  direction: 'Inbound',
};
const rule = (name: string, more: Json = {}) => ({ name, properties: { ...usual, ...more } });
const group = (...rules: object[]) => ({ location: 'westeurope', properties: { securityRules: rules } });
const table = (...routes: object[]) => ({ location: 'westeurope', properties: { routes } });
const route = (name: string, addressPrefix: string, nextHopType: string, more: Json = {}) => ({
  name,
  properties: { addressPrefix, nextHopType, ...more },
});

/** A network with a subnet for clients and one for servers, each of which may name a group and a table. */
async function makeNetwork(azure: Azure, clients: Json = {}, servers: Json = {}): Promise<void> {
  await azure.make('virtualNetworks/v', {
    location: 'westeurope',
    properties: {
      addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
      subnets: [
        { name: 'clients', properties: { addressPrefix: '10.0.1.0/24', ...clients } },
        { name: 'servers', properties: { addressPrefix: '10.0.2.0/24', ...servers } },
      ],
    },
  });
}

const named = (kind: string, name: string) => ({ id: at(`${kind}/${name}`) });
const sent = (azure: Azure, from: string, to: string) => trace(networkOf(azure.arm.cloud, 'taught'), { from, to });

describe('a security rule', () => {
  test.for<{ more: Json; code: string; because: string }>([
    { more: { priority: 99 }, code: 'SecurityRuleInvalidPriority', because: 'priorities start at 100' },
    { more: { priority: 4097 }, code: 'SecurityRuleInvalidPriority', because: 'priorities end at 4096' },
    { more: { protocol: 'Http' }, code: 'InvalidRequestFormat', because: 'that is no protocol here' },
    {
      more: { sourceAddressPrefix: '10.0.0.1/16' },
      code: 'SecurityRuleInvalidAddressPrefix',
      because: 'a prefix starts at its first address',
    },
    {
      more: { destinationAddressPrefix: undefined },
      code: 'CrossconnectSecurityRuleIncomplete',
      because: 'it goes somewhere',
    },
    {
      more: { sourceAddressPrefixes: ['10.0.0.0/8'] },
      code: 'CrossconnectSecurityRuleSaysTwice',
      because: 'one value or a list',
    },
    {
      more: { destinationPortRange: undefined },
      code: 'CrossconnectSecurityRuleIncomplete',
      because: 'it comes to a port',
    },
    {
      more: { sourcePortRanges: ['1024-65535'] },
      code: 'CrossconnectSecurityRuleSaysTwice',
      because: 'one range or a list',
    },
    { more: { destinationPortRange: '80,443' }, code: 'SecurityRuleInvalidPortRange', because: 'that is a list' },
    { more: { destinationPortRange: '443-80' }, code: 'SecurityRuleInvalidPortRange', because: 'it runs backwards' },
    { more: { destinationPortRange: '65536' }, code: 'SecurityRuleInvalidPortRange', because: 'ports end at 65535' },
    {
      more: { sourceApplicationSecurityGroups: [{ id: 'x' }] },
      code: 'CrossconnectNotSimulated',
      because: 'such groups are not there',
    },
  ])('is refused with $code: $because', async ({ more, code }) => {
    const azure = await createAzure();
    expect((await azure.send('PUT', 'networkSecurityGroups/g', group(rule('r', more)))).code).toBe(code);
    await azure.make('networkSecurityGroups/g', group());
    expect((await azure.send('PUT', 'networkSecurityGroups/g/securityRules/r', rule('r', more))).code).toBe(code);
  });

  test('has a priority of its own in its direction', async () => {
    const azure = await createAzure();
    await azure.make('networkSecurityGroups/g', group(rule('one')));
    const put = (more: Json) => azure.send('PUT', 'networkSecurityGroups/g/securityRules/two', rule('two', more));
    expect(await put({})).toMatchObject({
      code: 'SecurityRuleConflict',
      message: 'Security rule two conflicts with rule one. Rules cannot have the same Priority and Direction.',
    });
    expect((await put({ direction: 'Outbound' })).status).toBe(201);
  });
});

describe('a security group', () => {
  test('ends with six rules of Azure, which nobody changes', async () => {
    const azure = await createAzure();
    await azure.make('networkSecurityGroups/g', group());
    const { value } = (await azure.send('GET', 'networkSecurityGroups/g/defaultSecurityRules')).body;
    expect(value.map(({ name, properties }) => `${name} ${String(properties['priority'])}`)).toEqual([
      'AllowVnetInBound 65000',
      'AllowAzureLoadBalancerInBound 65001',
      'DenyAllInBound 65500',
      'AllowVnetOutBound 65000',
      'AllowInternetOutBound 65001',
      'DenyAllOutBound 65500',
    ]);
    expect((await azure.send('DELETE', 'networkSecurityGroups/g/defaultSecurityRules/DenyAllInBound')).status).toBe(
      405,
    );
    for (const defaultSecurityRules of [[], [rule('mine')]]) {
      const body = { location: 'westeurope', properties: { defaultSecurityRules } };
      expect((await azure.send('PUT', 'networkSecurityGroups/g', body)).code).toBe('CrossconnectDefaultSecurityRules');
    }
  });

  test('cannot go while a subnet names it, and shows which does', async () => {
    const azure = await createAzure();
    await azure.make('networkSecurityGroups/g', group());
    await makeNetwork(azure, { networkSecurityGroup: named('networkSecurityGroups', 'g') });
    const subnet = at('virtualNetworks/v/subnets/clients');
    const refused = await azure.send('DELETE', 'networkSecurityGroups/g');
    expect(refused.code).toBe('InUseNetworkSecurityGroupCannotBeDeleted');
    expect(refused.message).toContain(subnet);
    expect((await azure.send('GET', 'networkSecurityGroups/g')).body.properties.subnets).toEqual([{ id: subnet }]);
  });

  test.for([
    { rules: [], delivered: true, because: 'the network is one to itself' },
    { rules: [rule('deny')], delivered: false, because: 'a rule stops everything that comes in' },
    {
      rules: [rule('deny'), rule('allow', { priority: 100, access: 'Allow', sourceAddressPrefix: '10.0.1.0/24' })],
      delivered: true,
      because: 'the smaller number is asked first',
    },
    { rules: [rule('deny', { direction: 'Outbound' })], delivered: true, because: 'it is about the other direction' },
    {
      rules: [rule('deny', { protocol: 'Tcp', destinationPortRange: '443' })],
      delivered: true,
      because: 'packets here have no ports, so only rules for all count',
    },
  ])('$because', async ({ rules, delivered }) => {
    const azure = await createAzure();
    await azure.make('networkSecurityGroups/g', group(...rules));
    await makeNetwork(azure, {}, { networkSecurityGroup: named('networkSecurityGroups', 'g') });
    expect(sent(azure, '10.0.1.4', '10.0.2.4').delivered).toBe(delivered);
  });

  test('of the interface is asked beside that of the subnet, and both must agree', async () => {
    const azure = await createAzure();
    await azure.make('networkSecurityGroups/subnet', group());
    await azure.make('networkSecurityGroups/own', group(rule('deny')));
    await makeNetwork(azure, {}, { networkSecurityGroup: named('networkSecurityGroups', 'subnet') });
    const nic = (more: Json) =>
      azure.make('networkInterfaces/nic', {
        location: 'westeurope',
        properties: {
          ipConfigurations: [{ name: 'c', properties: { subnet: { id: at('virtualNetworks/v/subnets/servers') } } }],
          ...more,
        },
      });
    await nic({});
    expect(sent(azure, '10.0.1.4', '10.0.2.4').delivered).toBe(true);
    await nic({ networkSecurityGroup: named('networkSecurityGroups', 'own') });
    expect(sent(azure, '10.0.1.4', '10.0.2.4').because).toContain('Rule deny of own stops it');
  });
});

describe('a route', () => {
  test.for<{ prefix: string; hop: string; more: Json; code: string; because: string }>([
    { prefix: '10.9.0.1/16', hop: 'None', more: {}, code: 'CrossconnectRoutePrefix', because: 'that is no prefix' },
    {
      prefix: '10.9.0.0/16',
      hop: 'VirtualAppliance',
      more: {},
      code: 'CrossconnectRouteNextHop',
      because: 'where to?',
    },
    {
      prefix: '10.9.0.0/16',
      hop: 'None',
      more: { nextHopIpAddress: '10.0.1.4' },
      code: 'CrossconnectRouteNextHop',
      because: 'nowhere has no address',
    },
    { prefix: '10.9.0.0/16', hop: 'Firewall', more: {}, code: 'InvalidRequestFormat', because: 'no such hop' },
    {
      prefix: '10.8.0.0/16',
      hop: 'None',
      more: {},
      code: 'CrossconnectRouteTwice',
      because: 'the table has one already',
    },
  ])('for $prefix to $hop is refused: $because', async ({ prefix, hop, more, code }) => {
    const azure = await createAzure();
    await azure.make('routeTables/t', table(route('first', '10.8.0.0/16', 'None')));
    expect((await azure.send('PUT', 'routeTables/t/routes/r', route('r', prefix, hop, more))).code).toBe(code);
  });

  test.for([
    { hop: route('r', '10.0.2.0/24', 'None'), because: 'thrown away' },
    { hop: route('r', '10.0.2.0/24', 'Internet'), because: 'out of this network' },
  ])('takes packets of its subnet: $because', async ({ hop, because }) => {
    const azure = await createAzure();
    await azure.make('routeTables/t', table(hop));
    await makeNetwork(azure, { routeTable: named('routeTables', 't') });
    const { delivered, because: why } = sent(azure, '10.0.1.4', '10.0.2.4');
    expect(delivered).toBe(false);
    expect(why).toContain(because);
    expect(sent(azure, '10.0.2.4', '10.0.1.4').delivered, 'the other subnet has no such route').toBe(true);
  });

  test('leads over an appliance, if that forwards', async () => {
    const azure = await createAzure();
    const hop = { nextHopIpAddress: '10.0.3.4' };
    await azure.make('routeTables/t', table(route('r', '10.0.2.0/24', 'VirtualAppliance', hop)));
    await makeNetwork(azure, { routeTable: named('routeTables', 't') });
    await azure.make('virtualNetworks/v/subnets/firewall', { properties: { addressPrefix: '10.0.3.0/24' } });
    const nva = (enableIPForwarding: boolean) =>
      azure.make('networkInterfaces/nva', {
        location: 'westeurope',
        properties: {
          enableIPForwarding,
          ipConfigurations: [{ name: 'c', properties: { subnet: { id: at('virtualNetworks/v/subnets/firewall') } } }],
        },
      });
    await nva(false);
    expect(sent(azure, '10.0.1.4', '10.0.2.4').because).toContain('IP forwarding is off on nva');
    await nva(true);
    const { delivered, hops } = sent(azure, '10.0.1.4', '10.0.2.4');
    expect(delivered).toBe(true);
    expect(hops.map(({ name }) => name)).toContain('nva');
  });
});

describe('a route table', () => {
  test('cannot go while a subnet names it', async () => {
    const azure = await createAzure();
    await azure.make('routeTables/t', table());
    await makeNetwork(azure, { routeTable: named('routeTables', 't') });
    expect(await azure.send('DELETE', 'routeTables/t')).toMatchObject({
      code: 'InUseRouteTableCannotBeDeleted',
      message: 'Route table t is in use and cannot be deleted.',
    });
  });
});

describe('the gateway subnet', () => {
  const subnet = (more: Json) => ({ properties: { addressPrefix: '10.0.0.0/27', ...more } });
  const prepared = async (properties: Json): Promise<Azure> => {
    const azure = await createAzure();
    await makeNetwork(azure);
    await azure.make('networkSecurityGroups/g', group());
    await azure.make('routeTables/t', { location: 'westeurope', properties });
    return azure;
  };
  const path = 'virtualNetworks/v/subnets/GatewaySubnet';
  const withTable = subnet({ routeTable: named('routeTables', 't') });

  test.for<{ table: Json; body: Json; code: string; because: string }>([
    {
      table: {},
      body: subnet({ networkSecurityGroup: named('networkSecurityGroups', 'g') }),
      code: 'NetworkSecurityGroupCannotBeAttachedToGatewaySubnet',
      because: 'it takes no security group',
    },
    {
      table: { routes: [route('all', '0.0.0.0/0', 'None')] },
      body: withTable,
      code: 'CrossconnectGatewaySubnetDefaultRoute',
      because: 'the gateway must be managed',
    },
    {
      table: { disableBgpRoutePropagation: true },
      body: withTable,
      code: 'CrossconnectGatewaySubnetPropagation',
      because: 'it needs the routes of the gateway',
    },
  ])('is refused with $code: $because', async ({ table: properties, body, code }) => {
    const azure = await prepared(properties);
    expect(await azure.send('PUT', path, body)).toMatchObject({
      code,
      fact: 'expressroute/gateway-subnet-contents',
    });
  });

  test('keeps its table from going wrong later', async () => {
    const azure = await prepared({});
    await azure.make(path, withTable);
    const put = await azure.send('PUT', 'routeTables/t/routes/all', route('all', '0.0.0.0/0', 'None'));
    expect(put.code).toBe('CrossconnectGatewaySubnetDefaultRoute');
    const off = { location: 'westeurope', properties: { disableBgpRoutePropagation: true } };
    expect((await azure.send('PUT', 'routeTables/t', off)).code).toBe('CrossconnectGatewaySubnetPropagation');
  });
});

describe('a subnet', () => {
  test.for<{ more: Json; code: string; because: string }>([
    { more: { addressPrefix: '10.0.9.0/30' }, code: 'CrossconnectSubnetSize', because: 'Azure needs five of eight' },
    { more: { natGateway: { id: 'x' } }, code: 'CrossconnectNotSimulated', because: 'NAT gateways are not there' },
    {
      more: { serviceEndpointPolicies: [{ id: 'x' }] },
      code: 'CrossconnectNotSimulated',
      because: 'policies are not there',
    },
    {
      more: { networkSecurityGroup: named('networkSecurityGroups', 'far') },
      code: 'InvalidResourceReference',
      because: 'the group is in another region',
    },
  ])('is refused with $code: $because', async ({ more, code }) => {
    const azure = await createAzure();
    await makeNetwork(azure);
    await azure.make('networkSecurityGroups/far', { location: 'northeurope', properties: {} });
    const body = { properties: { addressPrefix: '10.0.9.0/24', ...more } };
    expect((await azure.send('PUT', 'virtualNetworks/v/subnets/s', body)).code).toBe(code);
  });

  test('fills in what it delegates and which services it reaches', async () => {
    const azure = await createAzure();
    await makeNetwork(azure, {
      serviceEndpoints: [{ service: 'Microsoft.Storage' }],
      delegations: [{ name: 'd', properties: { serviceName: 'Microsoft.Web/serverFarms' } }],
    });
    const { properties } = (await azure.send('GET', 'virtualNetworks/v/subnets/clients')).body;
    expect(properties).toMatchObject({
      serviceEndpoints: [{ provisioningState: 'Succeeded', service: 'Microsoft.Storage', locations: ['*'] }],
      delegations: [{ name: 'd', properties: { provisioningState: 'Succeeded', actions: [] } }],
      privateEndpointNetworkPolicies: 'Disabled',
      privateLinkServiceNetworkPolicies: 'Enabled',
    });
  });
});
