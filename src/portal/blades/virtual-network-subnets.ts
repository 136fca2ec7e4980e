/** The subnets of a virtual network: adding one, one for a gateway, deleting one. */
import { defineBlade } from '#src/portal/blade.ts';
import { link, plain } from '#src/portal/cells.ts';
import { idOf, listAt, nameOf, textAt } from '#src/portal/json.ts';
import { networkMenu } from '#src/portal/networks.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { gatewaySubnetName, rangesOf } from '#src/portal/rules/gateway.ts';

export default defineBlade({
  id: 'virtual-network-subnets',
  machine: 'list',
  icon: 'network',
  kind: 'Virtual network',
  title: ({ of = '' }) => `${idParts(of).name} | Subnets`,
  reads: ({ of = '' }) => ({ network: { get: of } }),
  menu: networkMenu,
  commands: ({ of = '' }) => [
    { label: 'Subnet', icon: 'add', open: { blade: 'subnet-create', of } },
    { label: 'Gateway subnet', icon: 'add', open: { blade: 'gateway-subnet-create', of } },
  ],
  tableTitle: 'Subnets',
  table: ({ network }) => ({
    columns: ['Name', 'Address range', 'Purpose', 'Security group', 'Route table', 'In use by'],
    empty: 'This network has no subnets. Press Subnet to add one.',
    rows: listAt(network, 'properties.subnets').map((subnet) => {
      const users = listAt(subnet, 'properties.ipConfigurations').length;
      return {
        key: idOf(subnet),
        cells: [
          link(idOf(subnet)),
          plain(rangesOf(subnet).join(', ')),
          plain(nameOf(subnet) === gatewaySubnetName ? 'Virtual network gateway' : 'Default'),
          link(textAt(subnet, 'properties.networkSecurityGroup.id')),
          link(textAt(subnet, 'properties.routeTable.id')),
          plain(users === 0 ? '' : String(users)),
        ],
        remove: {
          id: idOf(subnet),
          name: nameOf(subnet),
          title: `Delete subnet ${nameOf(subnet)}`,
          warning: 'Its address range becomes free. Azure refuses while anything stands in it.',
        },
      };
    }),
  }),
});
