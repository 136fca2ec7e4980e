/** Ways through the portal to networks, subnets, gateways, groups and addresses: creating and changing them. In the names the controls have. */
import type { GatewaySpec, NetworkSpec, SubnetSpec } from '#src/lab/acts/network.ts';
import { gatewaySubnet } from '#src/lab/acts/network.ts';
import type { ScreenPattern, Step } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { toCreate, toMenu } from '#src/lab/ways/going.ts';
import { gatewaySizeLabel, regionLabel, subnetSizeLabel } from '#src/lab/ways/labels.ts';
import { choose, chooseSubscription, fill, follow, press, project } from '#src/lab/ways/steps.ts';

/** The most rows that the wizard for networks has. */
const mostRows = 8;

/** Brings the rows of subnets to as many as are wanted. */
function rows(on: ScreenPattern, wanted: number): Step[] {
  const holding = (count: number): ScreenPattern => ({ ...on, values: { subnets: String(count) } });
  return Array.from({ length: mostRows + 1 }, (_, count) => count).flatMap((count) =>
    count > wanted
      ? [press(holding(count), `Remove subnet ${String(count)}`)]
      : count < wanted
        ? [press(holding(count), 'Add a subnet')]
        : [],
  );
}

/** One subnet in a form, as the shape has it. `suffix` ends the labels, `prefix` begins the fields. */
function subnet(on: ScreenPattern, { name, range }: SubnetSpec, prefix = '', suffix = ''): Step[] {
  const [start = '', length = ''] = range.split('/');
  const today: ScreenPattern = { ...on, shape: 'today' };
  const taught: ScreenPattern = { ...on, shape: 'taught' };
  const isForGateway = name === gatewaySubnet;
  return [
    choose(
      today,
      `Purpose${suffix}`,
      `${prefix}purpose`,
      isForGateway ? 'Virtual network gateway' : 'Default',
      isForGateway ? 'gateway' : 'default',
    ),
    ...(isForGateway ? [] : [fill(today, `Name${suffix}`, `${prefix}name`, name)]),
    fill(today, `Starting address${suffix}`, `${prefix}start`, start),
    choose(today, `Size${suffix}`, `${prefix}size`, subnetSizeLabel(Number(length)), length),
    fill(taught, `Name${suffix}`, `${prefix}name`, name),
    fill(taught, `Address range${suffix}`, `${prefix}range`, range),
  ];
}

/** The wizard that creates a network with its first subnets, from anywhere to its last button. */
export function createNetwork({ network, location, space, subnets }: NetworkSpec): Step[] {
  const on = (tab: string, shape?: 'taught' | 'today'): ScreenPattern => ({
    blade: 'virtual-network-create',
    tab,
    ...(shape === undefined ? {} : { shape }),
  });
  const addresses = on('IP addresses');
  return [
    ...toCreate('Virtual network'),
    ...project(on('Basics'), network),
    fill(on('Basics'), 'Virtual network name', 'name', nameIn(network)),
    choose(on('Basics'), 'Region', 'region', regionLabel(location), location),
    press(on('Basics', 'taught'), 'Next: IP addresses'),
    press(on('Basics', 'today'), 'Next: Security'),
    press(on('Security', 'today'), 'Next: IP addresses'),
    fill(addresses, 'IPv4 address space', 'addressSpace', space.join(', ')),
    ...rows(addresses, subnets.length),
    ...subnets.flatMap((one, index) =>
      subnet(addresses, one, `subnet${String(index + 1)}.`, ` of subnet ${String(index + 1)}`),
    ),
    press(addresses, 'Next: Review + create'),
    press(on('Review + create'), 'Create'),
  ];
}

/** Gives a network another address space. */
export function changeAddressSpace({ network, space }: Pick<NetworkSpec, 'network' | 'space'>): Step[] {
  const on: ScreenPattern = { blade: 'virtual-network-address-space', resource: network };
  return [
    ...toMenu(network, 'virtual-network', 'Address space'),
    follow({ blade: 'virtual-network-subnets', resource: network }, 'Address space'),
    fill(on, 'IPv4 address space', 'addressSpace', space.join(', ')),
    press(on, 'Save'),
  ];
}

/** To the page with the subnets of a network. */
const toSubnets = (network: string): Step[] => [
  ...toMenu(network, 'virtual-network', 'Subnets'),
  follow({ blade: 'virtual-network-address-space', resource: network }, 'Subnets'),
];

const none = 'None';
const securityGroup = (on: ScreenPattern, id: string | undefined): Step =>
  choose(on, 'Network security group', 'group', id === undefined ? none : nameIn(id), id ?? '');

/** Adds a subnet to a network that is there. */
export function addSubnet(network: string, wanted: SubnetSpec): Step[] {
  const isForGateway = wanted.name === gatewaySubnet;
  const blade = isForGateway ? 'gateway-subnet-create' : 'subnet-create';
  const on: ScreenPattern = { blade, resource: network, tab: 'Subnet' };
  return [
    ...toSubnets(network),
    press({ blade: 'virtual-network-subnets', resource: network }, isForGateway ? 'Gateway subnet' : 'Subnet'),
    ...subnet(on, wanted).filter(({ field }) => !isForGateway || (field !== 'purpose' && field !== 'name')),
    securityGroup(on, wanted.securityGroup),
    press(on, 'Next: Review + create'),
    press({ blade, resource: network, tab: 'Review + create' }, 'Create'),
  ];
}

