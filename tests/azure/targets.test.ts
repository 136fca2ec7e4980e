import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import { trace } from '#src/datapath/trace.ts';
import { at, createAzure, group, user } from './azure.ts';
import type { Azure } from './azure.ts';

type Json = Record<string, unknown>;

const accountId = `${group}/providers/Microsoft.Storage/storageAccounts/stcontoso`;
const account: Json = { location: 'northeurope', kind: 'StorageV2', sku: { name: 'Standard_LRS' }, properties: {} };
const vaultId = (name: string, within = group) => `${within}/providers/Microsoft.KeyVault/vaults/${name}`;
const vault: Json = {
  location: 'westeurope',
  properties: { tenantId: '00000000-0000-0000-0000-00000000000a', sku: { family: 'A', name: 'standard' } },
};
const subnet = { id: at('virtualNetworks/v/subnets/app') };
const link = (privateLinkServiceId: string, groupIds?: string[]) => ({
  name: 'l',
  properties: { privateLinkServiceId, ...(groupIds && { groupIds }) },
});
const endpoint = (more: Json = {}, location = 'westeurope'): [string, Json] => [
  'privateEndpoints/pe',
  { location, properties: { subnet, privateLinkServiceConnections: [link(accountId, ['blob'])], ...more } },
];

async function prepared(): Promise<Azure> {
  const azure = await createAzure();
  await azure.make('virtualNetworks/v', {
    location: 'westeurope',
    properties: {
      addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
      subnets: [
        { name: 'app', properties: { addressPrefix: '10.0.1.0/24' } },
        { name: 'other', properties: { addressPrefix: '10.0.2.0/24' } },
      ],
    },
  });
  await azure.make(accountId, account);
  return azure;
}

describe('a private endpoint', () => {
  test('gets an address under the name of its service, and answers there', async () => {
    const azure = await prepared();
    await azure.make(...endpoint());
    const { properties } = (await azure.send('GET', 'privateEndpoints/pe')).body;
    expect(properties).toMatchObject({
      customDnsConfigs: [{ fqdn: 'stcontoso.blob.core.windows.net', ipAddresses: ['10.0.1.4'] }],
      privateLinkServiceConnections: [{ properties: { privateLinkServiceConnectionState: { status: 'Approved' } } }],
    });
    const shown = (await azure.send('GET', 'virtualNetworks/v/subnets/app')).body.properties;
    expect(shown['privateEndpoints']).toEqual([{ id: at('privateEndpoints/pe') }]);
    expect(shown).not.toHaveProperty('ipConfigurations');
    const { delivered, hops } = trace(networkOf(azure.arm.cloud, 'taught'), { from: '10.0.2.4', to: '10.0.1.4' });
    expect(delivered && hops.at(-1)?.name).toBe('pe');
  });

  test('waits for approval when it asks for it, and is cut off when the service goes', async () => {
    const azure = await prepared();
    const state = async (member: string) => {
      const { properties } = (await azure.send('GET', 'privateEndpoints/pe')).body;
      return JSON.stringify(properties[member]);
    };
    await azure.make(
      ...endpoint({
        privateLinkServiceConnections: [],
        manualPrivateLinkServiceConnections: [link(accountId, ['file'])],
      }),
    );
    expect(await state('manualPrivateLinkServiceConnections')).toContain('"status":"Pending"');
    expect((await azure.send('DELETE', accountId)).status).toBe(200);
    expect(await state('manualPrivateLinkServiceConnections')).toContain('"status":"Disconnected"');
  });

  test.for<{ more: Json; code: string; because: string }>([
    {
      more: { privateLinkServiceConnections: [] },
      code: 'CrossconnectPrivateEndpointConnections',
      because: 'it leads somewhere',
    },
    {
      more: { privateLinkServiceConnections: [link(accountId, ['sites'])] },
      code: 'CrossconnectPrivateEndpointGroup',
      because: 'storage has no such group',
    },
    {
      more: { privateLinkServiceConnections: [link(accountId)] },
      code: 'CrossconnectPrivateEndpointGroup',
      because: 'it leads to one of several',
    },
    {
      more: { privateLinkServiceConnections: [link(`${group}/providers/Microsoft.Sql/servers/s`, ['sqlServer'])] },
      code: 'CrossconnectNotSimulated',
      because: 'databases are not there',
    },
    {
      more: { privateLinkServiceConnections: [link(`${accountId}x`, ['blob'])] },
      code: 'InvalidResourceReference',
      because: 'there is no such account',
    },
    {
      more: { applicationSecurityGroups: [{ id: 'x' }] },
      code: 'CrossconnectNotSimulated',
      because: 'such groups are not there',
    },
    {
      more: { ipConfigurations: [{ name: 'i', properties: { privateIPAddress: '10.0.9.9' } }] },
      code: 'PrivateIPAddressNotInSubnet',
      because: 'it stands in its subnet',
    },
  ])('is refused with $code: $because', async ({ more, code }) => {
    const azure = await prepared();
    expect((await azure.send('PUT', ...endpoint(more))).code).toBe(code);
  });

  test('stays in its subnet, in the region of its network', async () => {
    const azure = await prepared();
    expect((await azure.send('PUT', ...endpoint({}, 'northeurope'))).code).toBe('InvalidResourceReference');
    await azure.make(...endpoint());
    const moved = endpoint({ subnet: { id: at('virtualNetworks/v/subnets/other') } });
    expect((await azure.send('PUT', ...moved)).code).toBe('CrossconnectPrivateEndpointSubnetChange');
  });
});

