/** That a resource is gone, whatever it is: what uses it goes first, and each is deleted on its own page. */
import { findResource, usersOf } from '#src/azure/cloud.ts';
import type { Cloud, Resource } from '#src/azure/cloud.ts';
import { subtree } from '#src/azure/tree.ts';
import { groupType, keyOf, parseResourceId } from '#src/base/resource-id.ts';
import { fail, pass } from '#src/base/verdict.ts';
import type { Act, ScreenPattern, Step } from '#src/lab/definition.ts';
import { groupIn, nameIn } from '#src/lab/ids.ts';
import { goneAuthorizationWant } from '#src/lab/wants/authorization.ts';
import { goneCircuitWant } from '#src/lab/wants/circuit.ts';
import { goneConnectionWant } from '#src/lab/wants/connection.ts';
import { goneLinkWant } from '#src/lab/wants/globalReach.ts';
import { gonePeeringWant } from '#src/lab/wants/peering.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { toMenu, toResource } from '#src/lab/ways/going.ts';
import { toSubnet } from '#src/lab/ways/network.ts';
import { fill, follow, press } from '#src/lab/ways/steps.ts';

export interface GoneOptions {
  /** Why it has to go, for the hint. */
  because?: string;
  /** The pane it is done on. */
  pane?: string | undefined;
}

/** The page of each type, and the pages of its menu that lead back to it. */
const pages: Readonly<Record<string, { blade: string; beside: readonly string[]; words: string }>> = {
  'microsoft.network/virtualnetworks': {
    blade: 'virtual-network',
    beside: ['virtual-network-subnets', 'virtual-network-address-space', 'virtual-network-peerings'],
    words: 'virtual network',
  },
  'microsoft.network/virtualnetworkgateways': {
    blade: 'virtual-network-gateway',
    beside: ['gateway-configuration', 'gateway-bgp-peers', 'gateway-learned-routes', 'gateway-advertised-routes'],
    words: 'virtual network gateway',
  },
  'microsoft.network/publicipaddresses': { blade: 'public-ip-address', beside: [], words: 'public IP address' },
  'microsoft.network/routetables': {
    blade: 'route-table',
    beside: ['route-table-routes', 'route-table-subnets', 'route-table-configuration'],
    words: 'route table',
  },
  'microsoft.network/networksecuritygroups': {
    blade: 'network-security-group',
    beside: [],
    words: 'network security group',
  },
  'microsoft.network/networkinterfaces': {
    blade: 'network-interface',
    beside: ['interface-effective-routes', 'interface-security-rules'],
    words: 'network interface',
  },
};

/** A resource group is deleted by typing its name. */
const isGroup = (id: string): boolean => typeOf(id) === keyOf(groupType);

function groupWay(id: string): Step[] {
  const on = (state: string): ScreenPattern => ({ blade: 'resource-group', resource: id, state });
  return [
    fill(on('confirming'), 'Enter resource group name to confirm deletion', 'confirmation', nameIn(id)),
    press(on('confirming'), 'Delete'),
    press(on('shown'), 'Delete resource group'),
    // Last, since a list of what stands in some group may lead on to this one.
    ...toResource(id),
  ];
}

/** Parts that are deleted in a list on the page of what they are part of. */
const parts: Readonly<Record<string, { owner: string; entry: string; list: string; words: string }>> = {
  'microsoft.network/virtualnetworks/subnets': {
    owner: 'virtual-network',
    entry: 'Subnets',
    list: 'virtual-network-subnets',
    words: 'subnet',
  },
  'microsoft.network/routetables/routes': {
    owner: 'route-table',
    entry: 'Routes',
    list: 'route-table-routes',
    words: 'route',
  },
};

const typeOf = (id: string): string => parseResourceId(id)?.type.toLowerCase() ?? '';
const ownerOf = (id: string): string => parseResourceId(id)?.parent ?? '';

/** From anywhere to the last button of a deletion. */
function way(id: string): Step[] {
  if (isGroup(id)) return groupWay(id);
  const part = parts[typeOf(id)];
  if (part !== undefined) {
    const on: ScreenPattern = { blade: part.list, resource: ownerOf(id) };
    return [
      ...toMenu(ownerOf(id), part.owner, part.entry),
      press({ ...on, state: 'confirming' }, 'Delete'),
      press({ ...on, state: 'shown' }, `Delete ${nameIn(id)}`),
    ];
  }
  const { blade = '', beside = [] } = pages[typeOf(id)] ?? {};
  return [
    ...toResource(id),
    ...beside.map((other) => follow({ blade: other, resource: id }, 'Overview')),
    press({ blade, resource: id, state: 'confirming' }, 'Delete'),
    press({ blade, resource: id, state: 'viewing' }, 'Delete'),
  ];
}

