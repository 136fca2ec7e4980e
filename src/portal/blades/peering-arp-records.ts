/** The ARP records of a peering: whether both ends of a link see each other's hardware address. */
import { defineBlade } from '#src/portal/blade.ts';
import { answerTable } from '#src/portal/cells.ts';
import { linkField, linkRules, peeringMenu, peeringTitle } from '#src/portal/peerings.ts';

export default defineBlade({
  id: 'peering-arp-records',
  machine: 'ask',
  icon: 'address',
  kind: 'Peering',
  title: (place) => peeringTitle(place, 'ARP records'),
  menu: peeringMenu,
  sought: 'ARP records',
  intro: 'The hardware addresses that Microsoft’s edge router sees on one link: its own and that of your router.',
  fields: [linkField],
  rules: linkRules('arpTables'),
  tables: ([answer]) => [
    {
      title: 'ARP records',
      ...answerTable(
        answer,
        [
          ['Interface', 'interface'],
          ['IP address', 'ipAddress'],
          ['MAC address', 'macAddress'],
          ['Age (minutes)', 'age'],
        ],
        'There are no ARP records: this link has no addresses in this peering, or the peering is disabled.',
      ),
    },
  ],
});
