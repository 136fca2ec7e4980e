/** What the blades about a gateway share: its menu, and how its routes are shown. */
import type { MenuEntry, Table } from '#src/portal/blade.ts';
import { activityLog, answerTable, metrics, properties, resourceHealth, tags } from '#src/portal/cells.ts';
import type { Place } from '#src/portal/place.ts';

export const gatewayMenu = ({ of = '' }: Place): MenuEntry[] => [
  { label: 'Overview', icon: 'overview', open: { blade: 'virtual-network-gateway', of } },
  activityLog(of),
  tags(of),
  { label: 'Configuration', icon: 'configuration', open: { blade: 'gateway-configuration', of } },
  { label: 'Connections', icon: 'connection', open: { blade: 'gateway-connections', of } },
  { label: 'BGP peers', icon: 'peering', open: { blade: 'gateway-bgp-peers', of } },
  { label: 'Learned routes', icon: 'table', open: { blade: 'gateway-learned-routes', of } },
  { label: 'Advertised routes', icon: 'table', open: { blade: 'gateway-advertised-routes', of } },
  properties(of),
  metrics(of),
  resourceHealth(of),
  { label: 'JSON View', icon: 'json', open: { blade: 'resource-json', of } },
];

/** Routes as a gateway lists them. */
export const gatewayRoutes = (answer: unknown, empty: string): Table =>
  answerTable(
    answer,
    [
      ['Network', 'network'],
      ['Next hop', 'nextHop'],
      ['Source peer', 'sourcePeer'],
      ['Origin', 'origin'],
      ['AS path', 'asPath'],
      ['Weight', 'weight'],
      ['Local address', 'localAddress'],
    ],
    empty,
  );
