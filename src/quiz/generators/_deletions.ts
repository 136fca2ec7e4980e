/** What stands around a circuit and a gateway, and what the simulated Azure refuses to delete while something else is there. */
import { emptyCloud, type Cloud, type Resource } from '#src/azure/cloud.ts';
import type { Context, Typed } from '#src/azure/resource.ts';
import { failCircuitDelete, refuseCircuitDelete } from '#src/azure/rules/circuit.ts';
import { refusePeeringDelete } from '#src/azure/rules/peering.ts';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf, resourceId } from '#src/base/resource-id.ts';

export const things = [
  'connection',
  'gateway',
  'subnet',
  'table',
  'address',
  'network',
  'circuit',
  'peering',
  'authorization',
  'link',
  'filter',
  'provider',
] as const;
/** `link` is a Global Reach link, `provider` the circuit that the provider still holds. */
export type Thing = (typeof things)[number];

/** What is there; the names follow from those of the circuit and of what the network is for. */
export interface Scene {
  there: readonly Thing[];
  circuit: string;
  workload: string;
}

const idOf = (type: string, ...names: readonly string[]): string =>
  resourceId('00000000-0000-0000-0000-000000000001', 'rg-quiz', `Microsoft.Network/${type}`, ...names);

const circuitId = idOf('expressRouteCircuits', 'er');
const ids: Readonly<Record<Exclude<Thing, 'provider'>, string>> = {
  connection: idOf('connections', 'conn'),
  gateway: idOf('virtualNetworkGateways', 'gw'),
  subnet: idOf('virtualNetworks/subnets', 'net', 'GatewaySubnet'),
  table: idOf('routeTables', 'table'),
  address: idOf('publicIPAddresses', 'address'),
  network: idOf('virtualNetworks', 'net'),
  circuit: circuitId,
  peering: idOf('expressRouteCircuits/peerings', 'er', 'AzurePrivatePeering'),
  authorization: idOf('expressRouteCircuits/authorizations', 'er', 'partner'),
  link: idOf('expressRouteCircuits/peerings/connections', 'er', 'AzurePrivatePeering', 'link'),
  filter: idOf('routeFilters', 'filter'),
};
const microsoft = idOf('expressRouteCircuits/peerings', 'er', 'MicrosoftPeering');

/** Who names whom, as their types do: the second is in use while the first is there. */
const uses: readonly (readonly [string, string])[] = [
  [ids.connection, ids.gateway],
  [ids.connection, ids.circuit],
  [ids.gateway, ids.subnet],
  [ids.gateway, ids.address],
  [ids.subnet, ids.table],
  [microsoft, ids.filter],
];
const inside: readonly (readonly [string, string])[] = [
  [ids.subnet, ids.network],
  [ids.peering, ids.circuit],
  [microsoft, ids.circuit],
  [ids.authorization, ids.circuit],
  [ids.link, ids.peering],
];

const propertiesOf = (id: string, there: ReadonlySet<Thing>): Record<string, unknown> => ({
  ...(id === circuitId && {
    serviceProviderProvisioningState: there.has('provider') ? 'Provisioned' : 'NotProvisioned',
  }),
  ...(id === microsoft && { routeFilter: { id: ids.filter } }),
});

function cloudOf(there: ReadonlySet<Thing>): Cloud {
  const present = [
    ...Object.entries(ids).flatMap(([thing, id]) =>
      things.some((one) => one === thing && there.has(one)) ? [id] : [],
    ),
    ...(there.has('filter') ? [microsoft] : []),
  ];
  const among = (pairs: readonly (readonly [string, string])[], of: string) =>
    pairs.filter(([from, to]) => to === of && present.includes(from)).map(([from]) => keyOf(from));
  const all = present.map((id): Resource => ({
    id,
    name: id.split('/').at(-1) ?? '',
    type:
      id
        .split('/providers/')[1]
        ?.split('/')
        .filter((_, index) => index < 2 || index % 2 === 1)
        .join('/') ?? '',
    etag: '',
    properties: propertiesOf(id, there),
    children: Object.fromEntries(among(inside, id).map((key) => [key, true as const])),
    usedBy: Object.fromEntries(among(uses, id).map((key) => [key, key])),
    uses: [],
  }));
  return { ...emptyCloud(), resources: Object.fromEntries(all.map((one) => [keyOf(one.id), one])) };
}

