// @vitest-environment jsdom
/** Every field of the wizards for networks, gateways and what belongs to them, filled wrongly: the message names the value, the rule and the way out. */
import { cleanup } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { put } from '#src/azure/requests.ts';
import type { Profile } from '#src/base/facts.ts';
import type { WizardBlade } from '#src/portal/blade.ts';
import gateway from '#src/portal/blades/gateway-create.ts';
import gatewaySubnet from '#src/portal/blades/gateway-subnet-create.ts';
import group from '#src/portal/blades/resource-group-create.ts';
import address from '#src/portal/blades/public-ip-create.ts';
import network from '#src/portal/blades/virtual-network-create.ts';
import route from '#src/portal/blades/route-create.ts';
import subnet from '#src/portal/blades/subnet-create.ts';
import table from '#src/portal/blades/route-table-create.ts';
import { WizardScreen } from '#src/portal/WizardView.tsx';
import { wizardMachine } from '#src/portal/machines/wizard.ts';
import type { Values } from '#src/portal/values.ts';
import { read, stage } from './stage.tsx';
import { createWorld, ids, group as groupOfWorld } from './world.ts';

afterEach(cleanup);

const world = await createWorld();
const { host } = world;
const of = (type: string, name: string): string => `${groupOfWorld}/providers/Microsoft.Network/${type}/${name}`;
/** Networks a gateway can and cannot stand in. */
for (const [name, subnets] of Object.entries({
  bare: [],
  tight: [{ name: 'GatewaySubnet', properties: { addressPrefix: '10.91.0.0/28' } }],
  good: [{ name: 'GatewaySubnet', properties: { addressPrefix: '10.91.0.0/27' } }],
}))
  await world.send(
    put(of('virtualNetworks', `vnet-${name}`), {
      location: 'westeurope',
      properties: { addressSpace: { addressPrefixes: ['10.91.0.0/16'] }, subnets },
    }),
  );
await world.send(
  put(of('publicIPAddresses', 'pip-basic'), { location: 'westeurope', sku: { name: 'Basic' }, properties: {} }),
);

const wizards: Record<string, { blade: WizardBlade; of?: string; good: Values }> = {
  network: {
    blade: network,
    good: { resourceGroup: 'rg-network', name: 'vnet-new', region: 'westeurope' },
  },
  gateway: {
    blade: gateway,
    good: {
      name: 'gw-new',
      region: 'westeurope',
      type: 'ExpressRoute',
      sku: 'ErGw1AZ',
      network: of('virtualNetworks', 'vnet-good'),
      addressName: 'pip-new',
      addressSku: 'Standard',
    },
  },
  address: { blade: address, good: { resourceGroup: 'rg-network', name: 'pip-new', region: 'westeurope' } },
  table: { blade: table, good: { resourceGroup: 'rg-network', name: 'rt-new', region: 'westeurope' } },
  group: { blade: group, good: { resourceGroup: 'rg-new', region: 'westeurope' } },
  subnet: { blade: subnet, of: ids.network, good: { name: 'snet-new', range: '10.10.9.0/24', start: '10.10.9.0' } },
  gatewaySubnet: {
    blade: gatewaySubnet,
    of: of('virtualNetworks', 'vnet-bare'),
    good: {},
  },
  route: { blade: route, of: ids.routeTable, good: { name: 'to-new', prefix: '10.95.0.0/16', hop: 'None' } },
};

interface Wrong {
  wizard: string;
  field: string;
  because: string;
  values: Values;
  says: string[];
  shape?: Profile;
}

