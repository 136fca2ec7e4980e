/** What holds for a local network gateway. */
import * as z from 'zod/mini';
import { isTidy, parseAddress, parsePrefix } from '#src/base/ip.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Proposal } from '../resource.ts';

/** What BGP is told of one of its ends. */
export const bgpSettings = z.looseObject({
  asn: z.optional(z.int().check(z.gte(0), z.lte(4_294_967_295))),
  bgpPeeringAddress: z.optional(z.string()),
  peerWeight: z.optional(z.int()),
});

export const localGatewayProperties = z.looseObject({
  gatewayIpAddress: z.optional(z.string()),
  fqdn: z.optional(z.string()),
  localNetworkAddressSpace: z.optional(z.looseObject({ addressPrefixes: z.optional(z.array(z.string())) })),
  bgpSettings: z.optional(bgpSettings),
});
export type LocalGateway = z.infer<typeof localGatewayProperties>;

const refuse = (code: string, message: string, target: string): never => {
  throw new Refusal(400, code, message, { target: `properties.${target}` });
};

/** It is found by one address or one name, and stands for prefixes or speaks BGP. */
export function refuseLocalGateway({ resource }: Proposal<LocalGateway>): void {
  const { name, properties } = resource;
  const { gatewayIpAddress = '', fqdn = '', localNetworkAddressSpace } = properties;
  if ((gatewayIpAddress === '') === (fqdn === '')) {
    refuse(
      'CrossconnectLocalNetworkGatewayAddress',
      `${name} has ${fqdn === '' ? 'neither gatewayIpAddress nor fqdn' : 'both gatewayIpAddress and fqdn'}. Send one of the two: where the VPN device of the site is found.`,
      'gatewayIpAddress',
    );
  }
  const address = gatewayIpAddress === '' ? undefined : parseAddress(gatewayIpAddress);
  if (gatewayIpAddress !== '' && address?.family !== 4) {
    refuse(
      'CrossconnectLocalNetworkGatewayAddress',
      `${name} has gatewayIpAddress ${gatewayIpAddress}. It must be the public IPv4 address of a VPN device, such as 203.0.113.10.`,
      'gatewayIpAddress',
    );
  }
  const prefixes = localNetworkAddressSpace?.addressPrefixes ?? [];
  const wrong = prefixes.find((text) => !text.includes('/') || !parsePrefix(text) || !isTidy(text));
  if (wrong !== undefined) {
    refuse(
      'NetcfgInvalidIPAddressPrefix',
      `${wrong} in ${name} is not an address prefix. Write the first address and the length, such as 10.200.0.0/16.`,
      'localNetworkAddressSpace.addressPrefixes',
    );
  }
  if (properties.bgpSettings === undefined || parseAddress(properties.bgpSettings.bgpPeeringAddress ?? '')) return;
  refuse(
    'CrossconnectBgpPeeringAddress',
    `${name} speaks BGP, but bgpPeeringAddress is "${properties.bgpSettings.bgpPeeringAddress ?? ''}". Send the address of its BGP speaker, such as 10.200.0.1.`,
    'bgpSettings.bgpPeeringAddress',
  );
}