/** Whether a thing may be deleted while all of these are there; what goes along with it is no hindrance. */
export function mayGo(thing: Thing, present: readonly Thing[]): boolean {
  if (thing === 'provider') return true;
  const cloud = cloudOf(new Set(present));
  const context: Context = {
    cloud,
    profile: 'today',
    now: 0,
    apiVersion: '',
    query: new URLSearchParams(),
    guid: (purpose) => purpose,
    integer: () => 0,
  };
  const free = (key: string, leaving: ReadonlySet<string>): boolean => {
    const resource = cloud.resources[key];
    if (!resource) return true;
    // Whoever is made with an authorization goes with it; nobody else's user does.
    if (Object.keys(resource.usedBy).some((user) => !leaving.has(user))) return false;
    const own: Typed<Record<string, unknown>> = resource;
    try {
      if (key === keyOf(ids.circuit)) {
        refuseCircuitDelete(own, context, leaving);
        if (failCircuitDelete(own)) return false;
      }
      if (key === keyOf(ids.peering))
        refusePeeringDelete({ ...own, properties: { peeringType: 'AzurePrivatePeering' } }, context, leaving);
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
    return Object.keys(resource.children).every((child) => free(child, leaving));
  };
  const subtree = (key: string): string[] => [
    key,
    ...Object.keys(cloud.resources[key]?.children ?? {}).flatMap(subtree),
  ];
  const key = keyOf(ids[thing]);
  return free(key, new Set(subtree(key)));
}

/** What has to be there for somebody else to hold a thing through it. */
const around: Partial<Record<Thing, readonly Thing[]>> = {
  network: ['subnet'],
  circuit: ['peering'],
  peering: ['circuit'],
};

/** Whether one thing alone keeps another from being deleted. */
export const hinders = (other: Thing, thing: Thing): boolean => !mayGo(thing, [thing, other, ...(around[thing] ?? [])]);

const code = (text: string): string => `\`${text}\``;

/** A thing by its name. */
export function named(thing: Thing, { circuit, workload }: Scene): string {
  const short = circuit.replace('er-', '');
  return {
    connection: `The connection ${code(`c-${short}`)}`,
    gateway: `The gateway ${code(`ergw-${workload}`)}`,
    subnet: `The subnet ${code('GatewaySubnet')}`,
    table: `The route table ${code(`rt-${workload}`)}`,
    address: `The public address ${code(`pip-${workload}`)}`,
    network: `The network ${code(`vnet-${workload}`)}`,
    circuit: `The circuit ${code(circuit)}`,
    peering: 'The private peering',
    authorization: 'An unused authorization',
    link: 'The Global Reach link',
    filter: `The route filter ${code(`rf-${short}`)}`,
    provider: 'The provider',
  }[thing];
}

/** The scene in sentences. */
export function told(scene: Scene): string {
  const { there, circuit, workload } = scene;
  const has = (thing: Thing): boolean => there.includes(thing);
  return [
    ...(has('gateway')
      ? [
          `In ${code(`vnet-${workload}`)}, the gateway ${code(`ergw-${workload}`)} stands in GatewaySubnet${has('address') ? ` with the public address ${code(`pip-${workload}`)}` : ''}.`,
        ]
      : has('network')
        ? [`In ${code(`vnet-${workload}`)} there is a GatewaySubnet without a gateway.`]
        : []),
    ...(has('table') ? [`The subnet has the route table ${code(`rt-${workload}`)}.`] : []),
    ...(has('circuit')
      ? [
          `The circuit ${code(circuit)} has private peering, and its provider status is ${has('provider') ? 'Provisioned' : 'Not provisioned'}.`,
        ]
      : []),
    ...(has('connection') ? [`${code(`c-${circuit.replace('er-', '')}`)} connects the two.`] : []),
    ...(has('authorization') ? ['An authorization on the circuit was never used.'] : []),
    ...(has('link') ? ['A Global Reach link leads from its private peering to another circuit.'] : []),
    ...(has('filter')
      ? [`Its Microsoft peering has the route filter ${code(`rf-${circuit.replace('er-', '')}`)}.`]
      : []),
  ].join(' ');
}
