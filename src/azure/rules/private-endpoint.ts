/** What holds for a private endpoint: what it may lead to, and the address and names it gets. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf, nameOf, parseResourceId } from '#src/base/resource-id.ts';
import { findResource } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import type { Context, Proposal, Reference, Typed } from '../resource.ts';
import { networkIdOf } from './ip-configuration.ts';
import { missing } from './missing.ts';
import { notSimulated } from './not-simulated.ts';
import { freeIn, refuseTenant } from './subnet-addresses.ts';

const link = z.looseObject({
  name: z.string(),
  properties: z.looseObject({
    privateLinkServiceId: z.string(),
    groupIds: z.optional(z.array(z.string())),
    requestMessage: z.optional(z.string().check(z.maxLength(140))),
  }),
});

export const privateEndpointProperties = z.looseObject({
  subnet: z.looseObject({ id: z.string() }),
  privateLinkServiceConnections: z.optional(z.array(link)),
  manualPrivateLinkServiceConnections: z.optional(z.array(link)),
  ipConfigurations: z.optional(
    z.array(
      z.looseObject({
        name: z.string(),
        properties: z.looseObject({
          groupId: z.optional(z.string()),
          memberName: z.optional(z.string()),
          privateIPAddress: z.string(),
        }),
      }),
    ),
  ),
  customNetworkInterfaceName: z.optional(z.string()),
  customDnsConfigs: z.optional(
    z.array(z.looseObject({ fqdn: z.optional(z.string()), ipAddresses: z.optional(z.array(z.string())) })),
  ),
});
export type PrivateEndpoint = z.infer<typeof privateEndpointProperties>;
type Link = z.infer<typeof link>;

/** The services that can be behind a private endpoint here: the groups of each, with the end of their names. */
const services: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Microsoft.Storage/storageAccounts': {
    blob: 'blob.core.windows.net',
    file: 'file.core.windows.net',
    queue: 'queue.core.windows.net',
    table: 'table.core.windows.net',
    web: 'web.core.windows.net',
    dfs: 'dfs.core.windows.net',
  },
  'Microsoft.KeyVault/vaults': { vault: 'vault.azure.net' },
};

const serviceOf = (id: string) => {
  const type = parseResourceId(id)?.type ?? '';
  return Object.entries(services).find(([known]) => keyOf(known) === keyOf(type));
};

/** Both lists of connections; those of the second wait for somebody to approve them. */
export const linksOf = ({ properties }: { properties: PrivateEndpoint }): { link: Link; member: string }[] =>
  (['privateLinkServiceConnections', 'manualPrivateLinkServiceConnections'] as const).flatMap((member) =>
    (properties[member] ?? []).map((one) => ({ link: one, member })),
  );

const refuse = (code: string, message: string, target: string): never => {
  throw new Refusal(400, code, message, { target: `properties.${target}` });
};

/** What a private endpoint names. The service behind it may be deleted: its connection is then Disconnected. */
export function referencesOfPrivateEndpoint(endpoint: Typed<PrivateEndpoint>): Reference[] {
  const { subnet } = endpoint.properties;
  return [
    { id: subnet.id, type: 'Microsoft.Network/virtualNetworks/subnets', at: 'properties.subnet.id' },
    ...linksOf(endpoint).flatMap(({ link: { properties }, member }): Reference[] => {
      const [type] = serviceOf(properties.privateLinkServiceId) ?? [];
      const at = `properties.${member}.privateLinkServiceId`;
      return type === undefined ? [] : [{ id: properties.privateLinkServiceId, type, at, isLoose: true }];
    }),
  ];
}

function refuseLink(name: string, { properties }: Link, member: string): void {
  const { privateLinkServiceId, groupIds = [] } = properties;
  const [type, groups] = serviceOf(privateLinkServiceId) ?? [];
  if (type === undefined || groups === undefined) {
    throw notSimulated(
      `A private endpoint for ${parseResourceId(privateLinkServiceId)?.type ?? privateLinkServiceId}`,
      `Simulated are ${Object.keys(services).join(' and ')}.`,
      `properties.${member}`,
    );
  }
  const wrong = groupIds.find((group) => !Object.hasOwn(groups, group));
  if (groupIds.length === 1 && wrong === undefined) return;
  refuse(
    'CrossconnectPrivateEndpointGroup',
    `${name} asks for ${groupIds.length === 0 ? 'no group' : groupIds.join(', ')} of ${nameOf(privateLinkServiceId)}. Send one of ${Object.keys(groups).join(', ')} in groupIds.`,
    member,
  );
}

