/** The routes a gateway knows: those of its own network, and what its BGP peers announced. */
import { defineBlade } from '#src/portal/blade.ts';
import { gatewayMenu, gatewayRoutes } from '#src/portal/gateway-tables.ts';
import { oneTable } from '#src/portal/one-table.ts';
import { idParts } from '#src/portal/resourceId.ts';

export default defineBlade({
  id: 'gateway-learned-routes',
  machine: 'ask',
  icon: 'table',
  kind: 'Virtual network gateway',
  title: ({ of = '' }) => `${idParts(of).name} | Learned routes`,
  menu: gatewayMenu,
  sought: 'learned routes',
  intro: 'What this gateway knows itself (origin Network), and what its BGP peers announced to it.',
  rules: oneTable('getLearnedRoutes'),
  tables: ([answer]) => [{ title: 'Learned routes', ...gatewayRoutes(answer, 'This gateway has learned no routes.') }],
});
