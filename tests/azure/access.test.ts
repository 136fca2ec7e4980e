import { beforeEach, describe, expect, test } from 'vitest';
import { replay } from '#src/azure/arm.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import {
  address,
  at,
  circuit,
  connection,
  createAzure,
  gateway,
  group,
  makeCircuit,
  makeGateway,
  network,
  owner,
  user,
  userGroup,
} from './azure.ts';
import type { Answered, Azure } from './azure.ts';

const subscriptionOf = (id: string): string => `/subscriptions/${id}`;
const roles = '/providers/Microsoft.Authorization/roleDefinitions';
const assignments = '/providers/Microsoft.Authorization/roleAssignments';

const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const networkContributor = '4d97b98b-1d4f-4787-a291-c67834d212e7';
const contributor = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
const guidOf = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;

/** The owner of the circuit, who uses it, somebody who only looks, and somebody nobody knows. */
const olga = guidOf(1);
const policy = {
  principals: { olga },
  assignments: [
    { principal: 'olga', role: 'Owner', scope: subscriptionOf(owner) },
    { principal: 'uri', role: 'Network Contributor', scope: subscriptionOf(user) },
    { principal: 'rita', role: 'Reader', scope: group },
    { principal: 'carl', role: 'Contributor', scope: subscriptionOf(owner) },
  ],
};

let azure: Azure;

/** A gateway and a circuit of the owner, a gateway of the user; then the policy is turned on. */
beforeEach(async () => {
  azure = await createAzure('today');
  await makeGateway(azure, 'hub');
  await makeCircuit(azure, 'er');
  await makeGateway(azure, 'own', 'UltraPerformance', 'westeurope', {}, userGroup);
  expect((await azure.send('PUT', '/_control/access', policy)).status).toBe(200);
});

const as = (actor: string, method: string, path: string, body?: unknown): Promise<Answered> =>
  azure.send(method, path, body, { actor });

describe('who may do what', () => {
  test.for([
    ['olga', 'GET', group, 200, 'the owner reads her group'],
    ['olga', 'PUT', at('virtualNetworks/v'), 201, 'and writes in it'],
    ['uri', 'GET', group, 403, 'the user does not see the subscription of the owner'],
    ['uri', 'GET', at('expressRouteCircuits/er'), 403, 'nor her circuit'],
    ['uri', 'PUT', at('virtualNetworks/v'), 403, 'nor writes there'],
    ['uri', 'DELETE', at('expressRouteCircuits/er'), 403, 'nor deletes'],
    ['uri', 'PUT', at('virtualNetworks/v', userGroup), 201, 'but makes networks in his own'],
    ['uri', 'GET', userGroup, 200, 'and reads his group'],
    ['uri', 'PUT', `${subscriptionOf(user)}/resourceGroups/more`, 403, 'but makes no group: his role is for networks'],
    ['rita', 'GET', at('expressRouteCircuits/er'), 200, 'a reader of a group reads what is in it'],
    ['rita', 'PATCH', at('expressRouteCircuits/er'), 403, 'and changes nothing'],
    ['rita', 'GET', subscriptionOf(owner), 403, 'and reads nothing above it'],
    ['carl', 'PUT', `${subscriptionOf(owner)}/resourceGroups/more`, 201, 'a contributor makes groups'],
    ['carl', 'PUT', `${group}${assignments}/${guidOf(9)}`, 403, 'but hands out no roles'],
    ['nobody', 'GET', group, 403, 'who has no role may do nothing'],
    ['nobody', 'GET', at('virtualNetworks/none'), 403, 'and is not told whether something is there'],
  ] as const)('%s: %s %s is %d: %s', async ([actor, method, path, status]) => {
    const [, body] = path.endsWith('/v') ? network('v') : [undefined, { location: 'westeurope', tags: {} }];
    const answered = await as(actor, method, path, method === 'GET' ? undefined : body);
    expect(answered.status).toBe(status);
    if (status === 403) expect(answered.code).toBe('AuthorizationFailed');
  });

  test('a refusal says who, what and where', async () => {
    const refused = await as('uri', 'GET', at('expressRouteCircuits/er'));
    expect(refused.message).toMatch(
      /^The client 'uri' with object id '[\da-f-]{36}' does not have authorization to perform action 'Microsoft\.Network\/expressRouteCircuits\/read' over scope '\/subscriptions\/.*\/expressRouteCircuits\/er' or the scope is invalid\./,
    );
    expect(refused.headers.get('x-ms-failure-cause')).toBe('gateway');
    expect((await as('olga', 'GET', userGroup)).message).toContain(`'olga' with object id '${olga}'`);
  });

  test.for([
    ['olga', ['0001']],
    ['uri', ['0002']],
    ['rita', ['0001']],
    ['nobody', []],
  ] as const)('%s sees the subscriptions %j', async ([actor, wanted]) => {
    const { body } = await as(actor, 'GET', '/subscriptions');
    expect(body.value.map(({ subscriptionId }) => subscriptionId.slice(-4))).toEqual(wanted);
  });

  test('lists of a subscription show what one may see', async () => {
    const names = async (actor: string, path: string) =>
      (await as(actor, 'GET', subscriptionOf(owner) + path)).body.value.map(({ name }) => name);
    await as('olga', 'PUT', `${subscriptionOf(owner)}/resourceGroups/rg-more`, { location: 'westeurope' });
    expect(await names('olga', '/resourceGroups')).toEqual(['rg-test', 'rg-more']);
    expect(await names('rita', '/resourceGroups')).toEqual(['rg-test']);
    expect(await names('uri', '/resourceGroups')).toEqual([]);
    expect(await names('rita', '/providers/Microsoft.Network/expressRouteCircuits')).toEqual(['er']);
    expect(await names('uri', '/providers/Microsoft.Network/expressRouteCircuits')).toEqual([]);
    expect(await names('uri', '/resources')).toEqual([]);
    expect(await as('uri', 'GET', at('expressRouteCircuits'))).toMatchObject({ status: 403 });
  });

  test('an action asks for a permission of its own', async () => {
    const path = `${group}/providers/Microsoft.Resources/deployments/d/validate`;
    expect((await as('rita', 'POST', path, {})).message).toContain('Microsoft.Resources/deployments/validate/action');
  });
});

