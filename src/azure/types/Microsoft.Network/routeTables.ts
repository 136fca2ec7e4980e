/** A route table: the user routes of the subnets that name it. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../resource.ts';
import { refuseTable } from '../../rules/route.ts';
import { usersByType } from '../../rules/users.ts';
import { routes } from './routeTables/routes.ts';

export const routeTables = defineResource({
  type: 'Microsoft.Network/routeTables',
  properties: z.looseObject({ disableBgpRoutePropagation: z.optional(z.boolean()) }),
  located: true,
  readOnly: ['resourceGuid', 'subnets'],
  children: { routes },
  timings: { create: 4_000, update: 4_000, delete: 4_000 },
  hasEtagHeader: true,

  fill: (sent, { before }, { guid }) => ({
    resourceGuid: before?.properties['resourceGuid'] ?? guid('resourceGuid'),
    disableBgpRoutePropagation: false,
    ...sent,
  }),

  refuse: refuseTable,

  inUse: (table) =>
    new Refusal(400, 'InUseRouteTableCannotBeDeleted', `Route table ${table.name} is in use and cannot be deleted.`),

  show: (table, cloud) => usersByType(cloud, table, { subnets: 'Microsoft.Network/virtualNetworks/subnets' }),

  example: {
    path: 'routeTables/rt-example',
    body: {
      location: 'westeurope',
      properties: {
        routes: [
          {
            name: 'to-branch',
            properties: {
              addressPrefix: '192.168.0.0/16',
              nextHopType: 'VirtualAppliance',
              nextHopIpAddress: '10.0.1.4',
            },
          },
        ],
      },
    },
  },
});
