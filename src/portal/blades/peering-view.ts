/** A peering of a circuit: its subnets, its VLAN and the AS numbers of both sides. */
import { defineBlade } from '#src/portal/blade.ts';
import { link, plain, state } from '#src/portal/cells.ts';
import { idOf, textAt } from '#src/portal/json.ts';
import { peeringMenu, peeringTitle } from '#src/portal/peerings.ts';

export default defineBlade({
  id: 'peering',
  machine: 'resource',
  icon: 'peering',
  kind: 'Peering',
  title: (place) => peeringTitle(place),
  reads: ({ of = '' }) => ({ resource: { get: of } }),
  menu: peeringMenu,
  essentials: ({ resource }) => [
    { label: 'Circuit', cell: link(idOf(resource).replace(/\/peerings\/[^/]+$/i, '')) },
    { label: 'Peering state', cell: state(textAt(resource, 'properties.state')) },
    { label: 'Provisioning state', cell: state(textAt(resource, 'properties.provisioningState')) },
    { label: 'VLAN ID', cell: plain(textAt(resource, 'properties.vlanId')) },
    { label: 'Primary subnet', cell: plain(textAt(resource, 'properties.primaryPeerAddressPrefix')) },
    { label: 'Secondary subnet', cell: plain(textAt(resource, 'properties.secondaryPeerAddressPrefix')) },
    { label: 'Peer ASN', cell: plain(textAt(resource, 'properties.peerASN')) },
    { label: 'Azure ASN', cell: plain(textAt(resource, 'properties.azureASN')) },
  ],
});
