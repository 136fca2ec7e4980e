/** A network watcher answers what the effective routes and the security rules of a machine say, which is what packets do. */
import { beforeAll, describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import { trace } from '#src/datapath/trace.ts';
import { address, at, connection, createAzure, group, makeCircuit, makeGateway, network } from './azure.ts';
import type { Answered, Azure } from './azure.ts';

const watcher = 'networkWatchers/watcher';
const machine = `${group}/providers/Microsoft.Compute/virtualMachines/vm`;
const nic = at('networkInterfaces/nic');
const rule = (name: string, priority: number, more: object) => ({
  name,
  properties: {
    protocol: 'Tcp',
    access: 'Deny',
    direction: 'Inbound',
    priority,
    sourceAddressPrefix: '*',
    sourcePortRange: '*',
    destinationAddressPrefix: '*',
    destinationPortRange: '*',
    ...more,
  },
});

let azure: Azure;
beforeAll(async () => {
  azure = await createAzure('today');
  await makeGateway(azure, 'a');
  await azure.make(...network('vnet-b', '10.1.0.0/16'));
  for (const [one, other] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    await azure.make(`virtualNetworks/vnet-${one}/virtualNetworkPeerings/p`, {
      properties: { remoteVirtualNetwork: { id: at(`virtualNetworks/vnet-${other}`) } },
    });
  }
  const routes = [
    {
      name: 'far',
      properties: { addressPrefix: '10.100.9.0/24', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.0.5.4' },
    },
    { name: 'never', properties: { addressPrefix: '203.0.113.0/24', nextHopType: 'None' } },
  ];
  await azure.make('routeTables/rt', { location: 'westeurope', properties: { routes } });
  await azure.make('networkSecurityGroups/of-subnet', {
    location: 'westeurope',
    properties: { securityRules: [rule('no-telnet', 100, { destinationPortRange: '23' })] },
  });
  await azure.make('networkSecurityGroups/of-nic', {
    location: 'westeurope',
    properties: {
      securityRules: [
        rule('web', 100, { access: 'Allow', destinationPortRanges: ['80', '443'], destinationPortRange: undefined }),
        rule('no-mail', 110, { direction: 'Outbound', destinationPortRange: '25' }),
      ],
    },
  });
  await azure.make('virtualNetworks/vnet-a/subnets/app', {
    properties: {
      addressPrefix: '10.0.1.0/24',
      routeTable: { id: at('routeTables/rt') },
      networkSecurityGroup: { id: at('networkSecurityGroups/of-subnet') },
    },
  });
  await azure.make('networkInterfaces/nic', {
    location: 'westeurope',
    properties: {
      networkSecurityGroup: { id: at('networkSecurityGroups/of-nic') },
      ipConfigurations: [{ name: 'c', properties: { subnet: { id: at('virtualNetworks/vnet-a/subnets/app') } } }],
    },
  });
  await azure.make(machine, {
    location: 'westeurope',
    properties: { hardwareProfile: { vmSize: 'Standard_B2s' }, networkProfile: { networkInterfaces: [{ id: nic }] } },
  });
  await makeCircuit(azure, 'er');
  await azure.make('expressRouteCircuits/er/peerings/AzurePrivatePeering', {
    properties: {
      peeringType: 'AzurePrivatePeering',
      peerASN: 65_001,
      primaryPeerAddressPrefix: '192.168.10.16/30',
      secondaryPeerAddressPrefix: '192.168.10.20/30',
      vlanId: 200,
    },
  });
  await azure.make(...connection('c', 'gw-a', 'expressRouteCircuits/er'));
  await azure.make(watcher, { location: 'westeurope', properties: {} });
});

async function ask(action: string, body: object): Promise<Answered> {
  const taken = await azure.send('POST', `${watcher}/${action}`, { targetResourceId: machine, ...body });
  if (taken.status !== 202) return taken;
  azure.idle();
  const { pathname, search } = new URL(taken.headers.get('location') ?? '');
  return azure.send('GET', `${pathname}${search}`);
}

describe('the next hop', () => {
  const from = { sourceIPAddress: '10.0.1.4' };

  test.for([
    { to: '10.0.9.9', nextHopType: 'VnetLocal', because: 'it lies in the same network' },
    { to: '10.1.0.9', nextHopType: 'VnetPeering', because: 'it lies in a peered one' },
    { to: '10.100.0.9', nextHopType: 'VirtualNetworkGateway', because: 'the gateway learned it' },
    { to: '8.8.8.8', nextHopType: 'Internet', because: 'it is on the internet' },
    { to: '10.77.0.1', nextHopType: 'None', because: 'private addresses that nobody has go nowhere' },
  ])('to $to is $nextHopType: $because', async ({ to, nextHopType }) => {
    const { body } = await ask('nextHop', { ...from, destinationIPAddress: to });
    expect(body).toEqual({ nextHopType, routeTableId: 'System Route' });
  });

  test.for([
    {
      to: '10.100.9.9',
      hop: { nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.0.5.4' },
      because: 'a user says so',
    },
    { to: '203.0.113.9', hop: { nextHopType: 'None' }, because: 'a user throws it away' },
  ])('to $to names the route table: $because', async ({ to, hop }) => {
    const { body } = await ask('nextHop', { ...from, destinationIPAddress: to });
    expect(body).toEqual({ ...hop, routeTableId: at('routeTables/rt') });
  });

  test.for([
    { body: { targetResourceId: 'nobody' }, code: 'CrossconnectWatchedMachine', because: 'there is no such machine' },
    {
      body: { targetNicResourceId: 'nobody' },
      code: 'CrossconnectWatchedInterface',
      because: 'it has no such interface',
    },
    { body: { sourceIPAddress: '10.0.1.5' }, code: 'CrossconnectWatchedAddress', because: 'the machine has another' },
    { body: { destinationIPAddress: 'x' }, code: 'CrossconnectWatchedAddress', because: 'that is no address' },
    { body: { destinationIPAddress: undefined }, code: 'CrossconnectInvalidProperty', because: 'one is missing' },
  ])('is refused with $code: $because', async ({ body, code }) => {
    const refused = await ask('nextHop', { ...from, destinationIPAddress: '8.8.8.8', ...body });
    expect(refused).toMatchObject({ status: 400, code });
  });
});

describe('the rule that decides', () => {
  const flow = {
    direction: 'Inbound',
    protocol: 'TCP',
    localPort: '443',
    remotePort: '50000',
    localIPAddress: '10.0.1.4',
    remoteIPAddress: '8.8.8.8',
  };

  test.for([
    {
      more: { localPort: '23', remoteIPAddress: '10.1.0.4' },
      access: 'Deny',
      ruleName: 'securityRules/no-telnet',
      because: 'the group of the subnet is asked first',
    },
    {
      more: { remoteIPAddress: '10.1.0.4' },
      access: 'Allow',
      ruleName: 'securityRules/web',
      because: 'both let it pass, and the last is named',
    },
    {
      more: { remoteIPAddress: '10.1.0.4', localPort: '8080' },
      access: 'Allow',
      ruleName: 'defaultSecurityRules/AllowVnetInBound',
      because: 'networks that are joined may',
    },
    {
      more: {},
      access: 'Deny',
      ruleName: 'defaultSecurityRules/DenyAllInBound',
      because: 'the subnet keeps the internet out',
    },
    {
      more: { remoteIPAddress: '10.1.0.4', localPort: '*' },
      access: 'Allow',
      ruleName: 'defaultSecurityRules/AllowVnetInBound',
      because: 'no rule for one port speaks of any port',
    },
    {
      more: { direction: 'Outbound', remotePort: '25', localPort: '*' },
      access: 'Deny',
      ruleName: 'securityRules/no-mail',
      because: 'the group of the interface is asked first',
    },
    {
      more: { direction: 'Outbound', remotePort: '25', protocol: 'UDP' },
      access: 'Allow',
      ruleName: 'defaultSecurityRules/AllowInternetOutBound',
      because: 'that rule is for TCP',
    },
  ])('says $access by $ruleName: $because', async ({ more, access, ruleName }) => {
    expect((await ask('ipFlowVerify', { ...flow, ...more })).body).toEqual({ access, ruleName });
  });

  test.for([23, 80, 443, 8080])('is the one that a packet to port %i meets', async (port) => {
    const remote = '10.100.0.10';
    const { body } = await ask('ipFlowVerify', { ...flow, localPort: String(port), remoteIPAddress: remote });
    const way = trace(networkOf(azure.arm.cloud, 'today'), { from: remote, to: '10.0.1.4', protocol: 'tcp', port });
    expect(body).toMatchObject({ access: way.delivered ? 'Allow' : 'Deny' });
  });

  test('is none where no group is asked', async () => {
    await azure.make(...address('pip-gw-z'));
    await azure.make(...network('vnet-z', '10.9.0.0/16'));
    await azure.make('virtualNetworks/vnet-z/subnets/app', { properties: { addressPrefix: '10.9.1.0/24' } });
    await azure.make('networkInterfaces/free', {
      location: 'westeurope',
      properties: {
        ipConfigurations: [{ name: 'c', properties: { subnet: { id: at('virtualNetworks/vnet-z/subnets/app') } } }],
      },
    });
    const free = machine.replace(/vm$/, 'free');
    await azure.make(free, {
      location: 'westeurope',
      properties: {
        hardwareProfile: { vmSize: 'Standard_B2s' },
        networkProfile: { networkInterfaces: [{ id: at('networkInterfaces/free') }] },
      },
    });
    const asked = { ...flow, targetResourceId: free, localIPAddress: '10.9.1.4' };
    expect((await ask('ipFlowVerify', asked)).body).toEqual({ access: 'Allow' });
  });

  test.for([
    { body: { localPort: '70000' }, code: 'CrossconnectWatchedPort', because: 'there is no such port' },
    { body: { remotePort: 'http' }, code: 'CrossconnectWatchedPort', because: 'a port is a number' },
    { body: { remoteIPAddress: 'x' }, code: 'CrossconnectWatchedAddress', because: 'that is no address' },
    { body: { localIPAddress: '10.0.9.9' }, code: 'CrossconnectWatchedAddress', because: 'the machine has another' },
    { body: { protocol: 'ICMP' }, code: 'CrossconnectInvalidProperty', because: 'only TCP and UDP have ports' },
  ])('is refused with $code: $because', async ({ body, code }) => {
    expect(await ask('ipFlowVerify', { ...flow, ...body })).toMatchObject({ status: 400, code });
  });
});

describe('a network watcher', () => {
  test('is the only one of its region in a subscription', async () => {
    expect(
      await azure.send('PUT', 'networkWatchers/second', { location: 'West Europe', properties: {} }),
    ).toMatchObject({
      status: 400,
      code: 'NetworkWatcherCountLimitReached',
    });
    expect((await azure.send('PUT', watcher, { location: 'westeurope', properties: {} })).status).toBe(200);
    await azure.make('networkWatchers/north', { location: 'northeurope', properties: {} });
  });
});
