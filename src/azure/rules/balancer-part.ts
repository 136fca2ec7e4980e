/** What holds for each part of a load balancer. */
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { findResource } from '../cloud.ts';
import type { Context, Proposal, Typed } from '../resource.ts';
import type { BalancingRule, FrontEnd, NatRule, OutboundRule, Pool, Probe } from './balancer-parts.ts';
import { refuseForeign } from './balancer-references.ts';
import { networkIdOf } from './ip-configuration.ts';
import { missing } from './missing.ts';
import { notSimulated } from './not-simulated.ts';
import { refusePublicAddress } from './public-address.ts';
import { freeIn, refuseTenant } from './subnet-addresses.ts';

const refuse = (code: string, message: string, target: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target: `properties.${target}`, ...(fact !== undefined && { fact }) });
};

const familyOf = ({ privateIPAddressVersion }: FrontEnd): 4 | 6 => (privateIPAddressVersion === 'IPv6' ? 6 : 4);

/** A frontend has an address in a subnet, or a public one of the same SKU. */
export function refuseFrontEnd({ resource, parent, siblings }: Proposal<FrontEnd>, context: Context): void {
  const { subnet, publicIPAddress, publicIPPrefix, gatewayLoadBalancer } = resource.properties;
  if (publicIPPrefix) throw notSimulated('A public IP prefix', 'Use a public IP address.', 'properties.publicIPPrefix');
  if (gatewayLoadBalancer) {
    throw notSimulated('A chain of load balancers', 'Leave gatewayLoadBalancer out.', 'properties.gatewayLoadBalancer');
  }
  if ((subnet === undefined) === (publicIPAddress === undefined)) {
    refuse(
      'CrossconnectFrontendAddress',
      `Frontend ${resource.name} names ${subnet ? 'a subnet and a public IP address' : 'neither a subnet nor a public IP address'}. Send one of the two: a subnet makes the load balancer internal, a public IP address makes it public.`,
      'frontendIPConfigurations',
    );
  }
  const sku = String(parent?.sku?.['name']);
  if (publicIPAddress) {
    const address = findResource(context.cloud, publicIPAddress.id);
    const addressSku = String(address?.sku?.['name']);
    if (address && addressSku !== sku) {
      refuse(
        'PublicIPAndLBSkuDoNotMatch',
        `${sku} sku load balancer ${parent?.id ?? ''} cannot reference ${addressSku} sku publicIP ${address.id}.`,
        'publicIPAddress.id',
      );
    }
    const user = { id: resource.id, location: parent?.location, at: 'properties.publicIPAddress.id' };
    refusePublicAddress(user, publicIPAddress.id, context);
  }
  if (!subnet) return;
  const network = findResource(context.cloud, networkIdOf(subnet.id));
  if (network && network.location !== parent?.location) throw missing(network.id, resource.id, 'properties.subnet.id');
  refuseTenant(
    {
      id: resource.id,
      subnet: subnet.id,
      address: resource.properties.privateIPAddress,
      isStatic: resource.properties.privateIPAllocationMethod === 'Static',
      family: familyOf(resource.properties),
      at: 'properties.privateIPAddress',
    },
    siblings.filter(({ properties }) => properties['privateIPAddress'] === undefined).length,
    context,
  );
}

/** The private address of a frontend that asked for any. */
export function settleFrontEnd({ properties }: Typed<FrontEnd>, context: Context): { privateIPAddress?: string } {
  const subnet = properties.subnet && findResource(context.cloud, properties.subnet.id);
  if (!subnet || properties.privateIPAddress !== undefined) return {};
  const [privateIPAddress] = freeIn(subnet, familyOf(properties), 1, context);
  return privateIPAddress === undefined ? {} : { privateIPAddress };
}

/** Pools by address name their network; tunnels are for gateway load balancers. */
export function refusePool({ resource, parent }: Proposal<Pool>): void {
  const { tunnelInterfaces = [] } = resource.properties;
  if (tunnelInterfaces.length === 0 || parent?.sku?.['name'] === 'Gateway') return;
  refuse(
    'CrossconnectTunnelInterfaces',
    `Pool ${resource.name} has tunnel interfaces. Only a load balancer with SKU Gateway has these. Leave them out.`,
    'tunnelInterfaces',
  );
}

