/** An authorization: a key with which one connection, of whatever subscription, may use the circuit. */
import * as z from 'zod/mini';
import { defineResource } from '../../../resource.ts';
import { circuitExample } from '../../../examples/circuit.ts';

export const authorizations = defineResource({
  type: 'Microsoft.Network/expressRouteCircuits/authorizations',
  properties: z.looseObject({
    authorizationKey: z.optional(z.string()),
    authorizationUseStatus: z.optional(z.enum(['Available', 'InUse'])),
    connectionResourceUri: z.optional(z.string()),
  }),
  located: false,
  readOnly: ['authorizationKey', 'authorizationUseStatus', 'connectionResourceUri'],
  timings: { create: 10_000, update: 5_000, delete: 20_000 },
  typeLast: true,

  fill: (sent, { before }, context) => ({
    ...sent,
    authorizationKey: before?.properties.authorizationKey ?? context.guid('authorizationKey'),
  }),

  // To revoke an authorization is to delete the connections that were made with it.
  inUse: () => 'users go too',

  // Documentation says both that a key serves once and that deleting the connection releases it; here it is released.
  show(authorization, cloud) {
    const [user] = Object.keys(authorization.usedBy);
    const connection = user === undefined ? undefined : cloud.resources[user];
    return { authorizationUseStatus: connection ? 'InUse' : 'Available', connectionResourceUri: connection?.id ?? '' };
  },

  actions: {
    listKeys: { since: '2026-01-01', run: ({ properties }) => ({ authorizationKey: properties['authorizationKey'] }) },
  },

  example: { path: `${circuitExample.path}/authorizations/example`, needs: [circuitExample], body: { properties: {} } },
});
