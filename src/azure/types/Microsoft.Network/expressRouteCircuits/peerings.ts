/** A peering: the pair of BGP sessions over which a circuit exchanges routes with virtual networks or with Microsoft's services. */
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { circuitExample, privatePeeringExample } from '../../../examples/circuit.ts';
import { arpTable, circuitStats, routeTable, routeTableSummary } from '../../../network/edge-tables.ts';
import { defineResource } from '../../../resource.ts';
import { peerConnectionsOf } from '../../../rules/peer-connections.ts';
import { refusePeering, refusePeeringDelete, refuseSharedKey } from '../../../rules/peering.ts';
import { peeringProperties } from '../../../rules/peering-properties.ts';
import type { MicrosoftPeeringConfig, PeeringProperties } from '../../../rules/peering-properties.ts';
import { circuitConnections } from './peerings/connections.ts';

/** The ports on Microsoft's edge, once they are given. */
const portsOf = (before: { properties: PeeringProperties } | undefined) => {
  const { primaryAzurePort, secondaryAzurePort } = before?.properties ?? {};
  return primaryAzurePort === undefined ? {} : { primaryAzurePort, secondaryAzurePort };
};

/** Nobody looks prefixes up in a registry here, so whatever is announced stays to be validated. */
const configured = (config: MicrosoftPeeringConfig, state: 'NotConfigured' | 'ValidationNeeded') => ({
  advertisedPublicPrefixes: [],
  advertisedCommunities: [],
  customerASN: 0,
  legacyMode: 0,
  routingRegistryName: 'NONE',
  ...config,
  advertisedPublicPrefixesState: (config.advertisedPublicPrefixes ?? []).length > 0 ? state : 'NotConfigured',
});

/** What both families have beside their prefixes. */
function familyOf(
  { microsoftPeeringConfig, routeFilter }: Pick<PeeringProperties, 'microsoftPeeringConfig' | 'routeFilter'>,
  state: 'NotConfigured' | 'ValidationNeeded',
) {
  return {
    ...(microsoftPeeringConfig && { microsoftPeeringConfig: configured(microsoftPeeringConfig, state) }),
    ...(routeFilter && { routeFilter: { id: routeFilter.id } }),
  };
}

/** The tables of the edge take a while to fetch. */
const seconds = 15_000;
const links = ['primary', 'secondary'] as const;

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
    'peeredConnections',
    'stats',
  ],
  children: { connections: circuitConnections },
  timings: { create: 30_000, update: 20_000, delete: 20_000 },
  typeLast: true,

  // The shared key is never shown again, so it is not kept.
  fill({ sharedKey, ...sent }, { before, name }) {
    refuseSharedKey(name, sharedKey);
    const { ipv6PeeringConfig: six } = sent;
    return {
      peeringType: name,
      azureASN: before?.properties.azureASN ?? 0,
      ...sent,
      ...portsOf(before),
      ...familyOf(sent, 'NotConfigured'),
      ...(six && { ipv6PeeringConfig: { ...six, state: six.state ?? 'Enabled', ...familyOf(six, 'NotConfigured') } }),
      state: sent.state ?? 'Enabled',
      lastModifiedBy: '',
    };
  },

  references: ({ properties: { routeFilter, ipv6PeeringConfig } }) =>
    [
      { id: routeFilter?.id, at: 'properties.routeFilter.id' },
      { id: ipv6PeeringConfig?.routeFilter?.id, at: 'properties.ipv6PeeringConfig.routeFilter.id' },
    ].flatMap(({ id, at }) => (id === undefined ? [] : [{ id, type: 'Microsoft.Network/routeFilters', at }])),

  refuse: refusePeering,

  settle({ properties }, { profile, integer }) {
    const port = `A51-CROSSCONNECT-06GMR-CIS-${1 + integer(8, 'port')}`;
    const { ipv6PeeringConfig: six } = properties;
    return {
      azureASN: valueOf('expressroute/azure-asn', profile),
      primaryAzurePort: properties.primaryAzurePort ?? `${port}-PRI-A`,
      secondaryAzurePort: properties.secondaryAzurePort ?? `${port}-SEC-A`,
      gatewayManagerEtag: '',
      lastModifiedBy: 'Customer',
      ...familyOf(properties, 'ValidationNeeded'),
      ...(six && { ipv6PeeringConfig: { ...six, ...familyOf(six, 'ValidationNeeded') } }),
    };
  },

  refuseDelete: refusePeeringDelete,

  inUse: (peering, user) =>
    new Refusal(400, 'CrossconnectPeeringInUse', `Peering ${peering.name} is used by ${user.id}. Delete that first.`, {
      fact: 'expressroute/private-peering-delete',
    }),

  show: (peering, cloud) => ({ peeredConnections: peerConnectionsOf(cloud, peering) }),

  actions: {
    stats: { method: 'GET', run: circuitStats },
    arpTables: { argument: links, milliseconds: seconds, run: arpTable },
    routeTables: { argument: links, milliseconds: seconds, run: routeTable },
    routeTablesSummary: { argument: links, milliseconds: seconds, run: routeTableSummary },
  },

  example: { ...privatePeeringExample, needs: [circuitExample] },
});
