/** A storage account, as far as packets care: something a private endpoint leads to. It holds no data. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../resource.ts';
import { otherNamed } from '../../rules/global-name.ts';

const type = 'Microsoft.Storage/storageAccounts';

const services = ['dfs', 'web', 'blob', 'queue', 'table', 'file'];

export const storageAccounts = defineResource({
  type,
  properties: z.looseObject({
    accessTier: z.optional(z.enum(['Hot', 'Cool', 'Cold', 'Premium'])),
    publicNetworkAccess: z.optional(z.enum(['Enabled', 'Disabled', 'SecuredByPerimeter'])),
    supportsHttpsTrafficOnly: z.optional(z.boolean()),
    minimumTlsVersion: z.optional(z.string()),
  }),
  sku: z.looseObject({ name: z.string() }),
  located: true,
  isPlain: true,
  patch: 'merge',
  envelope: ['kind', 'identity'],
  readOnly: ['creationTime', 'primaryEndpoints', 'primaryLocation', 'statusOfPrimary', 'privateEndpointConnections'],
  timings: { create: 20_000, update: 0, delete: 0 },

  fillSku: (sent) => sent && { ...sent, tier: String(sent['name']).split('_')[0] ?? '' },

  fill: (sent, { before, name }, { now }) => ({
    ...sent,
    supportsHttpsTrafficOnly: sent.supportsHttpsTrafficOnly ?? true,
    minimumTlsVersion: sent.minimumTlsVersion ?? 'TLS1_2',
    accessTier: sent.accessTier ?? 'Hot',
    creationTime: before?.properties['creationTime'] ?? new Date(now).toISOString(),
    primaryEndpoints: Object.fromEntries(
      services.map((service) => [service, `https://${name}.${service}.core.windows.net/`]),
    ),
    statusOfPrimary: 'available',
  }),

  refuse({ resource }, { cloud, profile }) {
    const { name, sku, envelope } = resource;
    const { min, max } = valueOf('expressroute/storage-account-name', profile);
    if (name.length < min || name.length > max || !/^[a-z\d]+$/.test(name)) {
      throw new Refusal(
        400,
        'AccountNameInvalid',
        `${name} is not a valid storage account name. Storage account name must be between ${min} and ${max} characters in length and use numbers and lower-case letters only.`,
        { fact: 'expressroute/storage-account-name' },
      );
    }
    if (otherNamed(cloud, resource)) {
      throw new Refusal(409, 'StorageAccountAlreadyTaken', `The storage account named ${name} is already taken.`, {
        fact: 'expressroute/storage-account-name',
      });
    }
    if (sku && envelope?.['kind'] !== undefined) return;
    throw new Refusal(
      400,
      'CrossconnectStorageAccountIncomplete',
      `${name} has ${sku ? 'no kind' : 'no sku'}. Send kind, such as StorageV2, and sku with a name, such as Standard_LRS.`,
      { target: sku ? 'kind' : 'sku' },
    );
  },

  inUse: (account, user) =>
    new Refusal(400, 'CrossconnectResourceInUse', `Account ${account.name} is used by ${user.id}. Delete that first.`),

  show: ({ location }) => ({ primaryLocation: location }),

  example: {
    path: `{group}/providers/${type}/stexample`,
    body: { location: 'westeurope', kind: 'StorageV2', sku: { name: 'Standard_LRS' }, properties: {} },
  },
});
