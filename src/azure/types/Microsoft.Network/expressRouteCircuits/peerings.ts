/** A peering: the pair of BGP sessions over which a circuit exchanges routes with virtual networks or with Microsoft's services. */
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../../resource.ts';
import type { PeeringProperties } from '../../../rules/peering.ts';
import { peeringProperties, refusePeering, refusePeeringDelete, refuseSharedKey } from '../../../rules/peering.ts';
import { circuitExample } from '../../../examples/circuit.ts';

/** The ports on Microsoft's edge, once they are given. */
const portsOf = (before: { properties: PeeringProperties } | undefined) => {
  const { primaryAzurePort, secondaryAzurePort } = before?.properties ?? {};
  return primaryAzurePort === undefined ? {} : { primaryAzurePort, secondaryAzurePort };
};

export const peerings = defineResource({
  type: 'Microsoft.Network/expressRouteCircuits/peerings',
  properties: peeringProperties,
  located: false,
  readOnly: [
    'azureASN',
    'primaryAzurePort',
    'secondaryAzurePort',
    'lastModifiedBy',
    'gatewayManagerEtag',
    'connections',
    'peeredConnections',
  ],
  timings: { create: 30_000, update: 20_000, delete: 20_000 },
  typeLast: true,

  // The shared key is never shown again, so it is not kept.
  fill({ sharedKey, ...sent }, { before, name }) {
    refuseSharedKey(name, sharedKey);
    return {
      peeringType: name,
      azureASN: before?.properties.azureASN ?? 0,
      ...sent,
      ...portsOf(before),
      state: sent.state ?? 'Enabled',
      lastModifiedBy: '',
      connections: [],
      peeredConnections: [],
    };
  },

  refuse: refusePeering,

  settle({ properties }, { profile, integer }) {
    const port = `A51-CROSSCONNECT-06GMR-CIS-${1 + integer(8, 'port')}`;
    return {
      azureASN: valueOf('expressroute/azure-asn', profile),
      primaryAzurePort: properties.primaryAzurePort ?? `${port}-PRI-A`,
      secondaryAzurePort: properties.secondaryAzurePort ?? `${port}-SEC-A`,
      gatewayManagerEtag: '',
      lastModifiedBy: 'Customer',
    };
  },

  refuseDelete: refusePeeringDelete,

  inUse: (peering, user) =>
    new Refusal(400, 'CrossconnectResourceInUse', `Peering ${peering.name} is used by ${user.id}. Delete that first.`),

  example: {
    path: `${circuitExample.path}/peerings/AzurePrivatePeering`,
    needs: [circuitExample],
    body: {
      properties: {
        peeringType: 'AzurePrivatePeering',
        peerASN: 65001,
        primaryPeerAddressPrefix: '192.168.10.16/30',
        secondaryPeerAddressPrefix: '192.168.10.20/30',
        vlanId: 200,
      },
    },
  },
});
