/** The routes that hold at a network interface: Azure's own, those of gateways, and the user's, with what beats what. */
import { defineBlade } from '#src/portal/blade.ts';
import { plain } from '#src/portal/cells.ts';
import { oneTable } from '#src/portal/one-table.ts';
import { interfaceMenu } from '#src/portal/interfaces.ts';
import { members, textAt, textsAt } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { stateWords } from '#src/portal/words.ts';

export default defineBlade({
  id: 'interface-effective-routes',
  machine: 'ask',
  icon: 'table',
  kind: 'Network interface',
  title: ({ of = '' }) => `${idParts(of).name} | Effective routes`,
  menu: interfaceMenu,
  sought: 'effective routes',
  intro:
    'Every route that holds for packets leaving this network interface. A route that another one beats is invalid.',
  rules: oneTable('effectiveRouteTable'),
  tables: ([answer]) => [
    {
      title: 'Effective routes',
      columns: ['Source', 'State', 'Address prefixes', 'Next hop type', 'Next hop IP address', 'User-defined route'],
      rows: members(answer).map((route, index) => ({
        key: String(index),
        cells: [
          plain(stateWords(textAt(route, 'source'))),
          textAt(route, 'state') === 'Active' ? { text: 'Active', tone: 'good' } : plain(textAt(route, 'state')),
          plain(textsAt(route, 'addressPrefix').join(', ')),
          plain(textAt(route, 'nextHopType')),
          plain(textsAt(route, 'nextHopIpAddress').join(', ')),
          plain(textAt(route, 'name')),
        ],
      })),
      empty: 'There are no routes.',
    },
  ],
});
