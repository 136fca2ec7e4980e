/** A public IP address. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../resource.ts';

export const publicIPAddresses = defineResource({
  type: 'Microsoft.Network/publicIPAddresses',
  properties: z.looseObject({
    publicIPAllocationMethod: z.optional(z.enum(['Static', 'Dynamic'])),
    publicIPAddressVersion: z.optional(z.enum(['IPv4', 'IPv6'])),
    idleTimeoutInMinutes: z.optional(z.int().check(z.gte(4), z.lte(30))),
    ipAddress: z.optional(z.string()),
  }),
  sku: z.looseObject({
    name: z.enum(['Basic', 'Standard', 'StandardV2']),
    tier: z.optional(z.enum(['Regional', 'Global'])),
  }),
  located: true,
  readOnly: ['resourceGuid', 'ipAddress', 'ipConfiguration'],
  timings: { create: 5_000, update: 5_000, delete: 5_000 },
  hasEtagHeader: true,
  typeLast: true,

  fillSku: (sent) => ({ name: 'Basic', tier: 'Regional', ...sent }),

  fill: (sent, { before, sku }, context) => ({
    resourceGuid: before?.properties['resourceGuid'] ?? context.guid('resourceGuid'),
    publicIPAddressVersion: 'IPv4',
    publicIPAllocationMethod: sku?.['name'] === 'Basic' ? 'Dynamic' : 'Static',
    idleTimeoutInMinutes: 4,
    ...sent,
    ipTags: sent['ipTags'] ?? [],
    ...(before?.properties.ipAddress !== undefined && { ipAddress: before.properties.ipAddress }),
  }),

  refuse({ resource }) {
    const { name, sku, properties } = resource;
    if (sku?.['name'] === 'Basic' || properties.publicIPAllocationMethod === 'Static') return;
    throw new Refusal(
      400,
      'CrossconnectStandardAddressIsStatic',
      `${name} has SKU ${String(sku?.['name'])} and allocation ${properties.publicIPAllocationMethod ?? ''}. A Standard public IP address is always Static. Send publicIPAllocationMethod Static.`,
      { target: 'properties.publicIPAllocationMethod' },
    );
  },

  settle({ properties }, { integer }) {
    if (properties.publicIPAllocationMethod !== 'Static' || properties.ipAddress !== undefined) return {};
    const octets = [16 + integer(200, 'second'), integer(256, 'third'), 1 + integer(254, 'fourth')];
    return {
      ipAddress:
        properties.publicIPAddressVersion === 'IPv6'
          ? `2603:1020:${octets.map((octet) => octet.toString(16)).join(':')}::1`
          : `20.${octets.join('.')}`,
    };
  },

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
    body: { location: 'westeurope', sku: { name: 'Standard' }, properties: { publicIPAllocationMethod: 'Static' } },
  },
});
