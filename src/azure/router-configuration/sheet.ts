/** Everything a customer's router must be told about a peering, worked out of the circuit as Azure Resource Manager answers it. */
import * as shape from '#src/base/shape.ts';
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { addressAt, formatAddress, parsePrefix } from '#src/base/ip.ts';

/** The addresses of one link in one family. */
export interface LinkAddresses {
  family: 4 | 6;
  /** The prefix length of the link. */
  length: number;
  /** Of the customer's router, and of Microsoft's edge. */
  own: string;
  microsoft: string;
}

export interface LinkSheet {
  way: 'primary' | 'secondary';
  addresses: readonly LinkAddresses[];
}

export interface Sheet {
  /** `Azure private peering of er-office`. */
  title: string;
  /** The name of the circuit as a router takes it: one word. */
  circuit: string;
  vlan: number;
  /** The outer tag, where frames carry two. */
  outerTag: number | undefined;
  ownAsn: number;
  azureAsn: number;
  /** Milliseconds between two packets of BFD, and how many may be missed. */
  bfd: { interval: number; multiplier: number };
  /** What the router announces; empty where nobody said. */
  announced: readonly string[];
  links: readonly LinkSheet[];
}

const word = shape.otherwise(shape.string(), '');
const count = shape.otherwise(shape.number(), 0);
const words = shape.otherwise(shape.array(shape.string()), []);
const pair = { primaryPeerAddressPrefix: word, secondaryPeerAddressPrefix: word };
const peeringSchema = shape.object({
  name: word,
  properties: shape.otherwise(
    shape.object({
      ...pair,
      peerASN: count,
      vlanId: count,
      ipv6PeeringConfig: shape.otherwise(shape.optional(shape.object(pair)), undefined),
      microsoftPeeringConfig: shape.otherwise(shape.object({ advertisedPublicPrefixes: words }), {
        advertisedPublicPrefixes: [],
      }),
    }),
    {
      primaryPeerAddressPrefix: '',
      secondaryPeerAddressPrefix: '',
      peerASN: 0,
      vlanId: 0,
      ipv6PeeringConfig: undefined,
      microsoftPeeringConfig: { advertisedPublicPrefixes: [] },
    },
  ),
});
const circuitSchema = shape.otherwise(
  shape.object({
    name: word,
    tags: shape.otherwise(shape.object({ onPremisesPrefixes: word }), { onPremisesPrefixes: '' }),
    properties: shape.otherwise(
      shape.object({ stag: count, peerings: shape.otherwise(shape.array(peeringSchema), []) }),
      {
        stag: 0,
        peerings: [],
      },
    ),
  }),
  {
    name: '',
    tags: { onPremisesPrefixes: '' },
    properties: { stag: 0, peerings: [] },
  },
);
const portSchema = shape.otherwise(shape.object({ properties: shape.object({ encapsulation: word }) }), {
  properties: { encapsulation: '' },
});

const peeringTitles: Readonly<Record<string, string>> = {
  azureprivatepeering: 'Azure private peering',
  microsoftpeering: 'Microsoft peering',
};

const links = ['primary', 'secondary'] as const;

export interface SheetInput {
  /** A circuit as Azure answers it, its peerings nested. */
  circuit: unknown;
  /** The name of a peering; AzurePrivatePeering if unsaid. */
  peering?: string;
  /** The pair of ports under an ExpressRoute Direct circuit. */
  port?: unknown;
  /** What the site announces; else what the circuit's tag or the peering says. */
  announced?: readonly string[];
  profile: Profile;
}

/** The addresses of one link: the first usable is the customer's, the second Microsoft's. */
function addressesOf(text: string, family: 4 | 6, profile: Profile): LinkAddresses[] {
  const prefix = parsePrefix(text);
  const { customer, microsoft } = valueOf('expressroute/link-addresses', profile);
  const own = prefix && addressAt(prefix, customer);
  const far = prefix && addressAt(prefix, microsoft);
  if (prefix?.family !== family || !own || !far) return [];
  return [{ family, length: prefix.length, own: formatAddress(own), microsoft: formatAddress(far) }];
}

/** The sheet of a peering, or a sentence that says why there is none and what to do. */
export function sheetOf({
  circuit: sent,
  peering: wanted = 'AzurePrivatePeering',
  port,
  announced,
  profile,
}: SheetInput): Sheet | string {
  const circuit = circuitSchema.parse(sent);
  const title = peeringTitles[wanted.toLowerCase()] ?? wanted;
  const peering = circuit.properties.peerings.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  if (!peering) {
    return `${circuit.name || 'The circuit'} has no ${title}, so there is nothing to tell a router yet. Configure the peering first.`;
  }
  const { peerASN, vlanId, ipv6PeeringConfig, microsoftPeeringConfig, ...four } = peering.properties;
  const ready = links.map((way): LinkSheet => ({
    way,
    addresses: [
      ...addressesOf(four[`${way}PeerAddressPrefix`], 4, profile),
      ...addressesOf(ipv6PeeringConfig?.[`${way}PeerAddressPrefix`] ?? '', 6, profile),
    ],
  }));
  const bare = ready.find(({ addresses }) => addresses.length === 0);
  if (bare) {
    return `The ${bare.way} link of ${circuit.name} has no subnet that can be read ("${four[`${bare.way}PeerAddressPrefix`]}"). Give the peering a /30 for each link.`;
  }
  if (peerASN < 1 || vlanId < 1) {
    return `${title} of ${circuit.name} has no ${peerASN < 1 ? 'peer ASN' : 'VLAN ID'}, and a router needs one. Give it to the peering.`;
  }
  const tagged = circuit.tags.onPremisesPrefixes.split(',').map((text) => text.trim());
  const isPrivate = wanted.toLowerCase() === 'azureprivatepeering';
  const own = announced ?? (isPrivate ? tagged : microsoftPeeringConfig.advertisedPublicPrefixes);
  const families = new Set(ready.flatMap(({ addresses }) => addresses.map(({ family }) => family)));
  const name = circuit.name.replaceAll(/[^\w.-]+/g, '-');
  return {
    title: `${title} of ${name}`,
    circuit: name,
    vlan: vlanId,
    outerTag:
      portSchema.parse(port).properties.encapsulation === 'QinQ' && circuit.properties.stag > 0
        ? circuit.properties.stag
        : undefined,
    ownAsn: peerASN,
    azureAsn: valueOf('expressroute/azure-asn', profile),
    bfd: valueOf('expressroute/bfd-timers', profile),
    announced: own.filter((text) => families.has(parsePrefix(text)?.family ?? 4) && parsePrefix(text)),
    links: ready,
  };
}