describe('naming a resource of somebody else', () => {
  const redeem = (more: Record<string, unknown>) => {
    const [path, body] = connection('con', 'gw-own', 'expressRouteCircuits/er', more, 'westeurope', userGroup);
    return as('uri', 'PUT', at(path, userGroup), body);
  };

  test('asks for a permission on it', async () => {
    const refused = await redeem({});
    expect(refused).toMatchObject({ status: 403, code: 'LinkedAuthorizationFailed' });
    expect(refused.message).toContain("'Microsoft.Network/connections/write'");
    expect(refused.message).toContain("'Microsoft.Network/expressRouteCircuits/join/action'");
    expect(refused.message).toContain(at('expressRouteCircuits/er'));
    expect(refused.fact).toBe('expressroute/linked-actions');
  });

  test('an authorization key opens the circuit it is for', async () => {
    const made = await as('olga', 'PUT', at('expressRouteCircuits/er/authorizations/for-uri'), { properties: {} });
    azure.idle();
    expect((await redeem({ authorizationKey: made.body.properties['authorizationKey'] })).status).toBe(201);
    azure.idle();
    const { body } = await as('uri', 'GET', at('connections/con', userGroup));
    expect(body.properties['provisioningState']).toBe('Succeeded');
    expect((await as('uri', 'GET', at('expressRouteCircuits/er'))).status).toBe(403);
  });

  test('a wrong key does not tell whether there is a circuit', async () => {
    expect((await redeem({ authorizationKey: guidOf(7) })).status).toBe(400);
  });

  test('a subnet of the owner is refused, and one of his own is not', async () => {
    await azure.make(at(address('pip-two')[0], userGroup), address('pip-two')[1], { actor: 'uri' });
    const [path, body] = gateway('two', 'hub', 'UltraPerformance', 'westeurope', {}, userGroup);
    const theirs: unknown = JSON.parse(
      JSON.stringify(body).replaceAll(at('virtualNetworks/hub', userGroup), at('virtualNetworks/vnet-hub')),
    );
    const refused = await as('uri', 'PUT', at(path, userGroup), theirs);
    expect(refused).toMatchObject({ status: 403, code: 'LinkedAuthorizationFailed' });
    expect(refused.message).toContain('Microsoft.Network/virtualNetworks/subnets/join/action');
  });
});

