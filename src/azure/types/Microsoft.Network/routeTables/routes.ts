/** A user route: where packets to a prefix go, whatever the network would do with them. */
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../../resource.ts';
import { refuseRoute, routeProperties } from '../../../rules/route.ts';

export const routes = defineResource({
  type: 'Microsoft.Network/routeTables/routes',
  properties: routeProperties,
  located: false,
  readOnly: ['hasBgpOverride'],
  timings: { create: 2_000, update: 2_000, delete: 2_000 },
  typeLast: true,

  fill: (sent) => ({ ...sent, hasBgpOverride: false }),

  refuse: refuseRoute,

  inUse: (route, user) =>
    new Refusal(400, 'CrossconnectResourceInUse', `Route ${route.name} is used by ${user.id}. Delete that first.`),

  example: {
    path: 'routeTables/rt-example/routes/to-branch',
    needs: [{ path: 'routeTables/rt-example', body: { location: 'westeurope', properties: {} } }],
    body: {
      properties: { addressPrefix: '192.168.0.0/16', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.0.1.4' },
    },
  },
});
