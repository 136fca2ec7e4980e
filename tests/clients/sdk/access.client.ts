/** A circuit's user is somebody else than its owner, and is denied what is the owner's. On a program of its own, since the roles hold for everybody there. */
import { writeFileSync } from 'node:fs';
import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { NetworkManagementClient } from '@azure/arm-network';
import { ResourceManagementClient } from '@azure/arm-resources';
import type { TokenCredential } from '@azure/core-auth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAzure } from '../../../scripts/support/azure-program.mjs';
import { all } from '../support/list.ts';
import { handed, owner, user } from '../support/program.ts';
import { refusalOf } from '../support/refusal.ts';
import { circuitBody, networkId, region } from '../support/shapes.ts';

const group = 'sdk-access';
let endpoint = '';
let program: Awaited<ReturnType<typeof startAzure>> | undefined;

/** Signs in by client credentials, as an application does. */
const personOf = (name: string): TokenCredential => ({
  async getToken() {
    const answer = await fetch(`${endpoint}/adfs/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: name, client_secret: 'anything' }),
    });
    const body: unknown = await answer.json();
    const token = body instanceof Object && 'access_token' in body ? String(body.access_token) : '';
    return { token, expiresOnTimestamp: Date.now() + 3_600_000 };
  },
});
const networkFor = (name: string, subscription: string) =>
  new NetworkManagementClient(personOf(name), subscription, { endpoint });
const authorizationFor = (name: string) => new AuthorizationManagementClient(personOf(name), owner, { endpoint });

const partnersId = '22222222-2222-4222-8222-222222222222';
const groupScope = `/subscriptions/${owner}/resourceGroups/${group}`;

beforeAll(async () => {
  program = await startAzure(['--https', '--port', '0', '--speed', '2000', '--no-page']);
  endpoint = program.endpoint;
  const policy = {
    principals: { partner: partnersId },
    assignments: [
      { principal: 'owner', role: 'Owner', scope: `/subscriptions/${owner}` },
      { principal: 'partner', role: 'Network Contributor', scope: `/subscriptions/${user}` },
      { principal: 'partner', role: 'Contributor', scope: `/subscriptions/${user}` },
    ],
  };
  const put = await fetch(`${endpoint}/_control/access`, { method: 'PUT', body: JSON.stringify(policy) });
  expect(put.status).toBe(200);
  const { resourceGroups } = new ResourceManagementClient(personOf('owner'), owner, { endpoint });
  await resourceGroups.createOrUpdate(group, { location: region });
  await networkFor('owner', owner).expressRouteCircuits.createOrUpdate(group, 'line', circuitBody());
});

afterAll(async () => {
  if (!program) return;
  writeFileSync(handed('CROSSCONNECT_ELSEWHERE'), JSON.stringify(await program.requests()));
  await program.stop();
});

test('the user of a circuit neither reads nor lists it', async () => {
  const { expressRouteCircuits } = networkFor('partner', owner);
  expect(await refusalOf(expressRouteCircuits.get(group, 'line'))).toMatchObject({
    status: 403,
    code: 'AuthorizationFailed',
  });
  expect(await all(expressRouteCircuits.listAll())).toEqual([]);
});

test('a reader reads, and makes no authorization', async () => {
  const { roleDefinitions, roleAssignments } = authorizationFor('owner');
  const [reader] = await all(roleDefinitions.list(`/subscriptions/${owner}`, { filter: "roleName eq 'Reader'" }));
  const made = await roleAssignments.create(groupScope, '33333333-3333-4333-8333-333333333333', {
    roleDefinitionId: reader?.id ?? '',
    principalId: partnersId,
    principalType: 'ServicePrincipal',
  });
  expect(made.principalId).toBe(partnersId);
  const { expressRouteCircuits, expressRouteCircuitAuthorizations } = networkFor('partner', owner);
  expect((await expressRouteCircuits.get(group, 'line')).name).toBe('line');
  expect(await refusalOf(expressRouteCircuitAuthorizations.createOrUpdate(group, 'line', 'mine', {}))).toMatchObject({
    status: 403,
    code: 'AuthorizationFailed',
  });
  const assigned = await all(roleAssignments.listForScope(groupScope));
  expect(assigned.map(({ principalId }) => principalId)).toContain(partnersId);
  await roleAssignments.delete(groupScope, '33333333-3333-4333-8333-333333333333');
  expect(await refusalOf(expressRouteCircuits.get(group, 'line'))).toMatchObject({ status: 403 });
});

test('who may not touch a circuit may not refer to it from elsewhere', async () => {
  const { resourceGroups } = new ResourceManagementClient(personOf('partner'), user, { endpoint });
  await resourceGroups.createOrUpdate(group, { location: region });
  const { virtualNetworks, virtualNetworkPeerings } = networkFor('partner', user);
  await networkFor('owner', owner).virtualNetworks.createOrUpdate(group, 'hub', {
    location: region,
    addressSpace: { addressPrefixes: ['10.1.0.0/16'] },
  });
  await virtualNetworks.createOrUpdate(group, 'partner', {
    location: region,
    addressSpace: { addressPrefixes: ['10.2.0.0/16'] },
  });
  const peering = virtualNetworkPeerings.createOrUpdate(group, 'partner', 'to-hub', {
    remoteVirtualNetwork: { id: networkId(owner, group, 'virtualNetworks', 'hub') },
  });
  expect(await refusalOf(peering)).toMatchObject({ status: 403, code: 'LinkedAuthorizationFailed' });
});
