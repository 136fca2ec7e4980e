/** A network interface: joins a virtual machine to a subnet. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { demandMachine, effectiveRoutesOf } from '../../network/effective-routes.ts';
import { effectiveSecurityOf } from '../../network/effective-security.ts';
import { defineResource } from '../../resource.ts';
import { macOf, machineOf, refuseNetworkInterface } from '../../rules/network-interface.ts';
import { ipConfigurations } from './networkInterfaces/ipConfigurations.ts';

const reference = z.looseObject({ id: z.string() });

/** What an action that reads the state of the network takes. */
const reading = { milliseconds: 5_000, refuse: demandMachine };

export const networkInterfaces = defineResource({
  type: 'Microsoft.Network/networkInterfaces',
  properties: z.looseObject({
    networkSecurityGroup: z.optional(reference),
    dnsSettings: z.optional(z.looseObject({ dnsServers: z.optional(z.array(z.string())) })),
    enableIPForwarding: z.optional(z.boolean()),
    enableAcceleratedNetworking: z.optional(z.boolean()),
    nicType: z.optional(z.enum(['Standard', 'Elastic'])),
    auxiliaryMode: z.optional(z.enum(['None', 'MaxConnections', 'Floating', 'AcceleratedConnections'])),
    auxiliarySku: z.optional(z.enum(['None', 'A1', 'A2', 'A4', 'A8'])),
  }),
  located: true,
  readOnly: [
    'resourceGuid',
    'virtualMachine',
    'macAddress',
    'primary',
    'privateEndpoint',
    'hostedWorkloads',
    'tapConfigurations',
    'vnetEncryptionSupported',
    'dscpConfiguration',
  ],
  children: { ipConfigurations },
  timings: { create: 5_000, update: 5_000, delete: 5_000 },
  hasEtagHeader: true,

  fill: ({ dnsSettings, ...sent }, { before }, { guid }) => ({
    resourceGuid: before?.properties['resourceGuid'] ?? guid('resourceGuid'),
    dnsSettings: {
      ...dnsSettings,
      dnsServers: dnsSettings?.dnsServers ?? [],
      appliedDnsServers: dnsSettings?.dnsServers ?? [],
    },
    enableAcceleratedNetworking: false,
    vnetEncryptionSupported: false,
    enableIPForwarding: false,
    disableTcpStateTracking: false,
    ...sent,
    hostedWorkloads: [],
    tapConfigurations: [],
    nicType: sent.nicType ?? 'Standard',
    auxiliaryMode: sent.auxiliaryMode ?? 'None',
    auxiliarySku: sent.auxiliarySku ?? 'None',
  }),

  references: ({ properties: { networkSecurityGroup } }) =>
    networkSecurityGroup
      ? [
          {
            id: networkSecurityGroup.id,
            type: 'Microsoft.Network/networkSecurityGroups',
            at: 'properties.networkSecurityGroup.id',
          },
        ]
      : [],

  refuse: refuseNetworkInterface,

  inUse: (nic, user) =>
    new Refusal(
      400,
      'NicInUse',
      `Network Interface ${nic.id} is used by existing resource ${user.id}. In order to delete the network interface, it must be dissociated from the resource. To learn more, see aka.ms/deletenic.`,
    ),

  show(nic, cloud) {
    const machine = machineOf(cloud, nic);
    return machine ? { macAddress: macOf(nic), primary: machine.isPrimary, virtualMachine: { id: machine.id } } : {};
  },

  actions: {
    effectiveRouteTable: { ...reading, run: (nic, context) => effectiveRoutesOf(nic, context) },
    effectiveNetworkSecurityGroups: { ...reading, run: (nic, context) => effectiveSecurityOf(nic, context) },
  },

  example: {
    path: 'networkInterfaces/nic-example',
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
      { path: 'networkSecurityGroups/nsg-example', body: { location: 'westeurope', properties: {} } },
    ],
    body: {
      location: 'westeurope',
      properties: {
        networkSecurityGroup: { id: '{group}/providers/Microsoft.Network/networkSecurityGroups/nsg-example' },
        ipConfigurations: [
          {
            name: 'ipconfig1',
            properties: {
              subnet: { id: '{group}/providers/Microsoft.Network/virtualNetworks/vnet-example/subnets/default' },
            },
          },
        ],
      },
    },
  },
});
