// @vitest-environment jsdom
/** Wants of networks, gateways, addresses, route tables and of things gone: each is met on the screen as by its requests, in both shapes of the forms. */
import { expect, test } from 'vitest';
import { defineLab } from '#src/lab/definition.ts';
import type { Act, Lab } from '#src/lab/definition.ts';
import { network, networkResource, ownerSubscription, resourceGroup } from '#src/lab/scene.ts';
import type { NetworkScene, Place } from '#src/lab/scene.ts';
import { fastPathGatewayWant } from '#src/lab/wants/fastPathGateway.ts';
import { gatewayWant } from '#src/lab/wants/gateway.ts';
import { goneWant } from '#src/lab/wants/gone.ts';
import { groupWant } from '#src/lab/wants/group.ts';
import { networkWant } from '#src/lab/wants/network.ts';
import { publicIpWant } from '#src/lab/wants/publicIp.ts';
import { routeTableWant, routeWant } from '#src/lab/wants/routeTable.ts';
import { subnetWant } from '#src/lab/wants/subnet.ts';
import { deedFor } from '#src/lab/wants/want.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { plainCloud } from './plain-cloud.ts';
import { playOnScreen } from './playing.tsx';
import { profiles, solve } from './solving.ts';

const place: Place = { subscription: ownerSubscription, group: 'rg-one', location: 'westeurope' };
const id = (type: string, name: string): string => networkResource(place, type, name);
const scene = (name: string, block: string, sku: string): NetworkScene => ({
  place,
  name: `vnet-${name}`,
  block,
  gateway: { name: `ergw-${name}`, sku },
});

const put = (path: string, body: Record<string, unknown>): Act => ({
  method: 'PUT',
  path,
  body: { location: place.location, ...body },
  actor: 'network-team',
  advance: 'until-idle',
});

const third: Place = { ...place, group: 'rg-three' };

const setUp: Act[] = [
  resourceGroup(place),
  resourceGroup(third),
  ...network({ place: third, name: 'vnet-third', block: '10.4' }),
  ...network(scene('small', '10.1', 'Standard')),
  ...network(scene('large', '10.2', 'ErGw3AZ')),
  ...network(scene('old', '10.3', 'Standard')),
  ...network(scene('scaled', '10.5', 'ErGwScale')),
  put(id('publicIPAddresses', 'pip-fixed'), {
    sku: { name: 'Basic' },
    properties: { publicIPAllocationMethod: 'Static' },
  }),
  put(id('networkSecurityGroups', 'nsg-old'), { properties: {} }),
  put(id('networkSecurityGroups', 'nsg-new'), { properties: {} }),
  put(id('routeTables', 'rt-old'), {
    properties: {
      routes: [
        { name: 'to-nowhere', properties: { addressPrefix: '10.80.0.0/16', nextHopType: 'None' } },
        { name: 'to-elsewhere', properties: { addressPrefix: '10.81.0.0/16', nextHopType: 'None' } },
      ],
    },
  }),
  put(`${id('virtualNetworks', 'vnet-small')}/subnets/snet-app`, {
    properties: {
      addressPrefix: '10.1.1.0/24',
      networkSecurityGroup: { id: id('networkSecurityGroups', 'nsg-old') },
      routeTable: { id: id('routeTables', 'rt-old') },
    },
  }),
];

const small = id('virtualNetworks', 'vnet-small');
const ofSmall = { network: small, location: 'westeurope' };

