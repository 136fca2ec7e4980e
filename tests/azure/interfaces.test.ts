import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { at, createAzure, group, makeCircuit, makeGateway } from './azure.ts';
import type { Azure } from './azure.ts';

type Json = Record<string, unknown>;

const subnetId = (name: string, vnet = 'v') => at(`virtualNetworks/${vnet}/subnets/${name}`);

async function makeNetwork(azure: Azure, name = 'v', prefix = '10.0.0.0/16', location = 'westeurope'): Promise<void> {
  await azure.make(`virtualNetworks/${name}`, {
    location,
    properties: {
      addressSpace: { addressPrefixes: [prefix] },
      subnets: [
        { name: 'GatewaySubnet', properties: { addressPrefix: prefix.replace('.0.0/16', '.0.0/27') } },
        { name: 'app', properties: { addressPrefix: prefix.replace('.0.0/16', '.1.0/24') } },
        { name: 'tiny', properties: { addressPrefix: prefix.replace('.0.0/16', '.2.0/29') } },
      ],
    },
  });
}

const part = (name: string, more: Json = {}) => ({ name, properties: { subnet: { id: subnetId('app') }, ...more } });
const nic = (name: string, ...parts: object[]): [string, Json] => [
  `networkInterfaces/${name}`,
  { location: 'westeurope', properties: { ipConfigurations: parts } },
];
const fixed = (privateIPAddress?: string) => ({ privateIPAllocationMethod: 'Static', privateIPAddress });

const machine = (name: string, nics: readonly object[], more: Json = {}): [string, Json] => [
  `${group}/providers/Microsoft.Compute/virtualMachines/${name}`,
  {
    location: 'westeurope',
    properties: {
      hardwareProfile: { vmSize: 'Standard_B2s' },
      osProfile: { adminUsername: 'learner', adminPassword: 'secret' },
      networkProfile: { networkInterfaces: nics, ...more },
    },
  },
];

const addressOf = async (azure: Azure, name: string): Promise<unknown> =>
  (await azure.send('GET', `networkInterfaces/${name}/ipConfigurations/c`)).body.properties['privateIPAddress'];

