/** What the parts of a load balancer may be sent with. */
import * as z from 'zod/mini';

const reference = z.looseObject({ id: z.string() });
const port = z.int().check(z.gte(0), z.lte(65_535));
const protocol = z.enum(['Tcp', 'Udp', 'All']);

export const frontEndProperties = z.looseObject({
  privateIPAddress: z.optional(z.string()),
  privateIPAllocationMethod: z.optional(z.enum(['Dynamic', 'Static'])),
  privateIPAddressVersion: z.optional(z.enum(['IPv4', 'IPv6'])),
  subnet: z.optional(reference),
  publicIPAddress: z.optional(reference),
  publicIPPrefix: z.optional(reference),
  gatewayLoadBalancer: z.optional(reference),
});
export type FrontEnd = z.infer<typeof frontEndProperties>;

export const poolProperties = z.looseObject({
  loadBalancerBackendAddresses: z.optional(
    z.array(z.looseObject({ name: z.optional(z.string()), properties: z.optional(z.looseObject({})) })),
  ),
  tunnelInterfaces: z.optional(z.array(z.looseObject({}))),
  virtualNetwork: z.optional(reference),
});
export type Pool = z.infer<typeof poolProperties>;

export const ruleProperties = z.looseObject({
  frontendIPConfiguration: z.optional(reference),
  backendAddressPool: z.optional(reference),
  backendAddressPools: z.optional(z.array(reference)),
  probe: z.optional(reference),
  protocol,
  frontendPort: port,
  backendPort: z.optional(port),
  idleTimeoutInMinutes: z.optional(z.int()),
  enableFloatingIP: z.optional(z.boolean()),
  enableTcpReset: z.optional(z.boolean()),
  disableOutboundSnat: z.optional(z.boolean()),
  loadDistribution: z.optional(z.enum(['Default', 'SourceIP', 'SourceIPProtocol'])),
});
export type BalancingRule = z.infer<typeof ruleProperties>;

export const probeProperties = z.looseObject({
  protocol: z.enum(['Http', 'Https', 'Tcp']),
  port: z.int().check(z.gte(1), z.lte(65_535)),
  requestPath: z.optional(z.string()),
  intervalInSeconds: z.optional(z.int()),
  numberOfProbes: z.optional(z.int().check(z.gte(1))),
  probeThreshold: z.optional(z.int().check(z.gte(1))),
});
export type Probe = z.infer<typeof probeProperties>;

export const natRuleProperties = z.looseObject({
  frontendIPConfiguration: z.optional(reference),
  backendAddressPool: z.optional(reference),
  protocol: z.optional(protocol),
  frontendPort: z.optional(port),
  frontendPortRangeStart: z.optional(port),
  frontendPortRangeEnd: z.optional(port),
  backendPort: z.optional(port),
  idleTimeoutInMinutes: z.optional(z.int()),
  enableFloatingIP: z.optional(z.boolean()),
  enableTcpReset: z.optional(z.boolean()),
});
export type NatRule = z.infer<typeof natRuleProperties>;

export const outboundRuleProperties = z.looseObject({
  allocatedOutboundPorts: z.optional(z.int().check(z.gte(0))),
  frontendIPConfigurations: z.array(reference).check(z.minLength(1)),
  backendAddressPool: reference,
  protocol,
  idleTimeoutInMinutes: z.optional(z.int()),
  enableTcpReset: z.optional(z.boolean()),
});
export type OutboundRule = z.infer<typeof outboundRuleProperties>;
