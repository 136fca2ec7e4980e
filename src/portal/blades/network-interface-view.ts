/** A network interface: its addresses, where it stands, and the machine it belongs to. */
import { defineBlade } from '#src/portal/blade.ts';
import { commonEssentials, link, plain } from '#src/portal/cells.ts';
import { interfaceMenu } from '#src/portal/interfaces.ts';
import { at, listAt, nameOf, textAt } from '#src/portal/json.ts';
import { asksBefore, removes } from '#src/portal/removing.ts';
import { idParts } from '#src/portal/resourceId.ts';

export default defineBlade({
  id: 'network-interface',
  machine: 'resource',
  icon: 'interface',
  kind: 'Network interface',
  title: ({ of = '' }) => idParts(of).name,
  reads: ({ of = '' }) => ({ resource: { get: of } }),
  menu: interfaceMenu,
  ...asksBefore('Its private address becomes free. Azure refuses while a virtual machine has it.'),
  rules: () => removes('network interface'),
  essentials: ({ resource }) => [
    ...commonEssentials(resource),
    { label: 'Virtual machine', cell: link(textAt(resource, 'properties.virtualMachine.id')) },
    { label: 'Network security group', cell: link(textAt(resource, 'properties.networkSecurityGroup.id')) },
    {
      label: 'IP forwarding',
      cell: plain(at(resource, 'properties.enableIPForwarding') === true ? 'Enabled' : 'Disabled'),
    },
    { label: 'MAC address', cell: plain(textAt(resource, 'properties.macAddress')) },
  ],
  tables: ({ resource }) => [
    {
      title: 'IP configurations',
      columns: ['Name', 'Private IP address', 'Virtual network', 'Subnet', 'Public IP address'],
      empty: 'This network interface has no IP configurations.',
      rows: listAt(resource, 'properties.ipConfigurations').map((part) => {
        const subnet = textAt(part, 'properties.subnet.id');
        return {
          key: nameOf(part),
          cells: [
            { text: nameOf(part) },
            plain(textAt(part, 'properties.privateIPAddress')),
            link(subnet.replace(/\/subnets\/[^/]+$/i, '')),
            plain(idParts(subnet).name),
            link(textAt(part, 'properties.publicIPAddress.id')),
          ],
        };
      }),
    },
  ],
});