describe('a network interface', () => {
  test('gets the lowest free address, and keeps it', async () => {
    const azure = await createAzure();
    await makeNetwork(azure);
    await azure.make(...nic('one', part('c')));
    await azure.make(...nic('fixed', part('c', fixed('10.0.1.5'))));
    await azure.make(...nic('two', part('c')));
    expect([await addressOf(azure, 'one'), await addressOf(azure, 'two')]).toEqual(['10.0.1.4', '10.0.1.6']);
    await azure.send('DELETE', 'networkInterfaces/one');
    azure.idle();
    await azure.make(...nic('two', part('c')));
    await azure.make(...nic('three', part('c')));
    expect([await addressOf(azure, 'two'), await addressOf(azure, 'three')]).toEqual(['10.0.1.6', '10.0.1.4']);
    const shown = (await azure.send('GET', subnetId('app'))).body.properties['ipConfigurations'];
    expect(shown).toContainEqual({ id: at('networkInterfaces/two/ipConfigurations/c') });
  });

  test.for<{ parts: object[]; code: string; because: string }>([
    { parts: [], code: 'CrossconnectNetworkInterfaceWithoutIpConfiguration', because: 'it stands somewhere' },
    { parts: [part('a'), part('b')], code: 'CrossconnectPrimaryIpConfiguration', because: 'one of two comes first' },
    {
      parts: [part('c', { subnet: undefined })],
      code: 'CrossconnectIpConfigurationWithoutSubnet',
      because: 'a part stands in a subnet',
    },
    {
      parts: [part('c', { subnet: { id: subnetId('GatewaySubnet') } })],
      code: 'CrossconnectGatewaySubnetForGateways',
      because: 'only gateways stand there',
    },
    { parts: [part('c', fixed())], code: 'CrossconnectPrivateAddress', because: 'static needs an address' },
    { parts: [part('c', fixed('10.0.9.4'))], code: 'PrivateIPAddressNotInSubnet', because: 'it is in no subnet' },
    { parts: [part('c', fixed('10.0.1.3'))], code: 'PrivateIPAddressInReservedRange', because: 'Azure has it' },
    { parts: [part('c', fixed('10.0.1.255'))], code: 'PrivateIPAddressInReservedRange', because: 'Azure has the last' },
    { parts: [part('c', fixed('10.0.1.9'))], code: 'PrivateIPAddressIsAllocated', because: 'another has it' },
    {
      parts: [part('a', { ...fixed('10.0.1.20'), primary: true }), part('b', fixed('10.0.1.20'))],
      code: 'CrossconnectPrivateAddressTwice',
      because: 'both ask for one',
    },
    {
      parts: [part('a', { primary: true }), part('b', { subnet: { id: subnetId('app', 'w') } })],
      code: 'CrossconnectIpConfigurationsInTwoNetworks',
      because: 'it stands in one network',
    },
    {
      parts: [part('c', { subnet: { id: subnetId('app', 'far') } })],
      code: 'InvalidResourceReference',
      because: 'the network is elsewhere',
    },
    {
      parts: [part('c', { publicIPAddress: { id: at('publicIPAddresses/used') } })],
      code: 'PublicIPAddressInUse',
      because: 'an address serves one',
    },
    {
      parts: [part('c', { publicIPAddress: { id: at('publicIPAddresses/far') } })],
      code: 'InvalidResourceReference',
      because: 'the address is elsewhere',
    },
    {
      parts: [part('c', { applicationSecurityGroups: [{ id: 'x' }] })],
      code: 'CrossconnectNotSimulated',
      because: 'such groups are not there',
    },
  ])('is refused with $code: $because', async ({ parts, code }) => {
    const azure = await createAzure();
    await makeNetwork(azure);
    await makeNetwork(azure, 'w', '10.1.0.0/16');
    await makeNetwork(azure, 'far', '10.2.0.0/16', 'northeurope');
    for (const [name, location] of [
      ['used', 'westeurope'],
      ['far', 'northeurope'],
    ]) {
      await azure.make(`publicIPAddresses/${name ?? ''}`, { location, sku: { name: 'Standard' }, properties: {} });
    }
    const used = { publicIPAddress: { id: at('publicIPAddresses/used') } };
    await azure.make(...nic('other', part('c', { ...fixed('10.0.1.9'), ...used })));
    expect((await azure.send('PUT', ...nic('nic', ...parts))).code).toBe(code);
    expect((await azure.send('GET', 'networkInterfaces/nic')).status).toBe(404);
  });

  test('is refused where no address is left', async () => {
    const azure = await createAzure();
    await makeNetwork(azure);
    const tiny = { subnet: { id: subnetId('tiny') } };
    for (const name of ['one', 'two', 'three']) await azure.make(...nic(name, part('c', tiny)));
    expect(await azure.send('PUT', ...nic('four', part('c', tiny)))).toMatchObject({
      code: 'SubnetIsFull',
      message: `Subnet ${subnetId('tiny')} with address prefix 10.0.2.0/29 is already full.`,
    });
  });

  test('counts the addresses it asks for itself', async () => {
    const azure = await createAzure();
    await makeNetwork(azure);
    const tiny = (name: string, primary = false) => part(name, { subnet: { id: subnetId('tiny') }, primary });
    const four = [tiny('a', true), tiny('b'), tiny('c'), tiny('d')];
    expect((await azure.send('PUT', ...nic('nic', ...four))).code).toBe('SubnetIsFull');
    await azure.make(...nic('nic', ...four.slice(0, 3)));
    const { value } = (await azure.send('GET', 'networkInterfaces/nic/ipConfigurations')).body;
    expect(value.map(({ properties }) => properties['privateIPAddress'])).toEqual(['10.0.2.4', '10.0.2.5', '10.0.2.6']);
  });

  test('needs a security group of its own region', async () => {
    const azure = await createAzure();
    await makeNetwork(azure);
    await azure.make('networkSecurityGroups/far', { location: 'northeurope', properties: {} });
    const [path, body] = nic('nic');
    const properties = {
      ipConfigurations: [part('c')],
      networkSecurityGroup: { id: at('networkSecurityGroups/far') },
    };
    expect((await azure.send('PUT', path, { ...body, properties })).code).toBe('InvalidResourceReference');
  });
});

describe('a virtual machine', () => {
  const prepared = async (): Promise<Azure> => {
    const azure = await createAzure();
    await makeNetwork(azure);
    await azure.make(...nic('nic', part('c')));
    await azure.make(...nic('second', part('c')));
    return azure;
  };
  const own = { id: at('networkInterfaces/nic') };
  const second = { id: at('networkInterfaces/second') };

  test('takes its network interface, and never shows its password', async () => {
    const azure = await prepared();
    const [path] = machine('vm', []);
    await azure.make(...machine('vm', [own]));
    expect((await azure.send('GET', 'networkInterfaces/nic')).body.properties).toMatchObject({
      virtualMachine: { id: path },
      primary: true,
    });
    const shown = (await azure.send('GET', path)).body;
    expect(shown).not.toHaveProperty('etag');
    expect(JSON.stringify(shown)).not.toContain('secret');
    expect(await azure.send('DELETE', 'networkInterfaces/nic')).toMatchObject({
      code: 'NicInUse',
      message: `Network Interface ${own.id} is used by existing resource ${path}. In order to delete the network interface, it must be dissociated from the resource. To learn more, see aka.ms/deletenic.`,
    });
    expect(await azure.send('PUT', ...machine('other', [own]))).toMatchObject({
      code: 'NicInUse',
      message: `Network Interface ${own.id} is used by existing VM ${path}.`,
    });
  });

  test.for<{ nics: object[]; more: Json; code: string; because: string }>([
    { nics: [], more: {}, code: 'CrossconnectMachineNetworkInterfaces', because: 'it has one at least' },
    { nics: [own, second], more: {}, code: 'CrossconnectMachineNetworkInterfaces', because: 'one comes first' },
    {
      nics: [own],
      more: { networkInterfaceConfigurations: [] },
      code: 'CrossconnectNotSimulated',
      because: 'it is made beforehand',
    },
  ])('is refused with $code: $because', async ({ nics, more, code }) => {
    const azure = await prepared();
    expect((await azure.send('PUT', ...machine('vm', nics, more))).code).toBe(code);
  });

  test('stands in the region of its network interface', async () => {
    const azure = await prepared();
    const [path, body] = machine('vm', [own]);
    expect((await azure.send('PUT', path, { ...body, location: 'northeurope' })).code).toBe('InvalidResourceReference');
  });
});