const wrong: Wrong[] = [
  {
    wizard: 'network',
    field: 'resourceGroup',
    because: 'none is chosen',
    values: { resourceGroup: '' },
    says: ['No resource group', 'Create new'],
  },
  {
    wizard: 'network',
    field: 'resourceGroup',
    because: 'it is in the other subscription',
    values: { resourceGroup: 'rg-partner' },
    says: ['“rg-partner”', 'Choose one'],
  },
  {
    wizard: 'network',
    field: 'newGroup',
    because: 'it is empty',
    values: { resourceGroup: '+new', newGroup: '' },
    says: ['empty', '1 to 90'],
  },
  {
    wizard: 'network',
    field: 'newGroup',
    because: 'it is taken',
    values: { resourceGroup: '+new', newGroup: 'RG-network' },
    says: ['“rg-network”', 'already', 'another name'],
  },
  {
    wizard: 'network',
    field: 'newGroup',
    because: 'it ends with a period',
    values: { resourceGroup: '+new', newGroup: 'rg.' },
    says: ['“rg.”', 'period'],
  },
  {
    wizard: 'network',
    field: 'newGroup',
    because: 'it has a wrong character',
    values: { resourceGroup: '+new', newGroup: 'rg/1' },
    says: ['“/”', 'parentheses'],
  },
  {
    wizard: 'network',
    field: 'name',
    because: 'it is empty',
    values: { name: '' },
    says: ['Name is empty', 'virtual-network-1'],
  },
  { wizard: 'network', field: 'name', because: 'it has a slash', values: { name: 'a/b' }, says: ['“/”'] },
  {
    wizard: 'network',
    field: 'name',
    because: 'it is too long',
    values: { name: 'x'.repeat(81) },
    says: ['81', '80', 'Remove 1'],
  },
  {
    wizard: 'network',
    field: 'name',
    because: 'it is taken',
    values: { name: 'VNET-hub' },
    says: ['“vnet-hub”', 'rg-network', 'another name'],
  },
  { wizard: 'network', field: 'region', because: 'none is chosen', values: { region: '' }, says: ['No region'] },
  {
    wizard: 'network',
    field: 'addressSpace',
    because: 'it is empty',
    values: { addressSpace: '' },
    says: ['empty', '10.0.0.0/16'],
  },
  {
    wizard: 'network',
    field: 'addressSpace',
    because: 'it is no range',
    values: { addressSpace: '10.0.0.300/16' },
    says: ['“10.0.0.300/16”', '0 to 255'],
  },
  {
    wizard: 'network',
    field: 'addressSpace',
    because: 'it has no length',
    values: { addressSpace: '10.0.0.0' },
    says: ['“10.0.0.0”', 'no length'],
  },
  {
    wizard: 'network',
    field: 'addressSpace',
    because: 'it does not begin at its first address',
    values: { addressSpace: '10.0.4.0/16' },
    says: ['“10.0.4.0/16”', '10.0.0.0/16'],
  },
  {
    wizard: 'network',
    field: 'addressSpace',
    because: 'two of its ranges overlap',
    values: { addressSpace: '10.0.0.0/16, 10.0.8.0/24' },
    says: ['10.0.8.0/24 overlaps 10.0.0.0/16'],
  },
  {
    wizard: 'network',
    field: 'subnet1.range',
    because: 'it lies outside the address space',
    values: { 'subnet1.range': '10.1.0.0/24' },
    says: ['10.1.0.0/24', 'address space 10.0.0.0/16'],
  },
  {
    wizard: 'network',
    field: 'subnet1.range',
    because: 'it is too small for any subnet',
    values: { 'subnet1.range': '10.0.0.0/30' },
    says: ['10.0.0.0/30', '/29'],
  },
  {
    wizard: 'network',
    field: 'subnet1.start',
    because: 'it is too small for a gateway',
    shape: 'today',
    values: { 'subnet1.purpose': 'gateway', 'subnet1.name': 'GatewaySubnet', 'subnet1.range': '10.0.0.0/28' },
    says: ['too small for a gateway', '/27'],
  },
  {
    wizard: 'network',
    field: 'subnet2.name',
    because: 'the other row has it',
    values: { subnets: '2', 'subnet2.name': 'default', 'subnet2.range': '10.0.1.0/24' },
    says: ['“default”', 'another'],
  },
  {
    wizard: 'network',
    field: 'subnet2.range',
    because: 'it overlaps the other row',
    values: { subnets: '2', 'subnet2.name': 'snet-2', 'subnet2.range': '10.0.0.128/25' },
    says: ['overlaps the subnet “default”', 'for example 10.0.1.0/25'],
  },
  { wizard: 'gateway', field: 'name', because: 'it is empty', values: { name: '' }, says: ['Name is empty'] },
  {
    wizard: 'gateway',
    field: 'name',
    because: 'it is taken',
    values: { name: 'gw-hub' },
    says: ['“gw-hub”', 'already'],
  },
  { wizard: 'gateway', field: 'sku', because: 'none is chosen', values: { sku: '' }, says: ['No SKU'] },
  {
    wizard: 'gateway',
    field: 'sku',
    because: 'it is a size of a VPN gateway',
    values: { sku: 'VpnGw2' },
    says: ['VpnGw2', 'ExpressRoute gateway', 'ErGw1AZ'],
  },
  {
    wizard: 'gateway',
    field: 'minUnits',
    because: 'it is no number',
    values: { sku: 'ErGwScale', minUnits: 'some' },
    says: ['“some”', '1 to 40'],
  },
  {
    wizard: 'gateway',
    field: 'maxUnits',
    because: 'it is below the minimum',
    values: { sku: 'ErGwScale', minUnits: '5', maxUnits: '2' },
    says: ['2', 'less than the minimum 5'],
  },
  {
    wizard: 'gateway',
    field: 'network',
    because: 'none is chosen',
    values: { network: '' },
    says: ['No virtual network'],
  },
  {
    wizard: 'gateway',
    field: 'network',
    because: 'it stands in another region',
    values: { region: 'northeurope' },
    says: ['vnet-good', 'West Europe', 'North Europe'],
  },
  {
    wizard: 'gateway',
    field: 'network',
    because: 'it has a gateway of this type',
    values: { network: of('virtualNetworks', 'vnet-hub') },
    says: ['vnet-hub', 'gw-hub', 'one gateway of each type'],
  },
  {
    wizard: 'gateway',
    field: 'network',
    because: 'its subnet is too small',
    values: { network: of('virtualNetworks', 'vnet-tight') },
    says: ['10.91.0.0/28', '/27', 'Subnets of vnet-tight'],
  },
  {
    wizard: 'gateway',
    field: 'range',
    because: 'the network has no subnet for a gateway, and the range lies outside',
    values: { network: of('virtualNetworks', 'vnet-bare'), range: '10.92.0.0/27' },
    says: ['10.92.0.0/27', 'address space 10.91.0.0/16'],
  },
  {
    wizard: 'gateway',
    field: 'addressSku',
    because: 'an ExpressRoute gateway takes no Basic address',
    values: { addressSku: 'Basic' },
    says: ['pip-new', 'Basic', 'Choose Standard'],
  },
  {
    wizard: 'gateway',
    field: 'addressName',
    because: 'it is taken',
    values: { addressName: 'pip-gw-hub' },
    says: ['“pip-gw-hub”', 'already'],
  },
  {
    wizard: 'gateway',
    field: 'address',
    because: 'another gateway has it',
    values: { addressMode: 'existing', address: ids.address },
    says: ['pip-gw-hub', 'gw-hub', 'one resource'],
  },
  {
    wizard: 'gateway',
    field: 'address',
    because: 'it is Basic',
    values: { addressMode: 'existing', address: of('publicIPAddresses', 'pip-basic') },
    says: ['pip-basic', 'Choose Standard'],
  },
  {
    wizard: 'address',
    field: 'idle',
    because: 'it is too long',
    values: { idle: '31' },
    says: ['“31”', '4 to 30'],
  },
  {
    wizard: 'address',
    field: 'name',
    because: 'it begins wrongly',
    values: { name: '-pip' },
    says: ['begins with “-”'],
  },
  { wizard: 'table', field: 'name', because: 'it is taken', values: { name: 'rt-app' }, says: ['“rt-app”', 'already'] },
  {
    wizard: 'group',
    field: 'resourceGroup',
    because: 'it is taken',
    values: { resourceGroup: 'rg-NETWORK' },
    says: ['“rg-network”', 'another name'],
  },
  {
    wizard: 'subnet',
    field: 'name',
    because: 'it is taken',
    values: { name: 'snet-app' },
    says: ['“snet-app”', 'another'],
  },
  {
    wizard: 'subnet',
    field: 'range',
    because: 'it overlaps another subnet',
    values: { range: '10.10.0.0/23' },
    says: ['10.10.0.0/23', 'overlaps the subnet “GatewaySubnet”'],
  },
  {
    wizard: 'gatewaySubnet',
    field: 'start',
    because: 'it is too small for a gateway',
    shape: 'today',
    values: { range: '10.91.0.0/29', start: '10.91.0.0', size: '29' },
    says: ['too small for a gateway', '/27'],
  },
  {
    wizard: 'route',
    field: 'name',
    because: 'it is taken',
    values: { name: 'to-site' },
    says: ['“to-site”', 'another'],
  },
  { wizard: 'route', field: 'prefix', because: 'it is empty', values: { prefix: '' }, says: ['empty', '0.0.0.0/0'] },
  {
    wizard: 'route',
    field: 'prefix',
    because: 'another route has it',
    values: { prefix: '10.80.0.0/16' },
    says: ['“to-site”', '10.80.0.0/16'],
  },
  { wizard: 'route', field: 'hop', because: 'none is chosen', values: { hop: '' }, says: ['No next hop'] },
  {
    wizard: 'route',
    field: 'address',
    because: 'an appliance has an address',
    values: { hop: 'VirtualAppliance', address: 'firewall' },
    says: ['“firewall”', '10.0.1.4'],
  },
];

