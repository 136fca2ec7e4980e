/** What holds for a load balancer: its SKU, and its rules side by side. */
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { bagOf, textOf } from '../body.ts';
import type { Resource } from '../cloud.ts';
import type { Context, Proposal } from '../resource.ts';
import { notSimulated } from './not-simulated.ts';

const refuse = (code: string, message: string, target: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target, ...(fact !== undefined && { fact }) });
};

const idOf = (value: unknown): string => textOf(bagOf(value)['id']);

const poolsOf = ({ properties }: Resource): string[] => {
  const { backendAddressPool, backendAddressPools } = properties;
  const many = Array.isArray(backendAddressPools) ? backendAddressPools.map(idOf) : [];
  return [...new Set([idOf(backendAddressPool), ...many].filter((id) => id !== '').map(keyOf))];
};

/** Every pair, the earlier one first. */
const pairs = (rules: readonly Resource[]): [Resource, Resource][] =>
  rules.flatMap((later, index) => rules.slice(0, index).map((earlier): [Resource, Resource] => [earlier, later]));

function refuseFrontendPorts(rules: readonly Resource[]): void {
  for (const [one, other] of pairs(rules)) {
    const same = ['frontendPort', 'protocol'].every((member) => one.properties[member] === other.properties[member]);
    const frontEnd = keyOf(idOf(one.properties['frontendIPConfiguration']));
    if (!same || one.properties['frontendPort'] === undefined) continue;
    if (frontEnd !== keyOf(idOf(other.properties['frontendIPConfiguration']))) continue;
    refuse(
      'CrossconnectFrontendPortTwice',
      `Rules ${one.name} and ${other.name} both take ${String(one.properties['protocol'])} port ${Number(one.properties['frontendPort'])} of the same frontend. Give each its own port.`,
      'properties.loadBalancingRules',
    );
  }
}

function refuseBackendPorts(rules: readonly Resource[]): void {
  for (const [one, other] of pairs(rules)) {
    const { backendPort, protocol, enableFloatingIP } = one.properties;
    const isSame =
      backendPort === other.properties['backendPort'] &&
      protocol === other.properties['protocol'] &&
      enableFloatingIP !== true &&
      other.properties['enableFloatingIP'] !== true;
    const shared = poolsOf(one).find((pool) => poolsOf(other).includes(pool));
    if (!isSame || shared === undefined) continue;
    refuse(
      'RulesUseSameBackendPortProtocolAndPool',
      `Load balancing rules ${one.id} and ${other.id} with floating IP disabled use the same protocol ${String(protocol)} and backend port ${String(backendPort)}, and must not be used with the same backend address pool ${idOf(one.properties['backendAddressPool'])}.`,
      'properties.loadBalancingRules',
    );
  }
}

function refuseOutbound(rules: readonly Resource[]): void {
  const frontsOf = ({ properties }: Resource): string[] => {
    const { frontendIPConfigurations } = properties;
    return Array.isArray(frontendIPConfigurations) ? frontendIPConfigurations.map(idOf) : [];
  };
  for (const [one, other] of pairs(rules)) {
    const protocols = [one.properties['protocol'], other.properties['protocol']];
    const overlaps = protocols.includes('All') || protocols[0] === protocols[1];
    const shared = frontsOf(one).find((id) => frontsOf(other).some((second) => keyOf(second) === keyOf(id)));
    if (!overlaps || shared === undefined) continue;
    // The words "Is is" are Azure's.
    refuse(
      'MoreThanOneOutboundRuleUsingSameFrontendIPConfigurationAndProtocolIsNotSupported',
      `Is is not supported to have more than a single outbound rule using frontendIPConfiguration ${shared} with same or overlapping protocol. This frontendIPConfiguration is used by the following outbound rules: ${one.id},${other.id}`,
      'properties.outboundRules',
    );
  }
}

/** The rules of a load balancer as a whole; those of its parts are asked of each part. */
export function refuseBalancer(
  { resource, before, children }: Proposal<Record<string, unknown>>,
  context: Context,
): void {
  const name = String(resource.sku?.['name']);
  const known = valueOf('expressroute/basic-load-balancer', context.profile);
  if (before && before.sku?.['name'] !== name) {
    refuse(
      'CrossconnectLoadBalancerSkuChange',
      `${resource.name} is ${String(before.sku?.['name'])}. The SKU of a load balancer cannot change to ${name}. Delete it and create it anew.`,
      'sku.name',
    );
  }
  if (!before && !known.includes(name)) {
    refuse(
      'CrossconnectLoadBalancerSku',
      `${resource.name} has SKU ${name}. A new load balancer takes ${known.join(' or ')}. Choose one of these.`,
      'sku.name',
      'expressroute/basic-load-balancer',
    );
  }
  const pools: unknown = resource.properties['inboundNatPools'];
  if (Array.isArray(pools) && pools.length > 0) {
    throw notSimulated('An inbound NAT pool', 'Use inboundNatRules.', 'properties.inboundNatPools');
  }
  const fronts = children['frontendIPConfigurations'] ?? [];
  const rules = children['loadBalancingRules'] ?? [];
  const outbound = children['outboundRules'] ?? [];
  const isInternal = fronts.some(({ properties }) => properties['subnet'] !== undefined);
  if (outbound.length > 0 && (name !== 'Standard' || isInternal)) {
    refuse(
      'CrossconnectOutboundRules',
      `${resource.name} has outbound rules. Only a public load balancer with SKU Standard has these. Leave them out.`,
      'properties.outboundRules',
    );
  }
  refuseFrontendPorts([...rules, ...(children['inboundNatRules'] ?? [])]);
  refuseBackendPorts(rules);
  refuseOutbound(outbound);
}
