/** A virtual network: its address spaces and subnets, and the gateway that stands in it. */
import { defineBlade } from '#src/portal/blade.ts';
import { commonEssentials, link, networkOfGateway, plain } from '#src/portal/cells.ts';
import { idOf, listAt, members, nameOf, sameId, textAt } from '#src/portal/json.ts';
import { networkMenu } from '#src/portal/networks.ts';
import { asksBefore, removes } from '#src/portal/removing.ts';
import { idParts } from '#src/portal/resourceId.ts';

const words = (list: unknown[]): string => list.filter((one) => typeof one === 'string').join(', ');

export default defineBlade({
  id: 'virtual-network',
  machine: 'resource',
  icon: 'network',
  kind: 'Virtual network',
  title: ({ of = '' }) => idParts(of).name,
  reads: ({ of = '' }) => ({ resource: { get: of }, gateways: { list: 'Microsoft.Network/virtualNetworkGateways' } }),
  menu: networkMenu,
  essentials: ({ resource, gateways }) => {
    const gateway = members(gateways).find((one) => sameId(networkOfGateway(one), idOf(resource)));
    return [
      ...commonEssentials(resource),
      { label: 'Address space', cell: plain(words(listAt(resource, 'properties.addressSpace.addressPrefixes'))) },
      { label: 'Virtual network gateway', cell: link(idOf(gateway)) },
    ];
  },
  tables: ({ resource }) => [
    {
      title: 'Subnets',
      columns: ['Name', 'Address range', 'Purpose'],
      empty: 'This network has no subnets.',
      rows: listAt(resource, 'properties.subnets').map((subnet) => ({
        key: nameOf(subnet),
        cells: [
          link(idOf(subnet)),
          plain(textAt(subnet, 'properties.addressPrefix') || words(listAt(subnet, 'properties.addressPrefixes'))),
          plain(nameOf(subnet) === 'GatewaySubnet' ? 'Virtual network gateway' : 'Virtual machines'),
        ],
      })),
    },
    {
      title: 'Peerings with other networks',
      columns: ['Name', 'Remote network', 'Status'],
      empty: 'This network is not peered with another.',
      rows: listAt(resource, 'properties.virtualNetworkPeerings').map((peering) => ({
        key: nameOf(peering),
        cells: [
          { text: nameOf(peering) },
          link(textAt(peering, 'properties.remoteVirtualNetwork.id')),
          plain(textAt(peering, 'properties.peeringState')),
        ],
        remove: {
          id: idOf(peering),
          name: nameOf(peering),
          title: `Delete peering ${nameOf(peering)}`,
          warning: 'The two networks no longer reach each other over it.',
        },
      })),
    },
  ],
  ...asksBefore('Its subnets go with it. Azure refuses while anything stands in them, such as a gateway.'),
  rules: () => removes('virtual network'),
});
