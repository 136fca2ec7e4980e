/** A network watcher, asked about a machine. */
import { beforeAll, expect, test } from 'vitest';
import { all } from '../support/list.ts';
import { freshGroup, networkOf, owner, resourcesOf } from '../support/program.ts';
import { refusalOf } from '../support/refusal.ts';
import { networkId, region } from '../support/shapes.ts';

const group = 'sdk-watchers';
const network = networkOf(owner);
const { networkWatchers, networkInterfaces } = network;
const idOf = (type: string, ...names: string[]) => networkId(owner, group, type, ...names);
const machine = `/subscriptions/${owner}/resourceGroups/${group}/providers/Microsoft.Compute/virtualMachines/vm`;
const local = '10.60.1.4';

beforeAll(async () => {
  await freshGroup(owner, group);
  await network.networkSecurityGroups.createOrUpdate(group, 'guard', {
    location: region,
    securityRules: [
      {
        name: 'no-telnet',
        protocol: 'Tcp',
        access: 'Deny',
        direction: 'Inbound',
        priority: 100,
        sourceAddressPrefix: '*',
        sourcePortRange: '*',
        destinationAddressPrefix: '*',
        destinationPortRange: '23',
      },
    ],
  });
  await network.virtualNetworks.createOrUpdate(group, 'hub', {
    location: region,
    addressSpace: { addressPrefixes: ['10.60.0.0/16'] },
    subnets: [
      {
        name: 'apps',
        addressPrefix: '10.60.1.0/24',
        networkSecurityGroup: { id: idOf('networkSecurityGroups', 'guard') },
      },
    ],
  });
  await networkInterfaces.createOrUpdate(group, 'nic', {
    location: region,
    ipConfigurations: [{ name: 'c', subnet: { id: idOf('virtualNetworks', 'hub', 'subnets', 'apps') } }],
  });
  await resourcesOf(owner).resources.createOrUpdateById(machine, '2024-03-01', {
    location: region,
    properties: {
      hardwareProfile: { vmSize: 'Standard_B2s' },
      networkProfile: { networkInterfaces: [{ id: idOf('networkInterfaces', 'nic') }] },
    },
  });
  await networkWatchers.createOrUpdate(group, 'watcher', { location: region });
});

test('it names the next hop', async () => {
  const asked = (destinationIPAddress: string) =>
    networkWatchers.getNextHop(group, 'watcher', {
      targetResourceId: machine,
      sourceIPAddress: local,
      destinationIPAddress,
    });
  expect(await asked('8.8.8.8')).toMatchObject({ nextHopType: 'Internet', routeTableId: 'System Route' });
  expect(await asked('10.60.9.9')).toMatchObject({ nextHopType: 'VnetLocal' });
});

test('it names the rule that decides', async () => {
  const asked = (localPort: string) =>
    networkWatchers.verifyIPFlow(group, 'watcher', {
      targetResourceId: machine,
      direction: 'Inbound',
      protocol: 'TCP',
      localPort,
      remotePort: '50000',
      localIPAddress: local,
      remoteIPAddress: '10.60.1.9',
    });
  expect(await asked('23')).toMatchObject({ access: 'Deny', ruleName: 'securityRules/no-telnet' });
  expect(await asked('22')).toMatchObject({ access: 'Allow', ruleName: 'defaultSecurityRules/AllowVnetInBound' });
});

test('the routes and rules it reads are those of the network interface', async () => {
  const { value: routes = [] } = await networkInterfaces.getEffectiveRouteTable(group, 'nic');
  expect(routes.map(({ nextHopType }) => nextHopType)).toContain('VnetLocal');
  const { value: groups = [] } = await networkInterfaces.listEffectiveNetworkSecurityGroups(group, 'nic');
  expect(JSON.stringify(groups)).toContain('securityRules/no-telnet');
});

test('it is read, tagged, listed, and the only one of its region', async () => {
  expect(await networkWatchers.get(group, 'watcher')).toMatchObject({ provisioningState: 'Succeeded' });
  const tags = { owner: 'network team' };
  expect(await networkWatchers.updateTags(group, 'watcher', { tags })).toMatchObject({ tags });
  expect((await all(networkWatchers.list(group))).map(({ name }) => name)).toEqual(['watcher']);
  expect((await all(networkWatchers.listAll())).map(({ name }) => name)).toContain('watcher');
  const second = networkWatchers.createOrUpdate(group, 'second', { location: region });
  expect(await refusalOf(second)).toMatchObject({ status: 400, code: 'NetworkWatcherCountLimitReached' });
  await networkWatchers.delete(group, 'watcher');
  expect(await all(networkWatchers.list(group))).toEqual([]);
});