/** What uses a resource or a part of it from outside. A peering of another network may stay: it is then disconnected. */
function usersFrom(cloud: Cloud, id: string): Resource[] {
  const inside = [...subtree(cloud, keyOf(id))];
  const own = new Set(inside.map((one) => keyOf(one.id)));
  return inside
    .flatMap((one) => usersOf(cloud, one))
    .filter((user) => !own.has(keyOf(user.id)) && !user.type.endsWith('/virtualNetworkPeerings'));
}

/** The circuits of a resource group: Azure deletes everything else in it by itself. */
const circuitsIn = (cloud: Cloud, id: string): Resource[] =>
  isGroup(id)
    ? [...subtree(cloud, keyOf(id))].filter(({ type }) => type === 'Microsoft.Network/expressRouteCircuits')
    : [];

/** The member of a subnet that names what is to go. */
const namedBy: Readonly<Record<string, { member: string; label: string; field: string }>> = {
  'microsoft.network/routetables': { member: 'routeTable', label: 'Route table', field: 'table' },
  'microsoft.network/networksecuritygroups': {
    member: 'networkSecurityGroup',
    label: 'Network security group',
    field: 'group',
  },
};

/** The subnet no longer names the route table or the security group, and is otherwise as it was. */
function looseWant(subnet: Resource, target: string, { pane }: GoneOptions): Want {
  const { member = '', label = '', field = '' } = namedBy[typeOf(target)] ?? {};
  const isNamed = (cloud: Cloud): boolean =>
    JSON.stringify(findResource(cloud, subnet.id)?.properties[member] ?? '')
      .toLowerCase()
      .includes(`"${keyOf(target)}"`);
  const words = `${nameIn(subnet.id)} of ${nameIn(ownerOf(subnet.id))}`;
  const on: ScreenPattern = { blade: 'subnet', resource: subnet.id };
  return {
    id: `${subnet.id} without ${target}`,
    check: (cloud) =>
      isNamed(cloud)
        ? fail(`Looked at the subnet ${words}. It still uses ${nameIn(target)}.`)
        : pass(`Looked at the subnet ${words}. It does not use ${nameIn(target)}.`),
    deed: {
      where: () => `Open the subnet **${nameIn(subnet.id)}** of **${nameIn(ownerOf(subnet.id))}**.`,
      what: () => `Choose **None** under **${label}** there, and save.`,
      requests: (cloud): Act[] => {
        const properties = { ...findResource(cloud, subnet.id)?.properties };
        Reflect.deleteProperty(properties, member);
        return [{ method: 'PUT', path: subnet.id, body: { properties }, advance: 'until-idle' }];
      },
      way: () => [
        ...toSubnet(subnet.id),
        { on, do: 'choose', role: 'combobox', name: label, field, value: 'None', shows: '' },
        press(on, 'Save'),
      ],
      pane: () => pane,
    },
  };
}

/** The want for one type that has an own way to go. */
function special(id: string, options: GoneOptions): Want | undefined {
  switch (typeOf(id)) {
    case 'microsoft.network/connections':
      return goneConnectionWant(id, options);
    case 'microsoft.network/expressroutecircuits':
      return goneCircuitWant(id, options);
    case 'microsoft.network/expressroutecircuits/authorizations':
      return goneAuthorizationWant(id, options);
    case 'microsoft.network/expressroutecircuits/peerings/connections':
      return goneLinkWant(id, options);
    case 'microsoft.network/expressroutecircuits/peerings':
      return gonePeeringWant(id, options);
    default:
      return undefined;
  }
}

/** The resource is gone; first whatever uses it or a part of it. */
export function goneWant(id: string, options: GoneOptions = {}): Want {
  const { because = '', pane } = options;
  const name = nameIn(id);
  const type = typeOf(id);
  const words = isGroup(id) ? 'resource group' : (pages[type]?.words ?? parts[type]?.words ?? 'resource');
  return (
    special(id, options) ?? {
      id: `no ${words} ${id}`,
      check: (cloud) =>
        findResource(cloud, id) === undefined
          ? pass(`Looked for the ${words} ${name} in ${groupIn(id)}. It is gone.`)
          : fail(`Looked for the ${words} ${name} in ${groupIn(id)}. It is still there.`),
      first: (cloud) => [
        ...usersFrom(cloud, id).map((user) =>
          user.type.endsWith('/subnets') && type in namedBy
            ? looseWant(user, id, options)
            : goneWant(user.id, { pane, because: `It stands in the way of the deletion of ${name}.` }),
        ),
        ...circuitsIn(cloud, id).map((circuit) =>
          goneWant(circuit.id, { pane, because: 'Its provider has to take it back before its group can go.' }),
        ),
      ],
      deed: {
        where: () =>
          (parts[type] === undefined
            ? `Open the ${words} **${name}**. ${because}`
            : `Open the page **${parts[type].entry}** of **${nameIn(ownerOf(id))}**. ${because}`
          ).trimEnd(),
        what: () => `Delete **${name}** there, and confirm it.`,
        requests: () => [{ method: 'DELETE', path: id, advance: 'until-idle' }],
        way: () => way(id),
        pane: () => pane,
      },
    }
  );
}
