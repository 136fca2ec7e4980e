/** An ExpressRoute circuit: the logical line between a provider's edge and Microsoft's. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { circuitExample } from '../../examples/circuit.ts';
import { declareCircuit } from '../../network/circuits.ts';
import { defineResource } from '../../resource.ts';
import { circuitProperties, circuitSku, refuseCircuit, refuseCircuitDelete } from '../../rules/circuit.ts';
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
  ],
  children: { peerings, authorizations },
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
      ...sent,
      ...(known?.stag !== undefined && { gatewayManagerEtag: '', stag: known.stag }),
    };
  },

  refuse: refuseCircuit,

  settle: ({ properties }, { guid, integer }) => ({
    circuitProvisioningState: 'Enabled',
    serviceKey: properties.serviceKey === noKey ? guid('serviceKey') : properties.serviceKey,
    gatewayManagerEtag: '',
    stag: properties.stag ?? 1 + integer(4094, 'stag'),
  }),

  refuseDelete: refuseCircuitDelete,

  inUse: (circuit, user) =>
    new Refusal(
      400,
      'CrossconnectCircuitInUse',
      `Circuit ${circuit.name} cannot be deleted: connection ${user.id} still uses it. Delete the connection first, then have the provider deprovision the circuit.`,
      { fact: 'expressroute/delete-order' },
    ),

  network: declareCircuit,

  example: circuitExample,
});