describe('what holds for a machine', () => {
  const asked = async (azure: Azure, action: string) => {
    const { headers } = await azure.send('POST', `networkInterfaces/nic/${action}`);
    azure.idle();
    const answered = await azure.send('GET', new URL(headers.get('location') ?? '').pathname);
    return z.object({ value: z.array(z.record(z.string(), z.unknown())) }).parse(answered.body).value;
  };

  test('is asked of an interface that belongs to one', async () => {
    const azure = await createAzure();
    await makeNetwork(azure);
    await azure.make(...nic('nic', part('c')));
    for (const action of ['effectiveRouteTable', 'effectiveNetworkSecurityGroups']) {
      const refused = await azure.send('POST', `networkInterfaces/nic/${action}`);
      expect(refused.code).toBe('CrossconnectNetworkInterfaceNotAttached');
    }
  });

  test('are the routes of Azure, of the gateway and of the user, of which the last wins', async () => {
    const azure = await createAzure();
    await makeGateway(azure, 'a');
    const circuit = await makeCircuit(azure, 'er');
    await azure.make(`${circuit}/peerings/AzurePrivatePeering`, {
      properties: {
        peeringType: 'AzurePrivatePeering',
        peerASN: 65_001,
        primaryPeerAddressPrefix: '192.168.10.16/30',
        secondaryPeerAddressPrefix: '192.168.10.20/30',
        vlanId: 200,
      },
    });
    await azure.make('connections/c', {
      location: 'westeurope',
      properties: {
        connectionType: 'ExpressRoute',
        virtualNetworkGateway1: { id: at('virtualNetworkGateways/gw-a') },
        peer: { id: circuit },
      },
    });
    const routes = [{ name: 'all', properties: { addressPrefix: '0.0.0.0/0', nextHopType: 'None' } }];
    await azure.make('routeTables/t', { location: 'westeurope', properties: { routes } });
    const app = { addressPrefix: '10.0.1.0/24', routeTable: { id: at('routeTables/t') } };
    await azure.make('virtualNetworks/vnet-a/subnets/app', { properties: app });
    await azure.make(...nic('nic', part('c', { subnet: { id: subnetId('app', 'vnet-a') } })));
    await azure.make(...machine('vm', [{ id: at('networkInterfaces/nic') }]));
    const found = (await asked(azure, 'effectiveRouteTable')).map(
      ({ source, state, addressPrefix, nextHopType }) =>
        `${String(source)} ${String(state)} ${JSON.stringify(addressPrefix)} ${String(nextHopType)}`,
    );
    expect(found).toContain('Default Active ["10.0.0.0/16"] VnetLocal');
    expect(found).toContain('Default Invalid ["0.0.0.0/0"] Internet');
    expect(found).toContain('User Active ["0.0.0.0/0"] None');
    expect(found.filter((line) => line.startsWith('VirtualNetworkGateway Active'))).not.toEqual([]);
    await azure.make('routeTables/t', {
      location: 'westeurope',
      properties: { routes, disableBgpRoutePropagation: true },
    });
    const kept = await asked(azure, 'effectiveRouteTable');
    expect(kept.some(({ source }) => source === 'VirtualNetworkGateway')).toBe(false);
  });

  test('are the rules of the interface and of its subnet, with the tags spelled out', async () => {
    const azure = await createAzure();
    await makeNetwork(azure);
    await azure.make('networkSecurityGroups/g', { location: 'westeurope', properties: {} });
    const app = { addressPrefix: '10.0.1.0/24', networkSecurityGroup: { id: at('networkSecurityGroups/g') } };
    await azure.make(subnetId('app'), { properties: app });
    await azure.make(...nic('nic', part('c')));
    await azure.make(...machine('vm', [{ id: at('networkInterfaces/nic') }]));
    const [only, ...rest] = await asked(azure, 'effectiveNetworkSecurityGroups');
    expect(rest).toEqual([]);
    expect(only).toMatchObject({
      networkSecurityGroup: { id: at('networkSecurityGroups/g') },
      association: { subnet: { id: subnetId('app') } },
    });
    expect(JSON.stringify(only)).toContain(
      '"name":"defaultSecurityRules/AllowVnetInBound","protocol":"All","sourcePortRange":"0-65535"',
    );
    expect(JSON.stringify(only)).toContain('"expandedSourceAddressPrefix":["10.0.0.0/16"]');
  });
});