const wants: Record<string, Want> = {
  'a resource group': groupWant({
    group: `/subscriptions/${ownerSubscription}/resourceGroups/rg-two`,
    location: 'uksouth',
  }),
  'an address in place of a Basic one': publicIpWant({
    address: id('publicIPAddresses', 'pip-fixed'),
    location: 'westeurope',
  }),
  'a route table': routeTableWant({ table: id('routeTables', 'rt-new'), location: 'westeurope' }),
  'a route in it': routeWant({
    table: id('routeTables', 'rt-new'),
    name: 'to-appliance',
    prefix: '10.90.0.0/16',
    hop: 'VirtualAppliance',
    address: '10.1.1.4',
  }),
  'a route in place of another one for the same range': routeWant({
    table: id('routeTables', 'rt-old'),
    name: 'to-appliance',
    prefix: '10.81.0.0/16',
    hop: 'VirtualAppliance',
    address: '10.1.1.4',
  }),
  'a route that leads elsewhere': routeWant({
    table: id('routeTables', 'rt-old'),
    name: 'to-nowhere',
    prefix: '10.80.0.0/16',
    hop: 'Internet',
  }),
  'a larger gateway': gatewayWant({
    ...ofSmall,
    gateway: id('virtualNetworkGateways', 'ergw-small'),
    sku: 'HighPerformance',
  }),
  'a network with another address space': networkWant({
    ...ofSmall,
    space: ['10.1.0.0/16', '10.5.0.0/16'],
    subnets: [],
  }),
  'a subnet with another range and security group': subnetWant({
    network: small,
    name: 'snet-app',
    range: '10.1.8.0/22',
    securityGroup: id('networkSecurityGroups', 'nsg-new'),
  }),
  'a subnet beside it': subnetWant({ network: small, name: 'snet-more', range: '10.5.4.0/24' }),
  'a security group gone': goneWant(id('networkSecurityGroups', 'nsg-old')),
  'a route table gone from under a subnet': goneWant(id('routeTables', 'rt-old')),
  'a route gone': goneWant(`${id('routeTables', 'rt-new')}/routes/to-appliance`),
  'a subnet gone': goneWant(`${small}/subnets/snet-more`),
  'a network gone with the gateway in it': goneWant(id('virtualNetworks', 'vnet-old')),
  'an address gone': goneWant(id('publicIPAddresses', 'pip-ergw-old')),
  'a group gone with what is in it': goneWant(`/subscriptions/${ownerSubscription}/resourceGroups/rg-three`),
  'enough scale units for FastPath': fastPathGatewayWant({
    gateway: id('virtualNetworkGateways', 'ergw-scaled'),
    network: id('virtualNetworks', 'vnet-scaled'),
    location: 'westeurope',
    sku: 'ErGw3AZ',
    profile: 'today',
  }),
  'an address gone from under a gateway': goneWant(id('publicIPAddresses', 'pip-ergw-large')),
};

const lab: Lab = defineLab({
  id: 'tests/wants',
  title: 'Wants of networks',
  minutes: 1,
  objectives: [],
  tell: () => ({}),
  story: () => ['Every want once.'],
  setUp: () => setUp,
  start: () => 'home',
  tasks: () =>
    Object.entries(wants).map(([title, want], index, all) => ({
      id: title,
      title,
      text: title,
      needs: all.slice(index - 1, index).map(([before]) => before),
      check: want.check,
      deed: deedFor(want),
      facts: [],
    })),
  learned: [],
});

/** Two dozen wants one after the other, each through the screens: some seconds, and many more on a busy machine. */
const patient = { timeout: 120_000 };

test.for(profiles)(
  'every want is met through the portal as by requests, in the forms of %s',
  patient,
  async (shape) => {
    const { session } = await playOnScreen(lab, { seed: 'wants', profile: 'taught', shape });
    expect(session.state().standing.finished).toBe(true);
    const { arm } = await solve(lab, 'wants', 'taught');
    expect(plainCloud(session.state().cloud)).toEqual(plainCloud(arm.cloud));
  },
);

test('a check says what was looked for, and what stands in its place', async () => {
  const { arm } = await solve(
    { ...lab, open: (seed, profile) => ({ ...lab.open(seed, profile), tasks: [] }) },
    'a',
    'taught',
  );
  const because = (want: Want): string => want.check(arm.cloud).because;
  expect(because(wants['a larger gateway']!)).toContain('Its SKU is Standard');
  expect(
    because(gatewayWant({ ...ofSmall, gateway: id('virtualNetworkGateways', 'ergw-none'), sku: 'Standard' })),
  ).toContain('has the gateway ergw-small instead');
  expect(
    because(gatewayWant({ ...ofSmall, gateway: id('virtualNetworkGateways', 'ergw-large'), sku: 'ErGw1AZ' })),
  ).toContain('It stands in vnet-large, which cannot change');
  expect(because(networkWant({ ...ofSmall, location: 'eastus', space: ['10.1.0.0/16'], subnets: [] }))).toContain(
    'stands in westeurope, which cannot change',
  );
  expect(because(subnetWant({ network: small, name: 'snet-app', range: '10.1.2.0/24' }))).toContain('10.1.1.0/24');
  expect(because(subnetWant({ network: small, name: 'snet-none', range: '10.1.2.0/24' }))).toContain(
    'only GatewaySubnet and snet-app',
  );
});
