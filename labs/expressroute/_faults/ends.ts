/** The addresses that Microsoft's edge has for the two ends of a link. */
import { valueOf } from '#src/base/facts.ts';
import { addressAt, formatAddress, parsePrefix } from '#src/base/ip.ts';
import type { Branch } from './branch.ts';

/** Where the edge looks for the router of the site on a link with this subnet; empty where the subnet cannot be read. */
export function edgeAddress({ profile }: Branch, subnet: string): string {
  const prefix = parsePrefix(subnet);
  const address = prefix && addressAt(prefix, valueOf('expressroute/link-addresses', profile).customer);
  return address ? formatAddress(address) : '';
}
