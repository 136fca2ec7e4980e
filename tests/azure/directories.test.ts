/** Directories: which one a subscription trusts, and who is told of which. */
import { beforeEach, expect, test } from 'vitest';
import { createArm, parseSnapshot, restoreArm } from '#src/azure/arm.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { createAzure, owner, user } from './azure.ts';
import type { Azure } from './azure.ts';

const partner = { displayName: 'Fieldnote Analytics', subscriptions: [user.toUpperCase()] };
let azure: Azure;

beforeEach(async () => {
  azure = await createAzure('today');
  await azure.send('PUT', `/subscriptions/${user}/resourceGroups/rg-user`, { location: 'westeurope' });
});

const tenants = async (actor = 'anybody') => (await azure.send('GET', '/tenants', undefined, { actor })).body.value;
const tenantOf = async (subscription: string) =>
  (await azure.send('GET', `/subscriptions/${subscription}`)).body.tenantId;

test('until something is said there is one, and every subscription trusts it', async () => {
  const [one, ...others] = await tenants();
  expect(others).toEqual([]);
  expect(one).toMatchObject({ displayName: 'Crossconnect', tenantCategory: 'Home' });
  expect(await tenantOf(owner)).toBe(one?.tenantId);
  expect(await tenantOf(user)).toBe(one?.tenantId);
});

test('a subscription of another one says so, and both are listed', async () => {
  const home = await tenantOf(user);
  expect((await azure.send('PUT', '/_control/directories', { directories: [partner] })).status).toBe(200);
  expect(await tenantOf(owner)).toBe(home);
  expect(await tenantOf(user)).not.toBe(home);
  const listed = (await azure.send('GET', '/subscriptions')).body.value;
  expect(listed.map((one) => one.tenantId)).toEqual([home, await tenantOf(user)]);
  expect((await tenants()).map((one) => one.displayName)).toEqual(['Crossconnect', 'Fieldnote Analytics']);
  await azure.send('DELETE', '/_control/directories');
  expect(await tenantOf(user)).toBe(home);
});

test('one sees the directories in which one has a subscription; who has none is in the first', async () => {
  await azure.send('PUT', '/_control/directories', { directories: [partner] });
  const assignments = [
    { principal: 'uri', role: 'Reader', scope: `/subscriptions/${user}` },
    { principal: 'olga', role: 'Owner', scope: `/subscriptions/${owner}` },
  ];
  await azure.send('PUT', '/_control/access', { assignments });
  expect((await tenants('uri')).map((one) => one.displayName)).toEqual(['Fieldnote Analytics']);
  expect((await tenants('olga')).map((one) => one.displayName)).toEqual(['Crossconnect']);
  expect((await tenants('nobody')).map((one) => one.displayName)).toEqual(['Crossconnect']);
});

test.for([
  { directories: [partner, { displayName: 'Another', subscriptions: [user] }], because: 'it trusts one directory' },
  { directories: [{ displayName: 'Another', subscriptions: ['two'] }], because: 'a subscription has a GUID' },
  { directories: [{ displayName: '', subscriptions: [] }], because: 'people know it by its name' },
])('what cannot be is refused and changes nothing: $because', async ({ directories }) => {
  const refused = await azure.send('PUT', '/_control/directories', { directories });
  expect(refused.status).toBe(400);
  expect(await tenants()).toHaveLength(1);
});

test('a saved Cloud keeps them, and one from before there were any opens', async () => {
  const clock = createVirtualClock(0);
  const arm = createArm({ seed: 'kept', profile: 'today', clock });
  const ask = (method: string, path: string, body?: unknown) =>
    arm.fetch(
      new Request(`https://management.azure.com${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  const before: unknown = JSON.parse(JSON.stringify(arm.snapshot()));
  await ask('PUT', '/_control/directories', { directories: [partner] });
  const saved = restoreArm(parseSnapshot(JSON.parse(JSON.stringify(arm.snapshot()))), createVirtualClock(0));
  expect(saved.cloud.directories?.map(({ subscriptions }) => subscriptions)).toEqual([[user]]);
  expect(restoreArm(parseSnapshot(before), createVirtualClock(0)).cloud.directories).toBeUndefined();
});
