/** A virtual network gateway: the end of ExpressRoute (or VPN) connections inside a virtual network. */
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { bagOf } from '../../body.ts';
import type { Resource } from '../../cloud.ts';
import { advertisedRoutes, bgpPeerStatus, learnedRoutes, refusePeer } from '../../network/gateway-tables.ts';
import { inOrder } from '../../order.ts';
import { defineResource } from '../../resource.ts';
import { refuseGateway } from '../../rules/gateway.ts';
import { gatewayProperties } from '../../rules/gateway-properties.ts';
import { settleVpnGateway, vpnDefaults } from '../../rules/vpn-gateway.ts';
import { view } from '../../view.ts';

const minute = 60_000;

/** Of an IP configuration, and of its properties. */
const partOrder = [
  'name',
  'id',
  'etag',
  'type',
  'provisioningState',
  'privateIPAllocationMethod',
  'publicIPAddress',
  'subnet',
  'properties',
];

const partsOf = ({ ipConfigurations }: Record<string, unknown>): Record<string, unknown>[] =>
  Array.isArray(ipConfigurations) ? ipConfigurations.map(bagOf) : [];

/** How a gateway is shown. */
const shape = {
  order: [
    'provisioningState',
    'resourceGuid',
    'packetCaptureDiagnosticState',
    'enablePrivateIpAddress',
    'isMigrateToCSES',
    'ipConfigurations',
    'natRules',
    'virtualNetworkGatewayPolicyGroups',
    'enableBgpRouteTranslationForNat',
    'disableIPSecReplayProtection',
    'sku',
    'gatewayType',
    'vpnType',
    'enableBgp',
    'activeActive',
    'vpnClientConfiguration',
    'bgpSettings',
    'vpnGatewayGeneration',
    'allowRemoteVnetTraffic',
    'allowVirtualWanTraffic',
    'adminState',
  ],
  show: ({ etag, properties }: Resource) => ({
    ipConfigurations: partsOf(properties).map((part) => inOrder(partOrder, { ...part, etag })),
  }),
};

export const virtualNetworkGateways = defineResource({
  ...shape,
  type: 'Microsoft.Network/virtualNetworkGateways',
  properties: gatewayProperties,
  located: true,
  isListedByGroupOnly: true,
  readOnly: ['resourceGuid', 'inboundDnsForwardingEndpoint'],
  timings: {
    create: valueOf('expressroute/gateway-deploy-minutes', 'today') * minute,
    update: 10 * minute,
    delete: 10 * minute,
  },

  fill: (sent, { before, id }, context) => ({
    resourceGuid: before?.properties['resourceGuid'] ?? context.guid('resourceGuid'),
    packetCaptureDiagnosticState: 'None',
    enablePrivateIpAddress: false,
    isMigrateToCSES: false,
    enableBgpRouteTranslationForNat: false,
    disableIPSecReplayProtection: false,
    natRules: [],
    virtualNetworkGatewayPolicyGroups: [],
    enableBgp: false,
    activeActive: false,
    vpnType: 'PolicyBased',
    vpnGatewayGeneration: 'None',
    allowRemoteVnetTraffic: false,
    allowVirtualWanTraffic: false,
    adminState: 'Enabled',
    ...vpnDefaults(sent, context),
    ...sent,
    sku: { name: sent.sku.name, tier: sent.sku.tier ?? sent.sku.name, capacity: sent.sku.capacity ?? 2 },
    ipConfigurations: (sent.ipConfigurations ?? []).map((configuration) => ({
      ...configuration,
      id: `${id}/ipConfigurations/${configuration.name}`,
      type: 'Microsoft.Network/virtualNetworkGateways/ipConfigurations',
      properties: inOrder(partOrder, {
        privateIPAllocationMethod: 'Dynamic',
        ...configuration.properties,
        provisioningState: 'Succeeded',
      }),
    })),
  }),

  references: ({ id, properties }) =>
    (properties.ipConfigurations ?? []).flatMap(({ name, properties: { subnet, publicIPAddress } }, index) => {
      const from = `${id}/ipConfigurations/${name}`;
      const at = `properties.ipConfigurations[${index}].properties`;
      return [
        { id: subnet.id, type: 'Microsoft.Network/virtualNetworks/subnets', at: `${at}.subnet.id`, from },
        ...(publicIPAddress
          ? [
              {
                id: publicIPAddress.id,
                type: 'Microsoft.Network/publicIPAddresses',
                at: `${at}.publicIPAddress.id`,
                from,
              },
            ]
          : []),
      ];
    }),

  refuse: refuseGateway,

  settle: settleVpnGateway,

  // Reported by several users in public issues; their texts differ, so the message is ours.
  inUse: (gateway, user) =>
    new Refusal(
      400,
      'VirtualNetworkGatewayCannotBeDeleted',
      `Virtual network gateway ${gateway.id} cannot be deleted: connection ${user.id} still ends here. Delete the connection first.`,
      { fact: 'expressroute/delete-order' },
    ),

  actions: {
    getBgpPeerStatus: { milliseconds: 15_000, run: bgpPeerStatus },
    getLearnedRoutes: { milliseconds: 15_000, run: learnedRoutes },
    getAdvertisedRoutes: { milliseconds: 15_000, refuse: refusePeer, run: advertisedRoutes },
    reset: {
      milliseconds: 3 * minute,
      isChange: true,
      run: (gateway, { cloud }) => view(shape, cloud, gateway),
    },
  },

  example: {
    path: 'virtualNetworkGateways/gateway-example',
    needs: [
      {
        path: 'virtualNetworks/vnet-example',
        body: {
          location: 'westeurope',
          properties: {
            addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
            subnets: [{ name: 'GatewaySubnet', properties: { addressPrefix: '10.0.0.0/27' } }],
          },
        },
      },
      {
        path: 'publicIPAddresses/pip-example',
        body: { location: 'westeurope', sku: { name: 'Standard' }, properties: {} },
      },
    ],
    body: {
      location: 'westeurope',
      properties: {
        gatewayType: 'ExpressRoute',
        sku: { name: 'UltraPerformance', tier: 'UltraPerformance' },
        ipConfigurations: [
          {
            name: 'default',
            properties: {
              subnet: { id: '{group}/providers/Microsoft.Network/virtualNetworks/vnet-example/subnets/GatewaySubnet' },
              publicIPAddress: { id: '{group}/providers/Microsoft.Network/publicIPAddresses/pip-example' },
            },
          },
        ],
      },
    },
  },
});
