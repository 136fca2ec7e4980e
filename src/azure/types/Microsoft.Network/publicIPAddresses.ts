/** A public IP address. */
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../resource.ts';
import {
  fillPublicAddress,
  publicAddressProperties,
  publicAddressSku,
  refusePublicAddressItself,
  settlePublicAddress,
} from '../../rules/public-address-itself.ts';

export const publicIPAddresses = defineResource({
  type: 'Microsoft.Network/publicIPAddresses',
  properties: publicAddressProperties,
  sku: publicAddressSku,
  located: true,
  readOnly: ['resourceGuid', 'ipAddress', 'ipConfiguration'],
  order: [
    'provisioningState',
    'resourceGuid',
    'ipAddress',
    'publicIPAddressVersion',
    'publicIPAllocationMethod',
    'idleTimeoutInMinutes',
    'dnsSettings',
    'ipTags',
    'ipConfiguration',
    'ddosSettings',
  ],
  timings: { create: 5_000, update: 5_000, delete: 5_000 },
  hasEtagHeader: true,
  typeLast: true,

  fillSku: (sent) => ({ name: 'Basic', tier: 'Regional', ...sent }),

  fill: fillPublicAddress,

  refuse: refusePublicAddressItself,

  settle: settlePublicAddress,

  inUse: (address, { from }) =>
    new Refusal(
      400,
      'PublicIPAddressCannotBeDeleted',
      `Public IP address ${address.id} can not be deleted since it is still allocated to resource ${from}. In order to delete the public IP, disassociate/detach the Public IP address from the resource.  To learn how to do this, see aka.ms/deletepublicip.`,
    ),

  show({ usedBy }) {
    const [id] = Object.values(usedBy);
    return id === undefined ? {} : { ipConfiguration: { id } };
  },

  example: {
    path: 'publicIPAddresses/pip-example',
    body: {
      location: 'westeurope',
      sku: { name: 'Standard' },
      properties: { publicIPAllocationMethod: 'Static', dnsSettings: { domainNameLabel: 'contoso-example' } },
    },
  },
});
