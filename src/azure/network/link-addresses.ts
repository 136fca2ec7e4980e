/** The addresses on the two links of a peering, and the hardware behind them. */
import * as shape from '#src/base/shape.ts';
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { addressAt, formatAddress, parsePrefix } from '#src/base/ip.ts';
import { hash128 } from '#src/base/random.ts';
import { nodeOf, word } from './world.ts';

export type LinkWay = 'primary' | 'secondary';

const pair = { primaryPeerAddressPrefix: word, secondaryPeerAddressPrefix: word };
const properties = shape.object({
  ...pair,
  ipv6PeeringConfig: shape.otherwise(shape.optional(shape.object(pair)), undefined),
});

export interface LinkAddresses {
  /** Of the link, in CIDR notation. */
  subnet: string;
  /** Of the customer's router: the first usable one. */
  customer: string;
  /** Of Microsoft's edge: the second. */
  microsoft: string;
}

/** The addresses of a link in one family; undefined where the peering has none that can be read. */
export function linkAddresses(
  peering: { readonly properties: Readonly<Record<string, unknown>> },
  way: LinkWay,
  family: 4 | 6,
  profile: Profile,
): LinkAddresses | undefined {
  const read = properties.parse(peering.properties);
  const subnet = (family === 4 ? read : read.ipv6PeeringConfig)?.[`${way}PeerAddressPrefix`] ?? '';
  const prefix = parsePrefix(subnet);
  const { customer, microsoft } = valueOf('expressroute/link-addresses', profile);
  const own = prefix && addressAt(prefix, customer);
  const far = prefix && addressAt(prefix, microsoft);
  return own && far && own.family === family
    ? { subnet, customer: formatAddress(own), microsoft: formatAddress(far) }
    : undefined;
}

/** A hardware address as routers write it: `ffff.eeee.dddd`. The first octet says it was given locally. */
const hardware = (of: string): string => `02${hash128(of).slice(0, 10)}`.replace(/^(.{4})(.{4})(.{4})$/, '$1.$2.$3');

/** The hardware behind the customer's end of a link. */
export const routerHardware = (circuitId: string, way: LinkWay): string =>
  hardware(`${nodeOf(circuitId)} router ${way}`);

/** The hardware behind Microsoft's end of a link: each edge is a router of its own. */
export const edgeHardware = (circuitId: string, way: LinkWay): string => hardware(`${nodeOf(circuitId)} edge ${way}`);

/** The hardware of a router in the site behind it. */
export const siteRouterHardware = (siteNode: string): string => hardware(`${siteNode} lan`);
