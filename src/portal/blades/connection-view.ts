/** A connection: what it joins, how it stands, and its deletion. */
import { defineBlade } from '#src/portal/blade.ts';
import type { MenuEntry } from '#src/portal/blade.ts';
import {
  activityLog,
  byId,
  commonEssentials,
  link,
  metrics,
  networkOfGateway,
  plain,
  properties,
  resourceHealth,
  state,
  tags,
} from '#src/portal/cells.ts';
import { at, idOf, members, nameOf, textAt } from '#src/portal/json.ts';
import type { Place } from '#src/portal/place.ts';
import { idParts } from '#src/portal/resourceId.ts';

export const connectionMenu = ({ of = '' }: Place): MenuEntry[] => [
  { label: 'Overview', icon: 'overview', open: { blade: 'connection', of } },
  activityLog(of),
  tags(of),
  { label: 'Configuration', icon: 'configuration', open: { blade: 'connection-configuration', of } },
  properties(of),
  metrics(of),
  resourceHealth(of),
  { label: 'JSON View', icon: 'json', open: { blade: 'resource-json', of } },
];

export default defineBlade({
  id: 'connection',
  machine: 'resource',
  icon: 'connection',
  kind: 'Connection',
  title: ({ of = '' }) => idParts(of).name,
  reads: ({ of = '' }) => ({ resource: { get: of }, gateways: { list: 'Microsoft.Network/virtualNetworkGateways' } }),
  menu: connectionMenu,
  rules: () => ({
    remove: ({ resource }) => ({
      method: 'DELETE',
      id: idOf(resource),
      title: `Delete connection ${nameOf(resource)}`,
    }),
  }),
  removal: ({ resource }) => ({
    title: `Delete ${nameOf(resource)}?`,
    text: 'The virtual network loses its way through the circuit. Gateway, circuit and authorizations stay.',
  }),
  notices: ({ resource }) =>
    textAt(resource, 'properties.provisioningState') === 'Failed'
      ? [
          {
            tone: 'error',
            title: 'This connection failed to deploy',
            text: 'It carries no traffic, and it blocks the deletion of its gateway. Delete it, remove the cause, then add it again.',
          },
        ]
      : [],
  essentials: (answers) => {
    const { resource } = answers;
    const gateway = textAt(resource, 'properties.virtualNetworkGateway1.id');
    const status = textAt(resource, 'properties.connectionStatus');
    return [
      ...commonEssentials(resource),
      { label: 'Connection type', cell: plain(textAt(resource, 'properties.connectionType')) },
      ...(status === '' ? [] : [{ label: 'Status', cell: state(status) }]),
      { label: 'Virtual network', cell: link(networkOfGateway(byId(members(answers['gateways']), gateway))) },
      { label: 'Virtual network gateway', cell: link(gateway) },
      { label: 'Circuit', cell: link(textAt(resource, 'properties.peer.id')) },
      {
        label: 'Authorization',
        cell: plain(textAt(resource, 'properties.authorizationKey') === '' ? 'Not used' : 'Redeemed'),
      },
      { label: 'Routing weight', cell: plain(textAt(resource, 'properties.routingWeight')) },
      {
        label: 'FastPath',
        cell:
          at(resource, 'properties.expressRouteGatewayBypass') === true
            ? { text: 'On', tone: 'good' }
            : { text: 'Off', tone: 'quiet' },
      },
    ];
  },
});
