/** What an internal load balancer means to packets: its front ends, and the machines behind them that get what it is sent. */
import * as shape from '#src/base/shape.ts';
import type { FactId } from '#src/base/facts.ts';
import type { Network, Ports, Protocol, Translation } from '#src/datapath/network.ts';
import { addressesOf, type Endpoint } from './endpoints.ts';
import { interfacesBehind, interfacesIn } from './interfaces.ts';
import { machineAddresses } from './machines.ts';
import { alone, hostIn, subnetsOf } from './virtualNetworks.ts';
import { count, nodeOf, reference, word, type Child, type Declare, type World, type WorldResource } from './world.ts';

const ruleProperties = shape.object({
  protocol: word,
  frontendPort: count,
  backendPort: count,
  frontendIPConfiguration: reference,
  backendAddressPool: reference,
  backendAddressPools: shape.otherwise(shape.array(shape.object({ id: word })), []),
});
const poolProperties = shape.object({
  loadBalancerBackendAddresses: shape.otherwise(
    shape.array(shape.object({ properties: shape.object({ ipAddress: word }) })),
    [],
  ),
});

type Target = Translation['into'][number];

/** Who has an address in a network: an interface, or a machine that is thought up. */
function ownerOf(world: World, network: WorldResource, address: string): string | undefined {
  const known = interfacesIn(world, network).find(({ addresses }) => addresses.includes(address));
  if (known) return nodeOf(known.nic.id);
  const subnet = subnetsOf(world, network).find((one) => machineAddresses(world, network, one).includes(address));
  return subnet && nodeOf(`${subnet.id}/machine`);
}

/** The members of a pool: interfaces that name it, and addresses it lists. */
function membersOf(world: World, pool: Child, network: WorldResource): Target[] {
  const listed = poolProperties.parse(pool.properties).loadBalancerBackendAddresses.flatMap((one): Target[] => {
    const address = one.properties.ipAddress;
    const node = address === '' ? undefined : ownerOf(world, network, address);
    return node === undefined ? [] : [{ node, address }];
  });
  const members = [
    ...interfacesBehind(world, pool.id).map(({ nic, address }) => ({ node: nodeOf(nic.id), address })),
    ...listed,
  ];
  return members.filter(({ address }, index) => members.findIndex((other) => other.address === address) === index);
}

const protocols: Readonly<Record<string, Protocol>> = { tcp: 'tcp', udp: 'udp' };
const fact: FactId = 'expressroute/load-balancer-translates';

/** What the rules of a load balancer do with packets to one of its front ends. */
function translationsAt(
  world: World,
  balancer: WorldResource,
  { frontEnd, address, network }: Endpoint,
): Translation[] {
  const pools = new Map(world.children(balancer, 'backendAddressPools').map((pool) => [nodeOf(pool.id), pool]));
  const at = nodeOf(balancer.id);
  const prefix = alone(address);
  const rules = world.children(balancer, 'loadBalancingRules').flatMap(({ name, properties }) => {
    const rule = ruleProperties.parse(properties);
    return nodeOf(rule.frontendIPConfiguration.id) === frontEnd ? [{ name, ...rule }] : [];
  });
  if (rules.length === 0) return [];
  const translations = rules.map(({ name, protocol, frontendPort, backendPort, ...rule }): Translation => {
    const named = [rule.backendAddressPool.id, ...rule.backendAddressPools.map(({ id }) => id)].map(nodeOf);
    const into = [...new Set(named)].flatMap((id) => {
      const pool = pools.get(id);
      const port = frontendPort > 0 && backendPort > 0 ? { port: backendPort } : {};
      return pool ? membersOf(world, pool, network).map((member) => ({ ...member, ...port })) : [];
    });
    const known = protocols[protocol.toLowerCase()];
    const ports: readonly Ports[] = [[frontendPort, frontendPort]];
    return {
      at,
      prefix,
      into,
      ...(known && { protocol: known }),
      // Port 0 stands for every port.
      ...(frontendPort > 0 && { ports }),
      because:
        into.length === 0
          ? `Rule ${name} of ${balancer.name} has no machine in its backend pool, so nobody answers.`
          : `Rule ${name} of ${balancer.name} gives the packet to one of ${into.length} in its backend pool. Packets of one flow always go to the same one.`,
      fact,
    };
  });
  const none = `${balancer.name} has no rule for this protocol and port, so it drops the packet.`;
  return [...translations, { at, prefix, into: [], because: none, fact }];
}

/** The front ends of an internal load balancer. Without rules they answer themselves. */
export const declareLoadBalancer: Declare = (balancer, world): Partial<Network> => {
  const ends = addressesOf(world, balancer);
  const [first] = ends;
  if (!first) return {};
  const host = {
    id: balancer.id,
    name: balancer.name,
    addresses: ends.map(({ address }) => address),
    because: `${balancer.name} answers for this address in ${first.network.name}.`,
    kind: 'balancer' as const,
  };
  return {
    ...hostIn(first.network, host),
    translations: ends.flatMap((end) => translationsAt(world, balancer, end)),
  };
};
