/** What the blades about a route table share: the menu, and how a route is said and judged. */
import { valueOf } from '#src/base/facts.ts';
import { isTidy, parseAddress, parsePrefix } from '#src/base/ip.ts';
import type { Field, MenuEntry } from '#src/portal/blade.ts';
import { activityLog, properties, tags } from '#src/portal/cells.ts';
import { textAt } from '#src/portal/json.ts';
import type { Place } from '#src/portal/place.ts';
import type { Faults } from '#src/portal/project.ts';
import { textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';

export const routeTableMenu = ({ of = '' }: Place): MenuEntry[] => [
  { label: 'Overview', icon: 'overview', open: { blade: 'route-table', of } },
  activityLog(of),
  tags(of),
  { label: 'Configuration', icon: 'configuration', open: { blade: 'route-table-configuration', of } },
  { label: 'Routes', icon: 'table', open: { blade: 'route-table-routes', of } },
  { label: 'Subnets', icon: 'network', open: { blade: 'route-table-subnets', of } },
  properties(of),
  { label: 'JSON View', icon: 'json', open: { blade: 'resource-json', of } },
];

const hops: Readonly<Record<string, string>> = {
  VirtualNetworkGateway: 'Virtual network gateway',
  VnetLocal: 'Virtual network',
  Internet: 'Internet',
  VirtualAppliance: 'Virtual appliance',
  None: 'None',
};

/** `VirtualAppliance` as the portal calls it: `Virtual appliance`. */
export const hopWords = (type: string): string => hops[type] ?? type;

const isAppliance = (values: Values): boolean => textOf(values, 'hop') === 'VirtualAppliance';

/** The fields of a route beside its name. */
export const routeFields: readonly Field[] = [
  {
    name: 'prefix',
    label: 'Destination IP addresses',
    control: 'text',
    isRequired: true,
    hint: 'Packets to this range take the route: 0.0.0.0/0 is every address.',
  },
  {
    name: 'hop',
    label: 'Next hop type',
    control: 'choice',
    isRequired: true,
    choices: () =>
      valueOf('expressroute/user-route-next-hops', 'today').map((value) => ({ value, label: hopWords(value) })),
    remark: (values) =>
      textOf(values, 'hop') === 'VirtualNetworkGateway'
        ? 'In a user route this means a VPN gateway. What is behind an ExpressRoute gateway is learned over BGP only.'
        : undefined,
  },
  {
    name: 'address',
    label: 'Next hop address',
    control: 'text',
    isRequired: true,
    hint: 'The private address of the appliance.',
    isShown: isAppliance,
  },
];

/** What the fields hold for a route that is there, or for a new one. */
export const routeValues = (route: unknown): Values => ({
  prefix: textAt(route, 'properties.addressPrefix'),
  hop: textAt(route, 'properties.nextHopType'),
  address: textAt(route, 'properties.nextHopIpAddress'),
});

/** The body of the route the fields stand for. */
export const routeBody = (values: Values) => ({
  properties: {
    addressPrefix: textOf(values, 'prefix').trim(),
    nextHopType: textOf(values, 'hop'),
    ...(isAppliance(values) ? { nextHopIpAddress: textOf(values, 'address').trim() } : {}),
  },
});

const tag = /^[A-Z][A-Za-z\d]*(?:\.[A-Za-z\d]+)?$/;

function prefixOfRoute(text: string): string | undefined {
  if (text === '') return 'The destination is empty. Type a range such as 10.0.0.0/16, or 0.0.0.0/0 for every address.';
  if (tag.test(text) || (text.includes('/') && parsePrefix(text) !== undefined && isTidy(text))) return undefined;
  return `“${text}” is no address range. Write the first address and the length, such as 10.0.0.0/16.`;
}

/** What is wrong with the fields of a route. */
export function routeFaults(values: Values): Faults {
  const address = textOf(values, 'address').trim();
  return {
    prefix: prefixOfRoute(textOf(values, 'prefix').trim()),
    hop:
      textOf(values, 'hop') === ''
        ? 'No next hop type is chosen. It says where the packets go: choose one.'
        : undefined,
    address:
      isAppliance(values) && parseAddress(address) === undefined
        ? `“${address}” is no address of an appliance. Type its private address, such as 10.0.1.4.`
        : undefined,
  };
}
