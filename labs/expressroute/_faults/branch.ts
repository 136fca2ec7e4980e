/** What a ticket is about: a site, its circuit, a network in Azure with one machine, and how the two ends of the line were agreed to be. */
import type { Cloud } from '#src/azure/cloud.ts';
import { addressAt, formatAddress, parsePrefix } from '#src/base/ip.ts';
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Act, Move } from '#src/lab/definition.ts';
import { circuit, circuitId, gatewayBody, groupId, networkResource, provision } from '#src/lab/scene.ts';
import type { CircuitScene, NetworkScene, Place } from '#src/lab/scene.ts';
import { nameIn } from '#src/lab/ids.ts';
import { putConnection } from '#src/lab/acts/connection.ts';

/** What both ends of a private peering must have. */
export interface Agreed {
  vlan: number;
  asn: number;
  /** Link subnets. */
  primary: string;
  secondary: string;
}

export interface Branch {
  profile: Profile;
  /** Who the site is, in words that can begin a sentence: `The bottling plant`. */
  site: string;
  provider: string;
  network: NetworkScene;
  circuit: CircuitScene;
  agreed: Agreed;
  /** The address ranges of the site. */
  ranges: readonly [string, string];
  /** The address of the machine. */
  machine: string;
  /** Ids. */
  circuitId: string;
  peering: string;
  gateway: string;
  connection: string;
  interface: string;
  virtualMachine: string;
  routeTable: string;
  securityGroup: string;
}

export interface BranchPlan {
  profile: Profile;
  site: string;
  provider: string;
  /** The last part of every name: `plant`. */
  short: string;
  company: string;
  network: { place: Place; block: string; sku: string };
  circuit: { place: Place; city: string; megabits: number; tier: 'Standard' | 'Premium' };
  agreed: Agreed;
  ranges: readonly [string, string];
}

/** A branch with all its names. */
export function branchOf(plan: BranchPlan): Branch {
  const { short, company, ranges, provider, profile, site, agreed } = plan;
  const { place, block, sku } = plan.network;
  const name = `${company}-${short}`;
  const scene: CircuitScene = {
    place: plan.circuit.place,
    name: `er-${name}`,
    provider,
    peeringLocation: plan.circuit.city,
    megabits: plan.circuit.megabits,
    tier: plan.circuit.tier,
    site: ranges.join(','),
    isProvisioned: true,
    hasPeering: false,
  };
  const id = circuitId(scene);
  return {
    profile,
    site,
    provider,
    agreed,
    ranges,
    network: { place, name: `vnet-${name}`, block, gateway: { name: `ergw-${name}`, sku } },
    circuit: scene,
    machine: `${block}.1.4`,
    circuitId: id,
    peering: `${id}/peerings/AzurePrivatePeering`,
    gateway: networkResource(place, 'virtualNetworkGateways', `ergw-${name}`),
    connection: networkResource(place, 'connections', `con-${name}`),
    interface: networkResource(place, 'networkInterfaces', `nic-${name}`),
    virtualMachine: `${groupId(place)}/providers/Microsoft.Compute/virtualMachines/vm-${name}`,
    routeTable: networkResource(place, 'routeTables', `rt-${name}`),
    securityGroup: networkResource(place, 'networkSecurityGroups', `nsg-${name}`),
  };
}

/** Whoever prepared the Cloud, and colleagues who change it. */
export const networkTeam = 'network-team';
/** A colleague who changed something last night. */
export const nightShift = 'night-shift';

export const put = (path: string, body: unknown): Act => ({
  method: 'PUT',
  path,
  body,
  actor: networkTeam,
  advance: 'until-idle',
});

/** The address at a place of a range: of a machine at the site, or of one end of a link. */
export function addressIn(prefix: string, place: number): string {
  const parsed = parsePrefix(prefix);
  const address = parsed && addressAt(parsed, place);
  if (!address) throw new Error(`${prefix} has no address number ${place}. Give the branch a larger range.`);
  return formatAddress(address);
}

/** A machine at the site, by the range it is in. */
export const senderIn = ({ ranges }: Branch, range: 0 | 1): string => addressIn(ranges[range], 10);

/** The private peering as it was agreed, or with something else in it. */
export const putPeering = ({ peering, agreed }: Branch, change: Record<string, unknown> = {}): Act =>
  put(peering, {
    properties: {
      peeringType: 'AzurePrivatePeering',
      state: 'Enabled',
      peerASN: agreed.asn,
      vlanId: agreed.vlan,
      primaryPeerAddressPrefix: agreed.primary,
      secondaryPeerAddressPrefix: agreed.secondary,
      ...change,
    },
  });

