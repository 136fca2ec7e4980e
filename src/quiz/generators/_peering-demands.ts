/** What each of the two peerings asks for, and the other does not. */
import type { Candidate } from './_draw.ts';

/** What a peering asks for besides its two sessions. */
export interface Demand extends Candidate {
  of: 'private' | 'microsoft';
  why: string;
  belief?: string;
}

export const everyDemand: readonly Demand[] = [
  {
    family: 'gateway',
    of: 'private',
    text: 'A gateway in the network, connected to the circuit',
    why: 'Private peering leads into virtual networks, by the gateway of each. Public services have none.',
    belief: 'services-need-a-gateway',
  },
  {
    family: 'overlap',
    of: 'private',
    text: 'Link subnets that do not overlap the networks',
    why: 'The link subnets of private peering may be any addresses that the virtual networks do not use.',
    belief: 'private-links-on-microsoft-peering',
  },
  {
    family: 'ranges',
    of: 'private',
    text: "The site's own private ranges, announced by BGP",
    why: 'Over private peering a site announces its own ranges, private ones too. Over Microsoft peering only public ones.',
    belief: 'own-range-on-microsoft-peering',
  },
  {
    family: 'filter',
    of: 'microsoft',
    text: 'A route filter that allows what is to be reached',
    why: 'Microsoft peering announces nothing until a route filter is attached. Private peering has none.',
    belief: 'filter-on-private-peering',
  },
  {
    family: 'translation',
    of: 'microsoft',
    text: 'Translation to public source addresses (SNAT)',
    why: 'What comes over Microsoft peering carries a public source address. Over private peering both see private addresses.',
    belief: 'private-peering-translates',
  },
  {
    family: 'registered',
    of: 'microsoft',
    text: 'Public prefixes that are registered to the firm',
    why: 'Microsoft looks up who owns the prefixes that are announced over Microsoft peering. Nobody does so for private peering.',
    belief: 'registry-field-names-an-owner',
  },
];