/** The rules of a private endpoint. */
export function refusePrivateEndpoint({ resource, before }: Proposal<PrivateEndpoint>, context: Context): void {
  const { name, properties, location } = resource;
  const links = linksOf(resource);
  if (links.length !== 1) {
    refuse(
      'CrossconnectPrivateEndpointConnections',
      `${name} has ${links.length} connections. A private endpoint leads to one service. Send one in privateLinkServiceConnections, or in manualPrivateLinkServiceConnections if its owner must approve it.`,
      'privateLinkServiceConnections',
    );
  }
  for (const { link: one, member } of links) refuseLink(name, one, member);
  const groups: unknown = properties['applicationSecurityGroups'];
  if (Array.isArray(groups) && groups.length > 0) {
    throw notSimulated('An application security group', 'Leave it out.', 'properties.applicationSecurityGroups');
  }
  if (before && keyOf(before.properties.subnet.id) !== keyOf(properties.subnet.id)) {
    refuse(
      'CrossconnectPrivateEndpointSubnetChange',
      `${name} stands in ${before.properties.subnet.id}. A private endpoint stays in its subnet. Delete it and create it anew.`,
      'subnet.id',
    );
  }
  const network = findResource(context.cloud, networkIdOf(properties.subnet.id));
  if (network && network.location !== location) throw missing(network.id, resource.id, 'properties.subnet.id');
  const [fixed] = properties.ipConfigurations ?? [];
  refuseTenant(
    {
      id: resource.id,
      subnet: properties.subnet.id,
      address: fixed?.properties.privateIPAddress,
      isStatic: fixed !== undefined,
      family: 4,
      at: 'properties.ipConfigurations',
    },
    0,
    context,
  );
}

/** The address it gets, under the name of the service: what it is found by. */
export function settlePrivateEndpoint(endpoint: Typed<PrivateEndpoint>, context: Context): Record<string, unknown> {
  const { properties } = endpoint;
  const subnet = findResource(context.cloud, properties.subnet.id);
  if (!subnet || (properties.customDnsConfigs ?? []).length > 0) return {};
  const [fixed] = properties.ipConfigurations ?? [];
  const address = fixed?.properties.privateIPAddress ?? freeIn(subnet, 4, 1, context)[0];
  const customDnsConfigs = linksOf(endpoint).flatMap(({ link: one }) => {
    const { privateLinkServiceId, groupIds = [] } = one.properties;
    const [, groups = {}] = serviceOf(privateLinkServiceId) ?? [];
    return groupIds.map((group) => ({
      fqdn: `${nameOf(privateLinkServiceId)}.${groups[group] ?? ''}`,
      ipAddresses: address === undefined ? [] : [address],
    }));
  });
  return { customDnsConfigs };
}

function stateOf(cloud: Cloud, one: Link, member: string) {
  if (!findResource(cloud, one.properties.privateLinkServiceId)) {
    return {
      status: 'Disconnected',
      description: 'The service is gone',
      actionsRequired: 'Delete the private endpoint',
    };
  }
  return member === 'privateLinkServiceConnections'
    ? { status: 'Approved', description: 'Auto-Approved', actionsRequired: 'None' }
    : { status: 'Pending', description: 'Awaiting Approval', actionsRequired: 'None' };
}

/** Its connections as they stand now. */
export function showPrivateEndpoint(resource: Resource, cloud: Cloud): Record<string, unknown> {
  const lists = ['privateLinkServiceConnections', 'manualPrivateLinkServiceConnections'].map((member) => {
    const stored = z.array(link).safeParse(resource.properties[member]).data ?? [];
    const shown = stored.map((one) => ({
      name: one.name,
      id: `${resource.id}/${member}/${one.name}`,
      properties: {
        provisioningState: 'Succeeded',
        ...one.properties,
        privateLinkServiceConnectionState: stateOf(cloud, one, member),
      },
      type: `Microsoft.Network/privateEndpoints/${member}`,
    }));
    return [member, shown] as const;
  });
  return Object.fromEntries(lists);
}