describe('a storage account', () => {
  test.for<{ name: string; body: Json; code: string; because: string }>([
    { name: 'st', body: account, code: 'AccountNameInvalid', because: 'the name is too short' },
    { name: 'StContoso', body: account, code: 'AccountNameInvalid', because: 'letters are small' },
    {
      name: 'stother',
      body: { ...account, kind: undefined },
      code: 'CrossconnectStorageAccountIncomplete',
      because: 'it is of a kind',
    },
    {
      name: 'stother',
      body: { ...account, sku: undefined },
      code: 'CrossconnectStorageAccountIncomplete',
      because: 'it has a size',
    },
  ])('$name is refused with $code: $because', async ({ name, body, code }) => {
    const azure = await createAzure();
    const id = accountId.replace('stcontoso', name);
    expect((await azure.send('PUT', id, body)).code).toBe(code);
  });

  test('has a name that nobody else has, in any subscription', async () => {
    const azure = await prepared();
    const elsewhere = accountId.replace(group, `/subscriptions/${user}/resourceGroups/rg-user`);
    expect(await azure.send('PUT', elsewhere, account)).toMatchObject({
      status: 409,
      code: 'StorageAccountAlreadyTaken',
      message: 'The storage account named stcontoso is already taken.',
    });
  });

  test('shows where it is reached', async () => {
    const azure = await prepared();
    expect((await azure.send('GET', accountId)).body).toMatchObject({
      kind: 'StorageV2',
      sku: { name: 'Standard_LRS', tier: 'Standard' },
      properties: {
        primaryLocation: 'northeurope',
        primaryEndpoints: { blob: 'https://stcontoso.blob.core.windows.net/' },
      },
    });
  });
});

describe('a key vault', () => {
  test.for([
    { name: '1vault', because: 'it begins with a letter' },
    { name: 'kv', because: 'it is too short' },
    { name: 'kv--twice', because: 'hyphens stand alone' },
  ])('$name is refused: $because', async ({ name }) => {
    const azure = await createAzure();
    expect((await azure.send('PUT', vaultId(name), vault)).code).toBe('VaultNameNotValid');
  });

  test('has a name that nobody else has', async () => {
    const azure = await createAzure();
    await azure.make(vaultId('kv-contoso'), vault);
    const elsewhere = vaultId('kv-contoso', `/subscriptions/${user}/resourceGroups/rg-user`);
    expect(await azure.send('PUT', elsewhere, vault)).toMatchObject({ status: 409, code: 'VaultAlreadyExists' });
  });
});

describe('a public IP address', () => {
  const body = (properties: Json, sku = 'Standard') => ({ location: 'westeurope', sku: { name: sku }, properties });

  test.for<{ properties: Json; code: string; because: string }>([
    {
      properties: { publicIPAllocationMethod: 'Dynamic' },
      code: 'StandardAndStandardV2SkuPublicIPAddressesMustBeStatic',
      because: 'Standard stays as it is',
    },
    { properties: { idleTimeoutInMinutes: 3 }, code: 'CrossconnectIdleTimeout', because: 'it starts at 4' },
    {
      properties: { publicIPPrefix: { id: 'x' } },
      code: 'CrossconnectNotSimulated',
      because: 'prefixes are not there',
    },
    {
      properties: { dnsSettings: { domainNameLabel: 'Web_1' } },
      code: 'CrossconnectDomainNameLabel',
      because: 'that is no name',
    },
    {
      properties: { dnsSettings: { domainNameLabel: 'contoso' } },
      code: 'DnsRecordInUse',
      because: 'another has the name',
    },
  ])('is refused with $code: $because', async ({ properties, code }) => {
    const azure = await createAzure();
    await azure.make('publicIPAddresses/first', body({ dnsSettings: { domainNameLabel: 'contoso' } }));
    expect((await azure.send('PUT', 'publicIPAddresses/pip', body(properties))).code).toBe(code);
  });

  test('keeps its SKU and its version', async () => {
    const azure = await createAzure();
    await azure.make('publicIPAddresses/pip', body({}));
    const put = (properties: Json, sku?: string) => azure.send('PUT', 'publicIPAddresses/pip', body(properties, sku));
    expect((await put({}, 'Basic')).code).toBe('CrossconnectPublicAddressSkuChange');
    expect((await put({ publicIPAddressVersion: 'IPv6' })).code).toBe('CrossconnectPublicAddressVersionChange');
  });

  test('has a name that can be asked for, once in a region', async () => {
    const azure = await createAzure();
    await azure.make('publicIPAddresses/pip', body({ dnsSettings: { domainNameLabel: 'contoso' } }));
    const { dnsSettings } = (await azure.send('GET', 'publicIPAddresses/pip')).body.properties;
    expect(dnsSettings).toMatchObject({ fqdn: 'contoso.westeurope.cloudapp.azure.com' });
    const free = async (region: string, label: string) => {
      const scope = `${group.split('/resourceGroups')[0] ?? ''}/providers/Microsoft.Network/locations/${region}`;
      return azure.send('GET', `${scope}/CheckDnsNameAvailability?domainNameLabel=${label}`);
    };
    expect((await free('westeurope', 'contoso')).body).toEqual({ available: false });
    expect((await free('northeurope', 'contoso')).body).toEqual({ available: true });
    expect((await free('westeurope', '1x')).code).toBe('CrossconnectDomainNameLabel');
  });
});

test('a subscription counts what it has in a region', async () => {
  const azure = await prepared();
  const scope = `${group.split('/resourceGroups')[0] ?? ''}/providers/Microsoft.Network/locations`;
  const { value } = (await azure.send('GET', `${scope}/westeurope/usages`)).body;
  expect(value[0]).toMatchObject({ currentValue: 1, limit: 1000, unit: 'Count', name: { value: 'VirtualNetworks' } });
  expect((await azure.send('GET', `${scope}/atlantis/usages`)).code).toBe('LocationNotAvailableForResourceType');
});
