/** The peerings of a virtual network with others: adding both sides of one, deleting one side. */
import { defineBlade } from '#src/portal/blade.ts';
import { link, plain, state } from '#src/portal/cells.ts';
import { at, idOf, listAt, nameOf, textAt } from '#src/portal/json.ts';
import { networkMenu } from '#src/portal/networks.ts';
import { idParts } from '#src/portal/resourceId.ts';

const yes = (peering: unknown, property: string) =>
  plain(at(peering, `properties.${property}`) === true ? 'Yes' : 'No');

export default defineBlade({
  id: 'virtual-network-peerings',
  machine: 'list',
  icon: 'peering',
  kind: 'Virtual network',
  title: ({ of = '' }) => `${idParts(of).name} | Peerings`,
  reads: ({ of = '' }) => ({ network: { get: of } }),
  menu: networkMenu,
  commands: ({ of = '' }) => [{ label: 'Add', icon: 'add', open: { blade: 'network-peering-create', of } }],
  tableTitle: 'Peerings',
  table: ({ network }) => ({
    columns: ['Name', 'Status', 'Remote network', 'Forwarded traffic', 'Lends its gateway', 'Uses the remote gateway'],
    empty: 'This network is not peered with another. Press Add to peer it.',
    rows: listAt(network, 'properties.virtualNetworkPeerings').map((peering) => ({
      key: idOf(peering),
      cells: [
        { text: nameOf(peering) },
        state(textAt(peering, 'properties.peeringState')),
        link(textAt(peering, 'properties.remoteVirtualNetwork.id')),
        yes(peering, 'allowForwardedTraffic'),
        yes(peering, 'allowGatewayTransit'),
        yes(peering, 'useRemoteGateways'),
      ],
      remove: {
        id: idOf(peering),
        name: nameOf(peering),
        title: `Delete peering ${nameOf(peering)}`,
        warning: 'The two networks no longer reach each other. The other side stays, and is then Disconnected.',
      },
    })),
  }),
});