const control = (method: 'PUT' | 'POST', act: string, { circuitId: id }: Branch, query = '', body?: unknown): Act => ({
  method,
  path: `/_control/${act}?circuit=${encodeURIComponent(id)}${query}`,
  actor: 'site-team',
  ...(body === undefined ? {} : { body }),
});

/** The address of the customer's router on a link, as it stands on the interface. */
const ownAddress = ({ profile }: Branch, subnet: string): string =>
  `${addressIn(subnet, valueOf('expressroute/link-addresses', profile).customer)}/${subnet.split('/')[1] ?? ''}`;

/** The routers as they were agreed to be, or with something else. */
export const setRouters = (branch: Branch, change: Record<string, unknown> = {}): Act => {
  const { vlan, asn, primary, secondary } = branch.agreed;
  return control('PUT', 'site/routers', branch, '', {
    vlan,
    asn,
    primary: ownAddress(branch, primary),
    secondary: ownAddress(branch, secondary),
    ...change,
  });
};

/** What the site announces from now on. */
export const announce = (branch: Branch, prefixes: readonly string[]): Act =>
  control('POST', 'bgp/announce', branch, `&prefixes=${prefixes.join(',')}`);

export const provider = (branch: Branch, act: 'provision' | 'deprovision'): Act => ({
  ...provision(branch.circuit),
  path: provision(branch.circuit).path.replace('/provision?', `/${act}?`),
});

/** A route that sends one prefix of nobody's into the void: a leftover, and harmless. */
const leftover = { name: 'old-test-lab', properties: { addressPrefix: '10.250.0.0/16', nextHopType: 'None' } };

/** The network with its gateway, the machine with its interface, a route table and a security group. */
export function networkActs(branch: Branch): Act[] {
  const { network, interface: nic, virtualMachine, routeTable, securityGroup, machine } = branch;
  const { place, name, block, gateway } = network;
  const { location } = place;
  const id = networkResource(place, 'virtualNetworks', name);
  const address = networkResource(place, 'publicIPAddresses', `pip-${gateway?.name ?? ''}`);
  return [
    put(routeTable, { location, properties: { routes: [leftover] } }),
    put(securityGroup, { location, properties: { securityRules: [] } }),
    put(id, {
      location,
      properties: {
        addressSpace: { addressPrefixes: [`${block}.0.0/16`] },
        subnets: [
          { name: 'GatewaySubnet', properties: { addressPrefix: `${block}.0.0/27` } },
          {
            name: 'snet-app',
            properties: {
              addressPrefix: `${block}.1.0/24`,
              routeTable: { id: routeTable },
              networkSecurityGroup: { id: securityGroup },
            },
          },
        ],
      },
    }),
    put(address, {
      location,
      sku: { name: 'Standard', tier: 'Regional' },
      properties: { publicIPAllocationMethod: 'Static', publicIPAddressVersion: 'IPv4' },
    }),
    put(networkResource(place, 'virtualNetworkGateways', gateway?.name ?? ''), gatewayBody(network)),
    put(nic, {
      location,
      properties: {
        ipConfigurations: [
          {
            name: 'ipconfig1',
            properties: {
              subnet: { id: `${id}/subnets/snet-app` },
              privateIPAllocationMethod: 'Static',
              privateIPAddress: machine,
            },
          },
        ],
      },
    }),
    put(virtualMachine, {
      location,
      properties: {
        hardwareProfile: { vmSize: 'Standard_B2s' },
        osProfile: { computerName: nameIn(virtualMachine), adminUsername: 'operator' },
        networkProfile: { networkInterfaces: [{ id: nic }] },
      },
    }),
  ];
}

/** The circuit with its private peering, and routers at the site that fit it. */
export const circuitActs = (branch: Branch): Act[] => [
  ...circuit(branch.circuit),
  putPeering(branch),
  setRouters(branch),
];

/** The branch, whole and well. The circuit is older than what is connected to it. */
export const healthy = (branch: Branch): Move[] => [
  ...circuitActs(branch),
  ...networkActs(branch),
  putConnection({
    connection: branch.connection,
    gateway: branch.gateway,
    circuit: branch.circuitId,
    location: branch.network.place.location,
    actor: networkTeam,
  }),
];

/** The part of a Cloud that the packets of a branch can meet: the groups of its network and of its circuit. */
export function onlyBranch(cloud: Cloud, { network, circuit: { place } }: Branch): Cloud {
  const groups = [network.place, place].map((one) => `${groupId(one).toLowerCase()}/`);
  const kept = Object.entries(cloud.resources).filter(([id]) => groups.some((group) => id.startsWith(group)));
  return { ...cloud, resources: Object.fromEntries(kept) };
}