describe('a deployment', () => {
  const template = (name: string) => ({
    properties: {
      mode: 'Incremental',
      template: {
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
        contentVersion: '1.0.0.0',
        resources: [{ type: 'Microsoft.Network/virtualNetworks', apiVersion: '2022-01-01', name, ...network(name)[1] }],
      },
    },
  });
  const deployment = (within: string) => `${within}/providers/Microsoft.Resources/deployments/d`;

  test('writes as who deploys, and nothing when they may not', async () => {
    await as('olga', 'PUT', `${group}${assignments}/${guidOf(8)}`, {
      properties: {
        roleDefinitionId: `${roles}/${networkContributor}`,
        principalId: guidOf(5),
      },
    });
    const path = at('virtualNetworks/one');
    expect((await as(guidOf(5), 'PUT', deployment(group), template('one'))).status).toBe(201);
    await as('olga', 'DELETE', `${group}${assignments}/${guidOf(8)}`);
    azure.idle();
    expect((await as('olga', 'GET', deployment(group))).body.properties['error']).toMatchObject({
      code: 'DeploymentFailed',
      details: [{ code: 'AuthorizationFailed' }],
    });
    expect((await as('olga', 'GET', path)).status).toBe(404);
  });

  test('of what one may not write is refused as a whole', async () => {
    expect(await as('rita', 'PUT', deployment(group), template('one'))).toMatchObject({
      status: 403,
      code: 'AuthorizationFailed',
    });
    const dora = { principal: 'dora', role: 'Contributor', scope: deployment(group) };
    await azure.send('PUT', '/_control/access', { ...policy, assignments: [...policy.assignments, dora] });
    const refused = await as('dora', 'PUT', deployment(group), template('one'));
    expect(refused).toMatchObject({ status: 400, code: 'InvalidTemplateDeployment' });
    expect(refused.message).toContain("Authorization failed for template resource 'one'");
    expect(refused.message).toContain("'Microsoft.Network/virtualNetworks/write' at scope");
    expect((await as('olga', 'GET', deployment(group))).status).toBe(404);
  });
});

describe('roles', () => {
  test('are listed and found, with their actions', async () => {
    const { body } = await as('olga', 'GET', subscriptionOf(owner) + roles);
    const names = body.value.map(({ properties }) => properties['roleName']);
    expect(names).toEqual(['Owner', 'Contributor', 'Reader', 'Network Contributor']);
    const one = await as('olga', 'GET', `${subscriptionOf(owner)}${roles}/${contributor}`);
    expect(one.body).toMatchObject({
      id: `${subscriptionOf(owner)}${roles}/${contributor}`,
      type: 'Microsoft.Authorization/roleDefinitions',
      properties: {
        type: 'BuiltInRole',
        assignableScopes: ['/'],
        permissions: [{ actions: ['*'], dataActions: [], notDataActions: [] }],
      },
    });
    expect(JSON.stringify(one.body)).toContain('"Microsoft.Authorization/*/Write"');
  });

  test.for([
    ["?$filter=roleName eq 'reader'", ['Reader']],
    ["?$filter=type eq 'BuiltInRole' and roleName eq 'Owner'", ['Owner']],
    ["?$filter=type eq 'CustomRole'", []],
    ['?$filter=atScopeAndBelow()', ['Owner', 'Contributor', 'Reader', 'Network Contributor']],
  ] as const)('are filtered by %s', async ([query, wanted]) => {
    const { body } = await as('olga', 'GET', subscriptionOf(owner) + roles + query);
    expect(body.value.map(({ properties }) => properties['roleName'])).toEqual(wanted);
  });

  test.for([
    ['GET', `${subscriptionOf(owner)}${roles}/${guidOf(3)}`, 404, 'RoleDefinitionDoesNotExist'],
    ['PUT', `${subscriptionOf(owner)}${roles}/${guidOf(3)}`, 501, 'CrossconnectNotSimulated'],
    ['GET', `${subscriptionOf(owner)}${roles}?$filter=x`, 501, 'CrossconnectNotSimulated'],
    ['GET', `${subscriptionOf(owner)}${assignments}?$filter=x`, 501, 'CrossconnectNotSimulated'],
    ['GET', `${group}${assignments}/${guidOf(3)}`, 404, 'RoleAssignmentNotFound'],
  ] as const)('%s %s is %d', async ([method, path, status, code]) => {
    expect(await as('olga', method, path)).toMatchObject({ status, code });
  });

  test('at the root are read while there is no policy', async () => {
    await azure.send('DELETE', '/_control/access');
    expect((await azure.send('GET', roles)).body.value).toHaveLength(4);
    expect((await azure.send('GET', `${roles}/${reader}`)).body.id).toBe(`${roles}/${reader}`);
  });
});