async function standing({ wizard, shape = 'taught' }: Pick<Wrong, 'wizard' | 'shape'>) {
  const found = wizards[wizard];
  if (found === undefined) throw new Error(`There is no wizard ${wizard}.`);
  const place = { blade: found.blade.id, ...(found.of === undefined ? {} : { of: found.of }) };
  const reads = found.blade.reads(place);
  const answers = await read(host, reads);
  const rules = found.blade.rules({ place, profile: 'taught', shape });
  return { ...found, place, reads, answers, rules, values: { ...rules.initial(answers), ...found.good } };
}

describe.for(
  Object.keys(wizards).flatMap((wizard) => (['taught', 'today'] as const).map((shape) => ({ wizard, shape }))),
)('$wizard, $shape', (about) => {
  test('has nothing wrong when it is filled in well', async () => {
    const { rules, values, answers } = await standing(about);
    expect(rules.problems(values, answers)).toEqual([]);
  });
});

test.for(wrong)('$wizard: $field, since $because', async (one) => {
  const { rules, values, answers } = await standing(one);
  const problem = rules.problems({ ...values, ...one.values }, answers).find(({ field }) => field === one.field);
  for (const words of one.says) expect(problem?.because).toContain(words);
});

test.for(wrong)('the screen ties the message to its control: $wizard, $field, $because', async (one) => {
  const { blade, place, reads, rules, values, answers } = await standing(one);
  const draft = {
    values: { ...values, ...one.values },
    tab: rules.tabOf(one.field),
    touched: { [one.field]: true as const },
  };
  const actor = createActor(wizardMachine(rules), { input: { reads, draft } }).start();
  actor.send({ type: 'arm.answered', answers });
  const { container } = stage(
    <WizardScreen blade={blade} place={place} rules={rules} actor={actor} />,
    host,
    place,
    one.shape ?? 'taught',
  );
  const control = container.querySelector(`[data-field="${one.field}"] :is(input, select)`);
  const described = (control?.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((found) => document.getElementById(found)?.textContent);
  expect(control?.getAttribute('aria-invalid')).toBe('true');
  for (const words of one.says) expect(described.join(' ')).toContain(words);
});

test.for([
  { wizard: 'network', target: 'properties.addressSpace.addressPrefixes', code: 'X', field: 'addressSpace' },
  { wizard: 'network', target: undefined, code: 'InvalidResourceName', field: 'name' },
  { wizard: 'network', target: undefined, code: 'ResourceGroupNotFound', field: 'resourceGroup' },
  { wizard: 'gateway', target: 'properties.sku.name', code: 'CrossconnectGatewaySku', field: 'sku' },
  { wizard: 'gateway', target: 'properties.ipConfigurations.subnet', code: 'X', field: 'network' },
  { wizard: 'gateway', target: 'properties.ipConfigurations.publicIPAddress', code: 'X', field: 'addressMode' },
  { wizard: 'subnet', target: 'properties.networkSecurityGroup', code: 'X', field: 'group' },
  { wizard: 'subnet', target: 'properties.routeTable', code: 'X', field: 'table' },
  { wizard: 'route', target: 'properties.nextHopIpAddress', code: 'X', field: 'address' },
  { wizard: 'route', target: 'elsewhere', code: 'X', field: undefined },
])(
  'a refusal about $target ($code) in the wizard $wizard is shown at $field',
  async ({ wizard, target, code, field }) => {
    const { rules, values } = await standing({ wizard });
    const refused = { status: 400, code, message: 'No.', ...(target === undefined ? {} : { target }) };
    expect(rules.concerns(refused, values)).toBe(field);
  },
);
