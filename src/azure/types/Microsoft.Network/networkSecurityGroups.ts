/** A network security group: rules for the packets of the subnets and network interfaces that name it. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../resource.ts';
import { defaultSecurityRulesOf, keptRule } from '../../rules/security-rule.ts';
import { usersByType } from '../../rules/users.ts';
import { defaultSecurityRules } from './networkSecurityGroups/defaultSecurityRules.ts';
import { securityRules } from './networkSecurityGroups/securityRules.ts';

export const networkSecurityGroups = defineResource({
  type: 'Microsoft.Network/networkSecurityGroups',
  properties: z.looseObject({ flushConnection: z.optional(z.boolean()) }),
  located: true,
  readOnly: ['resourceGuid', 'networkInterfaces', 'subnets', 'flowLogs'],
  children: { securityRules, defaultSecurityRules },
  timings: { create: 4_000, update: 4_000, delete: 4_000 },
  hasEtagHeader: true,

  makes: (_group, context) => ({ defaultSecurityRules: defaultSecurityRulesOf(context) }),

  fill: (sent, { before }, { guid }) => ({
    resourceGuid: before?.properties['resourceGuid'] ?? guid('resourceGuid'),
    ...sent,
  }),

  refuse({ resource, children }, context) {
    const present = new Set((children['defaultSecurityRules'] ?? []).map(({ name }) => name));
    if (!defaultSecurityRulesOf(context).every(({ name }) => present.has(name))) throw keptRule(resource.name);
  },

  inUse: (group, user) =>
    new Refusal(
      400,
      'InUseNetworkSecurityGroupCannotBeDeleted',
      `Network security group ${group.id} cannot be deleted because it is in use by the following resources: ${user.id}. In order to delete the Network security group, remove the association with the resource(s). To learn how to do this, see aka.ms/deletensg.`,
    ),

  show: (group, cloud) =>
    usersByType(cloud, group, {
      networkInterfaces: 'Microsoft.Network/networkInterfaces',
      subnets: 'Microsoft.Network/virtualNetworks/subnets',
    }),

  example: {
    path: 'networkSecurityGroups/nsg-example',
    body: {
      location: 'westeurope',
      properties: {
        securityRules: [
          {
            name: 'deny-branch',
            properties: {
              protocol: '*',
              sourcePortRange: '*',
              destinationPortRange: '*',
              sourceAddressPrefix: '192.168.0.0/16',
              destinationAddressPrefix: '*',
              access: 'Deny',
              priority: 200,
              direction: 'Inbound',
            },
          },
        ],
      },
    },
  },
});
