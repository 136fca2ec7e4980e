/** A key vault, as far as packets care: something a private endpoint leads to. It holds no secrets. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '../../resource.ts';
import { otherNamed } from '../../rules/global-name.ts';

const type = 'Microsoft.KeyVault/vaults';

export const vaults = defineResource({
  type,
  properties: z.looseObject({
    tenantId: z.string(),
    sku: z.looseObject({ family: z.literal('A'), name: z.enum(['standard', 'premium']) }),
    accessPolicies: z.optional(z.array(z.looseObject({}))),
    enableRbacAuthorization: z.optional(z.boolean()),
    publicNetworkAccess: z.optional(z.string()),
  }),
  located: true,
  isPlain: true,
  patch: 'merge',
  isSynchronous: true,
  readOnly: ['vaultUri', 'privateEndpointConnections'],

  fill: (sent, { name }) => ({
    ...sent,
    accessPolicies: sent.accessPolicies ?? [],
    enableRbacAuthorization: sent.enableRbacAuthorization ?? false,
    publicNetworkAccess: sent.publicNetworkAccess ?? 'Enabled',
    vaultUri: `https://${name}.vault.azure.net/`,
  }),

  refuse({ resource }, { cloud, profile }) {
    const { name } = resource;
    const { min, max } = valueOf('expressroute/vault-name', profile);
    const isWell = /^[a-z](?:[a-z\d]|-(?=[a-z\d]))*$/i.test(name);
    if (!isWell || name.length < min || name.length > max) {
      throw new Refusal(
        400,
        'VaultNameNotValid',
        `The vault name '${name}' is invalid. A vault's name must be between ${min}-${max} alphanumeric characters. The name must begin with a letter, end with a letter or digit, and not contain consecutive hyphens. Follow this link for more information: https://go.microsoft.com/fwlink/?linkid=2147742`,
        { fact: 'expressroute/vault-name' },
      );
    }
    if (!otherNamed(cloud, resource)) return;
    throw new Refusal(
      409,
      'VaultAlreadyExists',
      `The vault name '${name}' is already in use. Vault names are globally unique so it is possible that the name is already taken. If you are sure that the vault name was not taken then it is possible that a vault with the same name was recently deleted but not purged after being placed in a recoverable state. If the vault is in a recoverable state then the vault will need to be purged before reusing the name. For more information about VaultAlreadyExists, soft delete and purging a vault follow this link https://go.microsoft.com/fwlink/?linkid=2147740.`,
      { fact: 'expressroute/vault-name' },
    );
  },

  inUse: (vault, user) =>
    new Refusal(400, 'CrossconnectResourceInUse', `Vault ${vault.name} is used by ${user.id}. Delete that first.`),

  example: {
    path: `{group}/providers/${type}/kv-example`,
    body: {
      location: 'westeurope',
      properties: { tenantId: '00000000-0000-0000-0000-00000000000a', sku: { family: 'A', name: 'standard' } },
    },
  },
});
