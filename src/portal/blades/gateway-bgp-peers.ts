/** The BGP peers of a gateway: whether each session is up, and how much came over it. */
import { defineBlade } from '#src/portal/blade.ts';
import { answerTable } from '#src/portal/cells.ts';
import { gatewayMenu } from '#src/portal/gateway-tables.ts';
import { oneTable } from '#src/portal/one-table.ts';
import { idParts } from '#src/portal/resourceId.ts';

export default defineBlade({
  id: 'gateway-bgp-peers',
  machine: 'ask',
  icon: 'peering',
  kind: 'Virtual network gateway',
  title: ({ of = '' }) => `${idParts(of).name} | BGP peers`,
  menu: gatewayMenu,
  sought: 'BGP peers',
  intro: 'The routers that this gateway speaks BGP with, and the state of each session.',
  rules: oneTable('getBgpPeerStatus'),
  tables: ([answer]) => [
    {
      title: 'BGP peers',
      ...answerTable(
        answer,
        [
          ['Peer address', 'neighbor'],
          ['AS number', 'asn'],
          ['Status', 'state'],
          ['Routes received', 'routesReceived'],
          ['Local address', 'localAddress'],
        ],
        'This gateway has no BGP peers: none of its connections speaks BGP.',
      ),
    },
  ],
});