function refuseIdle(name: string, minutes: number | undefined, { profile }: Context): void {
  const { min, max } = valueOf('expressroute/idle-timeout-minutes', profile);
  if (minutes === undefined || (minutes >= min && minutes <= max)) return;
  refuse(
    'CrossconnectIdleTimeout',
    `Rule ${name} ends idle connections after ${minutes} minutes. It takes ${min} to ${max}. Choose a number in that range.`,
    'idleTimeoutInMinutes',
    'expressroute/idle-timeout-minutes',
  );
}

/** A rule names a frontend; for every protocol it takes every port. */
export function refuseBalancingRule({ resource, parent }: Proposal<BalancingRule>, context: Context): void {
  const { name, properties } = resource;
  const { protocol, frontendPort, backendPort } = properties;
  refuseForeign(resource);
  if (!properties.frontendIPConfiguration) {
    refuse(
      'CrossconnectRuleWithoutFrontend',
      `Rule ${name} names no frontend. Send frontendIPConfiguration.`,
      'frontendIPConfiguration',
    );
  }
  const isAllPorts = frontendPort === 0 && backendPort === 0;
  if ((protocol === 'All') !== isAllPorts || (protocol === 'All' && parent?.sku?.['name'] === 'Basic')) {
    refuse(
      'CrossconnectHighAvailabilityPorts',
      `Rule ${name} has protocol ${protocol} with ports ${frontendPort} and ${backendPort ?? ''}. Protocol All goes with port 0 on both sides, and not with SKU Basic. Choose Tcp or Udp with a port, or All with 0.`,
      'protocol',
    );
  }
  refuseIdle(name, properties.idleTimeoutInMinutes, context);
}

/** A probe over HTTP asks for a path; no probe asks too often. */
export function refuseProbe({ resource }: Proposal<Probe>, { profile }: Context): void {
  const { protocol, requestPath, intervalInSeconds } = resource.properties;
  const { min } = valueOf('expressroute/probe-interval-seconds', profile);
  if ((protocol === 'Tcp') === (requestPath !== undefined)) {
    refuse(
      'CrossconnectProbePath',
      `Probe ${resource.name} has protocol ${protocol} and ${requestPath === undefined ? 'no path' : `the path ${requestPath}`}. Http and Https ask for a path, Tcp for none.`,
      'requestPath',
    );
  }
  if (intervalInSeconds === undefined || intervalInSeconds >= min) return;
  refuse(
    'CrossconnectProbeInterval',
    `Probe ${resource.name} asks every ${intervalInSeconds} seconds. The least is ${min}. Choose a larger number.`,
    'intervalInSeconds',
    'expressroute/probe-interval-seconds',
  );
}

/** An inbound NAT rule has one port on each side, or a range of ports for a pool. */
export function refuseNatRule({ resource }: Proposal<NatRule>, context: Context): void {
  const { name, properties } = resource;
  refuseForeign(resource);
  if (!properties.frontendIPConfiguration) {
    refuse(
      'CrossconnectRuleWithoutFrontend',
      `Rule ${name} names no frontend. Send frontendIPConfiguration.`,
      'frontendIPConfiguration',
    );
  }
  const hasRange = properties.frontendPortRangeStart !== undefined && properties.frontendPortRangeEnd !== undefined;
  const isForPool = properties.backendAddressPool !== undefined;
  const hasPort = properties.frontendPort !== undefined && properties.frontendPort > 0;
  if (properties.backendPort === undefined || (isForPool ? !hasRange || hasPort : hasRange || !hasPort)) {
    refuse(
      'CrossconnectNatRulePorts',
      `Inbound NAT rule ${name} has no fitting ports. Send frontendPort and backendPort, or for a pool frontendPortRangeStart, frontendPortRangeEnd and backendPort.`,
      'frontendPort',
    );
  }
  refuseIdle(name, properties.idleTimeoutInMinutes, context);
}

/** An outbound rule stays within its load balancer. */
export const refuseOutboundRule = ({ resource }: Proposal<OutboundRule>): void => refuseForeign(resource);