/** Changes the range and the security group of a subnet that is there. */
export function changeSubnet(network: string, wanted: SubnetSpec): Step[] {
  const on: ScreenPattern = { blade: 'subnet', resource: `${network}/subnets/${wanted.name}` };
  return [
    ...toSubnets(network),
    follow({ blade: 'virtual-network-subnets', resource: network }, wanted.name),
    fill(on, 'Address range', 'range', wanted.range),
    securityGroup(on, wanted.securityGroup),
    press(on, 'Save'),
  ];
}

/** The wizard that creates an ExpressRoute gateway. Where it asks for an address, `address` is the name of a new one. */
export function createGateway({ gateway, network, location, sku }: GatewaySpec, address: string): Step[] {
  const on: ScreenPattern = { blade: 'gateway-create', tab: 'Basics' };
  const taught: ScreenPattern = { ...on, shape: 'taught' };
  return [
    ...toCreate('Virtual network gateway'),
    chooseSubscription(on, gateway),
    fill(on, 'Name', 'name', nameIn(gateway)),
    choose(on, 'Region', 'region', regionLabel(location), location),
    choose(on, 'Gateway type', 'type', 'ExpressRoute'),
    choose(on, 'SKU', 'sku', gatewaySizeLabel(sku), sku),
    choose(on, 'Virtual network', 'network', nameIn(network), network),
    choose(taught, 'Public IP address', 'addressMode', 'Create new', 'new'),
    fill(taught, 'Public IP address name', 'addressName', address),
    choose(taught, 'Public IP address SKU', 'addressSku', 'Standard'),
    press(on, 'Next: Review + create'),
    press({ blade: 'gateway-create', tab: 'Review + create' }, 'Create'),
  ];
}

/** Gives a gateway another size. */
export function resize(gateway: string, sku: string): Step[] {
  const on: ScreenPattern = { blade: 'gateway-configuration', resource: gateway };
  return [
    ...toMenu(gateway, 'virtual-network-gateway', 'Configuration'),
    choose(on, 'SKU', 'sku', gatewaySizeLabel(sku), sku),
    press(on, 'Save'),
  ];
}

/** Changes the scale units of an ErGwScale gateway on its configuration page. */
export function scale(gateway: string, { min, max }: { min: number; max: number }): Step[] {
  const on: ScreenPattern = { blade: 'gateway-configuration', resource: gateway };
  return [
    ...toMenu(gateway, 'virtual-network-gateway', 'Configuration'),
    fill(on, 'Minimum scale units', 'minUnits', String(min)),
    fill(on, 'Maximum scale units', 'maxUnits', String(max)),
    press(on, 'Save'),
  ];
}

/** Creates a resource group. */
export function createGroup(group: string, location: string): Step[] {
  const on: ScreenPattern = { blade: 'resource-group-create', tab: 'Basics' };
  return [
    ...toCreate('Resource group'),
    chooseSubscription(on, group),
    fill(on, 'Resource group', 'resourceGroup', nameIn(group)),
    choose(on, 'Region', 'region', regionLabel(location), location),
    press(on, 'Next: Review + create'),
    press({ blade: 'resource-group-create', tab: 'Review + create' }, 'Create'),
  ];
}

/** Creates a public IP address of SKU Standard. */
export function createAddress(address: string, location: string): Step[] {
  const on: ScreenPattern = { blade: 'public-ip-create', tab: 'Basics' };
  return [
    ...toCreate('Public IP address'),
    ...project(on, address),
    fill(on, 'Name', 'name', nameIn(address)),
    choose(on, 'Region', 'region', regionLabel(location), location),
    choose(on, 'SKU', 'sku', 'Standard'),
    choose(on, 'Availability zone', 'zone', 'No zone', 'none'),
    press(on, 'Next: Review + create'),
    press({ blade: 'public-ip-create', tab: 'Review + create' }, 'Create'),
  ];
}

/** Creates a route table. */
export function createRouteTable(table: string, location: string): Step[] {
  const on: ScreenPattern = { blade: 'route-table-create', tab: 'Basics' };
  return [
    ...toCreate('Route table'),
    ...project(on, table),
    choose(on, 'Region', 'region', regionLabel(location), location),
    fill(on, 'Name', 'name', nameIn(table)),
    press(on, 'Next: Review + create'),
    press({ blade: 'route-table-create', tab: 'Review + create' }, 'Create'),
  ];
}

/** To the page of a subnet. */
export const toSubnet = (of: string): Step[] => {
  const network = of.split('/').slice(0, -2).join('/');
  return [...toSubnets(network), follow({ blade: 'virtual-network-subnets', resource: network }, nameIn(of))];
};

/** To the page with the subnets of a network, to read there. */
export const readSubnets = (network: string): Step[] => toSubnets(network);
