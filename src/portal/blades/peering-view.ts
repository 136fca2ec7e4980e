/** A peering of a circuit: its subnets, its VLAN and the AS numbers of both sides. */
import { defineBlade } from '#src/portal/blade.ts';
import type { Cell } from '#src/portal/blade.ts';
import { link, plain, state } from '#src/portal/cells.ts';
import { idOf, textAt, textsAt } from '#src/portal/json.ts';
import { circuitOfPeering, isMicrosoft, peeringMenu, peeringTitle } from '#src/portal/peerings.ts';

interface Essential {
  label: string;
  cell: Cell;
}

/** The link subnets of IPv6, where the peering has them. */
function sixOf(peering: unknown): Essential[] {
  const at = (member: string): string => textAt(peering, `properties.ipv6PeeringConfig.${member}PeerAddressPrefix`);
  return at('primary') === ''
    ? []
    : [
        { label: 'IPv6 primary subnet', cell: plain(at('primary')) },
        { label: 'IPv6 secondary subnet', cell: plain(at('secondary')) },
      ];
}

/** What only Microsoft peering has: what is announced, whether it is known to be the customer's, and the filter. */
function microsoftOf(peering: unknown): Essential[] {
  if (!isMicrosoft(idOf(peering))) return [];
  const config = 'properties.microsoftPeeringConfig';
  return [
    {
      label: 'Advertised public prefixes',
      cell: plain(textsAt(peering, `${config}.advertisedPublicPrefixes`).join(', ')),
    },
    { label: 'State of the prefixes', cell: state(textAt(peering, `${config}.advertisedPublicPrefixesState`)) },
    { label: 'Route filter', cell: link(textAt(peering, 'properties.routeFilter.id')) },
  ];
}

export default defineBlade({
  id: 'peering',
  machine: 'resource',
  icon: 'peering',
  kind: 'Peering',
  title: (place) => peeringTitle(place),
  reads: ({ of = '' }) => ({ resource: { get: of } }),
  menu: peeringMenu,
  essentials: ({ resource }) => [
    { label: 'Circuit', cell: link(circuitOfPeering(idOf(resource))) },
    { label: 'Peering state', cell: state(textAt(resource, 'properties.state')) },
    { label: 'Provisioning state', cell: state(textAt(resource, 'properties.provisioningState')) },
    { label: 'VLAN ID', cell: plain(textAt(resource, 'properties.vlanId')) },
    { label: 'Primary subnet', cell: plain(textAt(resource, 'properties.primaryPeerAddressPrefix')) },
    { label: 'Secondary subnet', cell: plain(textAt(resource, 'properties.secondaryPeerAddressPrefix')) },
    { label: 'Peer ASN', cell: plain(textAt(resource, 'properties.peerASN')) },
    { label: 'Azure ASN', cell: plain(textAt(resource, 'properties.azureASN')) },
    ...sixOf(resource),
    ...microsoftOf(resource),
  ],
});
