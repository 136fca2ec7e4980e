import { describe, expect, test } from 'vitest';
import { apiVersionsOf } from '#src/azure/api-versions.ts';
import { findType } from '#src/azure/registry.ts';
import { differences } from '#src/azure/versions/differences.ts';
import { at, circuit, createAzure, gateway, makeCircuit, network } from './azure.ts';

const key = 'Microsoft.Network/expressRouteCircuits/authorizations';

describe('an api-version', () => {
  test.for([
    { apiVersion: '2023-11-01', isShown: false, because: 'the member came later' },
    { apiVersion: '2024-01-01', isShown: true, because: 'this is the first that has it' },
    { apiVersion: '2026-01-01', isShown: true, because: 'it has stayed' },
  ])('$apiVersion shows who redeemed a key: $isShown, since $because', async ({ apiVersion, isShown }) => {
    const { send, make } = await createAzure();
    await make(...circuit('er'));
    const path = 'expressRouteCircuits/er/authorizations/one';
    const created = await send('PUT', path, { properties: {} }, { apiVersion });
    const read = async (of: string) => (await send('GET', of, undefined, { apiVersion })).body;
    const all = [
      created.body,
      await read(path),
      (await read('expressRouteCircuits/er/authorizations')).value[0]!,
      ...[(await read('expressRouteCircuits/er')).properties['authorizations']].flat(),
    ];
    expect(all).toHaveLength(4);
    for (const { properties } of all as { properties: object }[]) {
      expect('connectionResourceUri' in properties).toBe(isShown);
    }
  });

  test.for([
    { apiVersion: '2025-07-01', status: 501, because: 'the action came later' },
    { apiVersion: '2026-01-01', status: 200, because: 'this is the first that has it' },
  ])('$apiVersion answers listKeys with $status: $because', async ({ apiVersion, status }) => {
    const { send, make } = await createAzure();
    await make(...circuit('er'));
    await make('expressRouteCircuits/er/authorizations/one', { properties: {} });
    const path = 'expressRouteCircuits/er/authorizations/one';
    expect((await send('POST', `${path}/listKeys`, undefined, { apiVersion })).status).toBe(status);
    expect((await send('GET', path, undefined, { apiVersion })).body.properties['authorizationKey']).toMatch(
      /^[\da-f-]{36}$/,
    );
  });

  test.for([
    { apiVersion: '2024-05-01', status: 400, because: 'the address has to be brought along' },
    { apiVersion: '2024-07-01', status: 201, because: 'Azure brings its own' },
  ])('$apiVersion answers $status to a gateway without an address: $because', async ({ apiVersion, status }) => {
    const { send, make } = await createAzure();
    await make(...network('vnet-a'));
    const [path, body] = gateway('gw-a', 'vnet-a');
    const named = at('publicIPAddresses/pip-gw-a');
    const bare: unknown = JSON.parse(JSON.stringify(body).replace(`,"publicIPAddress":{"id":"${named}"}`, ''));
    expect((await send('PUT', path, bare, { apiVersion })).status).toBe(status);
  });

  test('changes nothing that is kept: each is shown its own view of one resource', async () => {
    const azure = await createAzure();
    const id = await makeCircuit(azure, 'er');
    const shown = async (apiVersion: string) => (await azure.send('GET', id, undefined, { apiVersion })).body;
    expect(await shown('2020-05-01')).toEqual(await shown('2026-01-01'));
  });
});

describe('the table of differences', () => {
  test.for([...differences])('knows $type at $since', ({ type, since, earlier, source }) => {
    expect(findType(type), type).toBeDefined();
    expect(apiVersionsOf('Microsoft.Network')).toContain(since);
    expect(earlier.length).toBeGreaterThan(10);
    expect(source.length).toBeGreaterThan(10);
  });

  test('names a type in the case of the registry', () => {
    expect(differences.map(({ type }) => findType(type)?.type)).toEqual(differences.map(({ type }) => type));
    expect(differences.some(({ type }) => type === key)).toBe(true);
  });
});
