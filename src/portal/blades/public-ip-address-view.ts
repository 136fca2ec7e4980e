/** A public IP address, and what it belongs to. */
import { defineBlade } from '#src/portal/blade.ts';
import { commonEssentials, identifier, link, plain, plainMenu } from '#src/portal/cells.ts';
import { idOf, listAt, members, sameId, textAt } from '#src/portal/json.ts';
import { asksBefore, removes } from '#src/portal/removing.ts';
import { idParts } from '#src/portal/resourceId.ts';

export default defineBlade({
  id: 'public-ip-address',
  machine: 'resource',
  icon: 'address',
  kind: 'Public IP address',
  title: ({ of = '' }) => idParts(of).name,
  reads: ({ of = '' }) => ({ resource: { get: of }, gateways: { list: 'Microsoft.Network/virtualNetworkGateways' } }),
  menu: plainMenu,
  ...asksBefore('Its number goes back to Azure. Azure refuses while a resource has it.'),
  rules: () => removes('public IP address'),
  essentials: ({ resource, gateways }) => {
    const holder = members(gateways).find((gateway) =>
      listAt(gateway, 'properties.ipConfigurations').some((one) =>
        sameId(textAt(one, 'properties.publicIPAddress.id'), idOf(resource)),
      ),
    );
    return [
      ...commonEssentials(resource),
      { label: 'IP address', cell: identifier(textAt(resource, 'properties.ipAddress')) },
      { label: 'SKU', cell: plain(textAt(resource, 'sku.name')) },
      { label: 'Assignment', cell: plain(textAt(resource, 'properties.publicIPAllocationMethod')) },
      { label: 'Version', cell: plain(textAt(resource, 'properties.publicIPAddressVersion')) },
      { label: 'Used by', cell: link(idOf(holder)) },
    ];
  },
});
