/** An ExpressRoute circuit: the logical line between a provider's edge, or the customer's own ports, and Microsoft's. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { circuitExample } from '../../examples/circuit.ts';
import { defineResource } from '../../resource.ts';
import { failCircuitDelete, refuseCircuit, refuseCircuitDelete } from '../../rules/circuit.ts';
import { portAuthorizationOf, portAuthorizationType } from '../../rules/circuit-direct.ts';
import { circuitProperties, circuitSku, globalReachOf, isMade } from '../../rules/circuit-properties.ts';
import { circuitStats } from '../../network/edge-tables.ts';
import { authorizations } from './expressRouteCircuits/authorizations.ts';
import { peerings } from './expressRouteCircuits/peerings.ts';

const noKey = '00000000-0000-0000-0000-000000000000';

export const expressRouteCircuits = defineResource({
  type: 'Microsoft.Network/expressRouteCircuits',
  properties: z.extend(circuitProperties, {
    peerings: z.optional(z.array(z.looseObject({ id: z.string(), name: z.string(), properties: peerings.schema }))),
    authorizations: z.optional(
      z.array(z.looseObject({ id: z.string(), name: z.string(), properties: authorizations.schema })),
    ),
  }),
  sku: circuitSku,
  located: true,
  readOnly: [
    'resourceGuid',
    'circuitProvisioningState',
    'serviceKey',
    'serviceProviderProvisioningState',
    'gatewayManagerEtag',
    'stag',
    'authorizationStatus',
  ],
  children: { peerings, authorizations },
  order: [
    'provisioningState',
    'resourceGuid',
    'peerings',
    'authorizations',
    'serviceProviderProperties',
    'circuitProvisioningState',
    'allowClassicOperations',
    'gatewayManagerEtag',
    'serviceKey',
    'serviceProviderProvisioningState',
    'allowGlobalReach',
    'globalReachEnabled',
    'stag',
  ],
  timings: { create: 60_000, update: 20_000, delete: 30_000 },

  fillSku: (sent) => sent && { name: `${String(sent['tier'])}_${String(sent['family'])}`, ...sent },

  fill(sent, { before }, context) {
    const known = before?.properties;
    return {
      resourceGuid: known?.['resourceGuid'] ?? context.guid('resourceGuid'),
      // Azure shows Disabled while it works, also when an existing circuit is put again.
      circuitProvisioningState: 'Disabled',
      serviceKey: known?.serviceKey ?? noKey,
      serviceProviderProvisioningState: known?.serviceProviderProvisioningState ?? 'NotProvisioned',
      allowClassicOperations: false,
      allowGlobalReach: false,
      globalReachEnabled: false,
      ...(sent.expressRoutePort && { enableDirectPortRateLimit: false }),
      ...sent,
      ...(sent.expressRoutePort && { expressRoutePort: { id: sent.expressRoutePort.id } }),
      ...(known?.stag !== undefined && { gatewayManagerEtag: '', stag: known.stag }),
    };
  },

  references({ properties: { expressRoutePort, authorizationKey } }, { cloud }) {
    if (!expressRoutePort) return [];
    const authorization = portAuthorizationOf(cloud, expressRoutePort.id, authorizationKey);
    return [
      { id: expressRoutePort.id, type: 'Microsoft.Network/expressRoutePorts', at: 'properties.expressRoutePort.id' },
      ...(authorization
        ? [{ id: authorization.id, type: portAuthorizationType, at: 'properties.authorizationKey' }]
        : []),
    ];
  },

  refuse: refuseCircuit,

  settle: ({ properties }, { guid, integer }) => ({
    circuitProvisioningState: 'Enabled',
    serviceKey: properties.serviceKey === noKey ? guid('serviceKey') : properties.serviceKey,
    gatewayManagerEtag: '',
    stag: properties.stag ?? 1 + integer(4094, 'stag'),
    // There is no provider who would have to do anything.
    ...(properties.expressRoutePort && { serviceProviderProvisioningState: 'Provisioned' }),
  }),

  refuseDelete: refuseCircuitDelete,
  failDelete: failCircuitDelete,

  inUse: (circuit, user) =>
    new Refusal(
      400,
      'CrossconnectCircuitInUse',
      `Circuit ${circuit.name} cannot be deleted: connection ${user.id} still uses it. Delete the connection first, then have the provider deprovision the circuit.`,
      { fact: 'expressroute/delete-order' },
    ),

  show: (circuit, cloud) => (globalReachOf(cloud, circuit).some(isMade) ? { globalReachEnabled: true } : {}),

  actions: { stats: { method: 'GET', run: circuitStats } },

  example: circuitExample,
});
