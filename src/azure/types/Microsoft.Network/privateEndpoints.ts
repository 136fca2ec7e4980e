/** A private endpoint: an address in a subnet that leads to one service of Azure. Its network interface is not a resource here. */
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../resource.ts';
import {
  privateEndpointProperties,
  referencesOfPrivateEndpoint,
  refusePrivateEndpoint,
  settlePrivateEndpoint,
  showPrivateEndpoint,
} from '../../rules/private-endpoint.ts';

export const privateEndpoints = defineResource({
  type: 'Microsoft.Network/privateEndpoints',
  properties: privateEndpointProperties,
  located: true,
  readOnly: ['networkInterfaces'],
  patch: 'none',
  timings: { create: 20_000, update: 10_000, delete: 10_000 },

  fill: (sent, { before }) => ({
    ...sent,
    privateLinkServiceConnections: sent.privateLinkServiceConnections ?? [],
    manualPrivateLinkServiceConnections: sent.manualPrivateLinkServiceConnections ?? [],
    customNetworkInterfaceName: sent.customNetworkInterfaceName ?? '',
    subnet: { id: sent.subnet.id },
    ipConfigurations: sent.ipConfigurations ?? [],
    customDnsConfigs: before?.properties.customDnsConfigs ?? [],
  }),

  references: referencesOfPrivateEndpoint,

  refuse: refusePrivateEndpoint,

  settle: settlePrivateEndpoint,

  inUse: (endpoint, user) =>
    new Refusal(
      400,
      'CrossconnectResourceInUse',
      `Private endpoint ${endpoint.name} is used by ${user.id}. Delete that first.`,
    ),

  show: showPrivateEndpoint,

  example: {
    path: 'privateEndpoints/pe-example',
    needs: [
      {
        path: 'virtualNetworks/vnet-example',
        body: {
          location: 'westeurope',
          properties: {
            addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
            subnets: [{ name: 'default', properties: { addressPrefix: '10.0.0.0/24' } }],
          },
        },
      },
      {
        path: '{group}/providers/Microsoft.Storage/storageAccounts/stexample',
        body: { location: 'westeurope', kind: 'StorageV2', sku: { name: 'Standard_LRS' }, properties: {} },
      },
    ],
    body: {
      location: 'westeurope',
      properties: {
        subnet: { id: '{group}/providers/Microsoft.Network/virtualNetworks/vnet-example/subnets/default' },
        privateLinkServiceConnections: [
          {
            name: 'blob',
            properties: {
              privateLinkServiceId: '{group}/providers/Microsoft.Storage/storageAccounts/stexample',
              groupIds: ['blob'],
            },
          },
        ],
      },
    },
  },
});
