/** An authorization of a port pair: a key with which one circuit, of whatever subscription, may run on it. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { portExample } from '../../../examples/port.ts';
import { defineResource } from '../../../resource.ts';

export const portAuthorizations = defineResource({
  type: 'Microsoft.Network/expressRoutePorts/authorizations',
  properties: z.looseObject({
    authorizationKey: z.optional(z.string()),
    authorizationUseStatus: z.optional(z.enum(['Available', 'InUse'])),
    circuitResourceUri: z.optional(z.string()),
  }),
  located: false,
  readOnly: ['authorizationKey', 'authorizationUseStatus', 'circuitResourceUri'],
  timings: { create: 10_000, update: 5_000, delete: 20_000 },
  typeLast: true,

  fill: (sent, { before }, { guid }) => ({
    ...sent,
    authorizationKey: before?.properties.authorizationKey ?? guid('authorizationKey'),
  }),

  inUse: (authorization, user) =>
    new Refusal(
      400,
      'CrossconnectAuthorizationInUse',
      `Authorization ${authorization.name} cannot be deleted: circuit ${user.id} runs on the port pair with its key. Delete the circuit first.`,
      { fact: 'expressroute/direct-authorization' },
    ),

  show(authorization, cloud) {
    const [user] = Object.keys(authorization.usedBy);
    const circuit = user === undefined ? undefined : cloud.resources[user];
    return { authorizationUseStatus: circuit ? 'InUse' : 'Available', circuitResourceUri: circuit?.id ?? '' };
  },

  actions: {
    listKeys: { since: '2026-01-01', run: ({ properties }) => ({ authorizationKey: properties['authorizationKey'] }) },
  },

  example: { path: `${portExample.path}/authorizations/example`, needs: [portExample], body: { properties: {} } },
});