describe('a role assignment', () => {
  const path = `${at('expressRouteCircuits/er')}${assignments}/${guidOf(1)}`;
  const body = (more: Record<string, unknown> = {}) => ({
    properties: { roleDefinitionId: `${subscriptionOf(owner)}${roles}/${reader}`, principalId: guidOf(5), ...more },
  });

  test('at a resource opens that resource, and closes with it', async () => {
    const read = () => as(guidOf(5), 'GET', at('expressRouteCircuits/er'));
    expect((await read()).status).toBe(403);
    const made = await as('olga', 'PUT', path, body());
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      id: path,
      name: guidOf(1),
      properties: {
        scope: at('expressRouteCircuits/er'),
        principalId: guidOf(5),
        principalType: 'User',
        roleDefinitionId: `${subscriptionOf(owner)}${roles}/${reader}`,
        createdBy: olga,
      },
    });
    expect((await as('olga', 'GET', path)).body).toEqual(made.body);
    expect((await read()).status).toBe(200);
    expect((await as(guidOf(5), 'GET', group)).status).toBe(403);
    expect((await as('olga', 'DELETE', path)).body).toEqual(made.body);
    expect((await read()).status).toBe(403);
    expect((await as('olga', 'DELETE', path)).status).toBe(204);
  });

  test('goes with the resource it is at', async () => {
    await as('olga', 'PUT', path, body());
    await azure.send('POST', `/_control/provider/deprovision?circuit=${at('expressRouteCircuits/er')}`);
    await as('olga', 'DELETE', at('expressRouteCircuits/er'));
    azure.idle();
    const [name, again] = circuit('er');
    await azure.make(name, again, { actor: 'olga' });
    expect(await as('olga', 'GET', path)).toMatchObject({ status: 404 });
  });

  test('stands in the lists of the scopes above and below it', async () => {
    await as('olga', 'PUT', path, body());
    const count = async (scope: string, query = '') =>
      (await as('olga', 'GET', `${scope}${assignments}${query}`)).body.value.length;
    expect(await count(subscriptionOf(owner))).toBe(4);
    expect(await count(subscriptionOf(owner), '?$filter=atScope()')).toBe(2);
    expect(await count(at('expressRouteCircuits/er'), '?$filter=atScope()')).toBe(4);
    expect(await count(subscriptionOf(owner), `?$filter=principalId eq '${guidOf(5)}'`)).toBe(1);
    expect(await count(group, `?$filter=atScope() and assignedTo('${olga}')`)).toBe(1);
  });

  test.for<[string, string, Record<string, unknown>, number, string]>([
    ['with a name that is no GUID', `${group}${assignments}/x`, {}, 400, 'InvalidRoleAssignmentId'],
    ['to nobody', path, { principalId: 'me' }, 400, 'InvalidPrincipalId'],
    ['of no role', path, { roleDefinitionId: `${roles}/${guidOf(3)}` }, 400, 'RoleDefinitionDoesNotExist'],
    ['of a role by its name', path, { roleDefinitionId: `${roles}/Reader` }, 400, 'RoleDefinitionDoesNotExist'],
    ['of another kind of principal', path, { principalType: 'Robot' }, 400, 'CrossconnectInvalidProperty'],
    ['under a condition', path, { condition: '@x' }, 501, 'CrossconnectNotSimulated'],
    ['at nothing', `${at('virtualNetworks/none')}${assignments}/${guidOf(1)}`, {}, 404, 'ResourceNotFound'],
  ])('%s is refused', async ([, id, more, status, code]) => {
    expect(await as('olga', 'PUT', id, body(more))).toMatchObject({ status, code });
  });

  test('is not made twice, and not made another', async () => {
    await as('olga', 'PUT', path, body());
    const code = async (id: string, more?: Record<string, unknown>) => (await as('olga', 'PUT', id, body(more))).code;
    expect(await code(path)).toBe('RoleAssignmentExists');
    expect(await code(path.replace(guidOf(1), guidOf(2)))).toBe('RoleAssignmentExists');
    expect(await code(path, { principalId: guidOf(6) })).toBe('RoleAssignmentUpdateNotPermitted');
  });

  test('shows in the permissions of who has it', async () => {
    await as('olga', 'PUT', path, body());
    const permissions = async (actor: string, scope: string) =>
      (await as(actor, 'GET', `${scope}/providers/Microsoft.Authorization/permissions`)).body.value;
    expect(await permissions(guidOf(5), at('expressRouteCircuits/er'))).toEqual([
      { actions: ['*/read'], notActions: [], dataActions: [], notDataActions: [] },
    ]);
    expect(await permissions(guidOf(5), group)).toEqual([]);
  });
});

