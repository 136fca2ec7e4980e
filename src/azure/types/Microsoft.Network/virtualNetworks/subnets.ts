/** A subnet: a part of a virtual network's address space. */
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../../resource.ts';
import { fillSubnet, referencesOfSubnet, refuseSubnet, subnetProperties } from '../../../rules/subnet.ts';
import { usersOfType } from '../../../rules/users.ts';

const privateEndpointType = 'Microsoft.Network/privateEndpoints';

export const subnets = defineResource({
  type: 'Microsoft.Network/virtualNetworks/subnets',
  properties: subnetProperties,
  located: false,
  readOnly: [
    'ipConfigurations',
    'privateEndpoints',
    'ipConfigurationProfiles',
    'resourceNavigationLinks',
    'serviceAssociationLinks',
    'purpose',
  ],
  order: [
    'provisioningState',
    'addressPrefix',
    'addressPrefixes',
    'networkSecurityGroup',
    'routeTable',
    'ipConfigurations',
    'privateEndpoints',
    'serviceEndpoints',
    'delegations',
    'privateEndpointNetworkPolicies',
    'privateLinkServiceNetworkPolicies',
  ],
  timings: { create: 4_000, update: 4_000, delete: 4_000 },
  hasEtagHeader: true,
  typeLast: true,

  fill: fillSubnet,

  references: referencesOfSubnet,

  refuse: refuseSubnet,

  inUse: (subnet, { from }) =>
    new Refusal(
      400,
      'InUseSubnetCannotBeDeleted',
      `Subnet ${subnet.name} is in use by ${from} and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet.`,
    ),

  show(subnet, cloud) {
    const privateEndpoints = usersOfType(cloud, subnet, privateEndpointType);
    const ipConfigurations = Object.entries(subnet.usedBy)
      .filter(([key]) => cloud.resources[key]?.type !== privateEndpointType)
      .map(([, id]) => ({ id }));
    return {
      ...(ipConfigurations.length > 0 && { ipConfigurations }),
      ...(privateEndpoints.length > 0 && { privateEndpoints }),
    };
  },

  actions: {
    ResourceNavigationLinks: { method: 'GET', run: () => ({ value: [] }) },
    ServiceAssociationLinks: { method: 'GET', run: () => ({ value: [] }) },
  },

  example: {
    path: 'virtualNetworks/vnet-example/subnets/workload',
    needs: [
      {
        path: 'virtualNetworks/vnet-example',
        body: { location: 'westeurope', properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } } },
      },
      { path: 'networkSecurityGroups/nsg-example', body: { location: 'westeurope', properties: {} } },
      { path: 'routeTables/rt-example', body: { location: 'westeurope', properties: {} } },
    ],
    body: {
      properties: {
        addressPrefix: '10.0.1.0/24',
        networkSecurityGroup: { id: '{group}/providers/Microsoft.Network/networkSecurityGroups/nsg-example' },
        routeTable: { id: '{group}/providers/Microsoft.Network/routeTables/rt-example' },
        serviceEndpoints: [{ service: 'Microsoft.Storage' }],
      },
    },
  },
});
