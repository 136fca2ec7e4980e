/** The network interfaces of a Cloud as packets care about them: where each stands, with which addresses, and what it does. Read once per world. */
import * as shape from '#src/base/shape.ts';
import { perWorld } from './once.ts';
import { subnetAt, type Subnet } from './virtualNetworks.ts';
import { flag, nodeOf, reference, word, type World, type WorldResource } from './world.ts';

const nicProperties = shape.object({ networkSecurityGroup: reference, enableIPForwarding: flag });
const partProperties = shape.object({
  privateIPAddress: word,
  subnet: reference,
  loadBalancerBackendAddressPools: shape.otherwise(shape.array(shape.object({ id: word })), []),
});
const nicTags = shape.otherwise(shape.object({ stateful: word }), { stateful: '' });

/** A network interface in its place. */
export interface Interface {
  nic: WorldResource;
  network: WorldResource;
  subnet: Subnet;
  addresses: readonly string[];
  /** The id of its own security group; empty if it has none. */
  group: string;
  /** Whether it passes on what is not for itself: then it is an appliance. */
  forwards: boolean;
  /** Whether it remembers conversations. An appliance does, unless its tag `stateful` is `false`. */
  isStateful: boolean;
  /** The nodes of the backend pools it is in, each with the address that is in it. */
  pools: readonly { pool: string; address: string }[];
}

/** Where a network interface stands. Undefined where its subnet is not known. */
export function interfaceOf(world: World, nic: WorldResource): Interface | undefined {
  const parts = world.children(nic, 'ipConfigurations').map(({ properties }) => partProperties.parse(properties));
  const place = subnetAt(world, parts[0]?.subnet.id ?? '');
  if (!place) return undefined;
  const { networkSecurityGroup, enableIPForwarding: forwards } = nicProperties.parse(nic.properties);
  const withAddress = parts.filter(({ privateIPAddress }) => privateIPAddress !== '');
  return {
    nic,
    ...place,
    addresses: withAddress.map(({ privateIPAddress }) => privateIPAddress),
    group: networkSecurityGroup.id,
    forwards,
    isStateful: forwards && nicTags.parse(nic.tags).stateful.toLowerCase() !== 'false',
    pools: withAddress.flatMap(({ privateIPAddress, loadBalancerBackendAddressPools: pools }) =>
      pools.map(({ id }) => ({ pool: nodeOf(id), address: privateIPAddress })),
    ),
  };
}

const byNetwork = perWorld((world): ReadonlyMap<string, readonly Interface[]> => {
  const found = new Map<string, Interface[]>();
  for (const nic of world.ofType('Microsoft.Network/networkInterfaces')) {
    const one = interfaceOf(world, nic);
    if (!one) continue;
    const key = nodeOf(one.network.id);
    const there = found.get(key);
    if (there) there.push(one);
    else found.set(key, [one]);
  }
  return found;
});

/** The interfaces that stand in a network. */
export const interfacesIn = (world: World, network: WorldResource): readonly Interface[] =>
  byNetwork(world).get(nodeOf(network.id)) ?? [];

/** The members of a backend pool. */
export const interfacesBehind = (world: World, poolId: string): { nic: WorldResource; address: string }[] =>
  [...byNetwork(world).values()].flatMap((there) =>
    there.flatMap(({ nic, pools }) =>
      pools.flatMap(({ pool, address }) => (pool === nodeOf(poolId) ? [{ nic, address }] : [])),
    ),
  );