describe('the policy', () => {
  test('is shown, and lifted', async () => {
    expect((await azure.send('GET', '/_control/access')).body).toMatchObject({ isOn: true, principals: { olga } });
    await azure.send('DELETE', '/_control/access');
    expect((await as('nobody', 'GET', group)).status).toBe(200);
  });

  test.for([
    [{ assignments: [{ principal: 'a', role: 'King', scope: '/' }] }, 'no role King'],
    [{ assignments: [{ principal: 'a', role: 'Owner', scope: 'here' }] }, 'not a scope'],
    [{ assignments: [{ principal: 'a' }] }, 'missing'],
  ] as const)('%j is refused, and the one before stays', async ([wrong, words]) => {
    const refused = await azure.send('PUT', '/_control/access', wrong);
    expect(refused.status).toBe(400);
    expect(refused.message).toContain(words);
    expect((await as('olga', 'GET', group)).status).toBe(200);
    expect((await as('nobody', 'GET', group)).status).toBe(403);
  });

  test('binds no one before it is put, whatever roles are assigned', async () => {
    const open = await createAzure();
    const answered = await open.send('PUT', `${group}${assignments}/${guidOf(1)}`, {
      properties: { roleDefinitionId: `${roles}/${reader}`, principalId: guidOf(5) },
    });
    expect(answered.status).toBe(201);
    expect((await open.send('GET', group, undefined, { actor: 'nobody' })).status).toBe(200);
    const { body } = await open.send('GET', `${group}/providers/Microsoft.Authorization/permissions`);
    expect(body.value).toEqual([{ actions: ['*'], notActions: [], dataActions: [], notDataActions: [] }]);
  });

  test('at the root holds for everything', async () => {
    await azure.send('PUT', '/_control/access', { assignments: [{ principal: 'root', role: 'Reader', scope: '/' }] });
    expect((await as('root', 'GET', group)).status).toBe(200);
    expect((await as('root', 'GET', userGroup)).status).toBe(200);
    expect((await as('root', 'PUT', at('virtualNetworks/v'), network('v')[1])).status).toBe(403);
  });

  test('is played again from the journal', async () => {
    const start = await createAzure();
    const first = start.arm.snapshot();
    const before = start.arm.journal.length;
    await start.send('PUT', '/_control/access', policy);
    await start.send('PUT', at('virtualNetworks/v'), network('v')[1], { actor: 'uri' });
    await start.send('PUT', at('virtualNetworks/v'), network('v')[1], { actor: 'carl' });
    const twin = await replay(first, start.arm.journal.slice(before), createVirtualClock());
    expect(twin.journal.map(({ status }) => status)).toEqual([200, 403, 201]);
    expect(JSON.stringify(twin.snapshot())).toBe(JSON.stringify(start.arm.snapshot()));
  });
});

describe('a role of the directory’s own', () => {
  const engineer = {
    name: 'Connection engineer',
    actions: ['*'],
    notActions: ['Microsoft.Network/expressRouteCircuits/delete'],
  };
  const scope = subscriptionOf(owner);

  test('lets do what it says, and not what it takes away', async () => {
    const own = { roles: [engineer], assignments: [{ principal: 'eve', role: 'Connection engineer', scope }] };
    expect((await azure.send('PUT', '/_control/access', own)).status).toBe(200);
    expect(await as('eve', 'DELETE', at('expressRouteCircuits/er'))).toMatchObject({ code: 'AuthorizationFailed' });
    expect(await as('eve', 'DELETE', at('virtualNetworkGateways/gw-hub'))).toMatchObject({ status: 202 });
    const told = await as('eve', 'GET', `${scope}${roles}?$filter=type eq 'CustomRole'`);
    expect(told.body.value.map(({ properties }) => properties['roleName'])).toEqual(['Connection engineer']);
    const builtIn = await as('eve', 'GET', `${scope}${roles}?$filter=type eq 'BuiltInRole'`);
    expect(builtIn.body.value.map(({ properties }) => properties['roleName'])).not.toContain('Connection engineer');
  });
});
