import { describe, expect, test } from 'vitest';
import { parseSnapshot, replay, restoreArm } from '#src/azure/arm.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { at, createAzure, group, makeCircuit, makeGateway, owner } from './azure.ts';
import type { Answered, Azure } from './azure.ts';

const deployment = (name: string): string => `${group}/providers/Microsoft.Resources/deployments/${name}`;

type Json = Record<string, unknown>;

const vnet = (name: string, more: Json = {}): Json => ({
  type: 'Microsoft.Network/virtualNetworks',
  apiVersion: '2022-01-01',
  name,
  location: 'westeurope',
  properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } },
  ...more,
});

const subnet = (of: string, name: string, prefix: string, dependsOn: string[] = [of]): Json => ({
  type: 'Microsoft.Network/virtualNetworks/subnets',
  apiVersion: '2022-01-01',
  name: `${of}/${name}`,
  dependsOn,
  properties: { addressPrefix: prefix },
});

const properties = (resources: unknown[], more: Json = {}, parameters: Json = {}): Json => ({
  mode: 'Incremental',
  template: {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources,
    ...more,
  },
  parameters,
});

const deploy = (azure: Azure, name: string, ...what: Parameters<typeof properties>): Promise<Answered> =>
  azure.send('PUT', deployment(name), { properties: properties(...what) });

const stateOf = async (azure: Azure, name: string): Promise<unknown> =>
  (await azure.send('GET', deployment(name))).body.properties['provisioningState'];

const pathOf = (answered: Answered): string => {
  const { pathname, search } = new URL(answered.headers.get('Azure-AsyncOperation') ?? '');
  return pathname + search;
};

/** Every state that a client sees who asks whenever something may have changed. */
async function statesSeen(azure: Azure, started: Answered): Promise<string[]> {
  const seen: string[] = [];
  for (;;) {
    seen.push((await azure.send('GET', pathOf(started))).body.status);
    const due = azure.arm.nextDue();
    if (due === undefined) return seen.filter((state, index) => state !== seen[index - 1]);
    azure.clock.advanceTo(due);
  }
}

/** What `az network vpn-connection create` of 2.45 sends. */
const sentByAz = (circuit: string): Parameters<typeof properties> => [
  [
    {
      type: 'Microsoft.Network/connections',
      name: 'con',
      location: 'westeurope',
      tags: {},
      apiVersion: '2015-06-15',
      dependsOn: [],
      properties: {
        virtualNetworkGateway1: { id: at('virtualNetworkGateways/gw-hub') },
        enableBgp: false,
        connectionType: 'ExpressRoute',
        routingWeight: 10,
        authorizationKey: "[parameters('authorizationKey')]",
        usePolicyBasedTrafficSelectors: false,
        expressRouteGatewayBypass: null,
        peer: { id: circuit },
      },
    },
  ],
  {
    $schema: 'https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#',
    parameters: { authorizationKey: { type: 'securestring', metadata: { description: 'Secure authorizationKey' } } },
    variables: {},
    outputs: { resource: { type: 'object', value: "[reference('con')]" } },
  },
];

describe('the connection that az makes by a deployment', () => {
  async function deployed() {
    const azure = await createAzure('today');
    await makeGateway(azure, 'hub');
    const circuit = await makeCircuit(azure, 'er');
    const authorization = await azure.make(`${circuit}/authorizations/for-hub`, { properties: {} });
    const key = String(authorization.body.properties['authorizationKey']);
    const [resources, more] = sentByAz(circuit);
    const started = await deploy(azure, 'vpn_connection_deploy_x', resources, more, {
      authorizationKey: { value: key },
    });
    return { azure, key, started };
  }

  test('is accepted, runs, and succeeds', async () => {
    const { azure, started } = await deployed();
    expect(started.status).toBe(201);
    expect(started.body.properties['provisioningState']).toBe('Accepted');
    expect(pathOf(started)).toMatch(
      /\/resourcegroups\/rg-test\/providers\/Microsoft\.Resources\/deployments\/vpn_connection_deploy_x\/operationStatuses\/\d{20}\?api-version=/,
    );
    expect(await statesSeen(azure, started)).toEqual(['Accepted', 'Running', 'Succeeded']);
    const connection = await azure.send('GET', at('connections/con'));
    expect(connection.body.properties['provisioningState']).toBe('Succeeded');
  });

  test('is what the outputs show', async () => {
    const { azure } = await deployed();
    azure.idle();
    const { body } = await azure.send('GET', deployment('vpn_connection_deploy_x'));
    const connection = await azure.send('GET', at('connections/con'));
    expect(body.properties['outputs']).toEqual({ resource: { type: 'Object', value: connection.body.properties } });
    expect(body.properties['outputResources']).toEqual([{ id: at('connections/con') }]);
  });

  test('its key is shown by no answer about the deployment, and forgotten when it has ended', async () => {
    const { azure, key, started } = await deployed();
    expect(JSON.stringify(started.body)).not.toContain(key);
    expect(started.body.properties['parameters']).toEqual({ authorizationKey: { type: 'SecureString' } });
    expect(JSON.stringify(azure.arm.cloud.deployments)).toContain(key);
    azure.idle();
    const [kept] = Object.values(azure.arm.cloud.deployments ?? {});
    expect(kept?.parameters).toEqual({ authorizationKey: { type: 'SecureString' } });
  });
});

describe('resources', () => {
  test('start when what they depend on has ended, and not before', async () => {
    const azure = await createAzure();
    await deploy(azure, 'd', [subnet('hub', 'one', '10.0.1.0/24'), vnet('hub')]);
    azure.clock.advanceTo(azure.clock.now() + 1000);
    expect((await azure.send('GET', at('virtualNetworks/hub'))).body.properties['provisioningState']).toBe('Updating');
    expect((await azure.send('GET', at('virtualNetworks/hub/subnets/one'))).status).toBe(404);
    const done = azure.arm.nextDue() ?? 0;
    azure.clock.advanceTo(done);
    expect((await azure.send('GET', at('virtualNetworks/hub/subnets/one'))).body.properties).toMatchObject({
      provisioningState: 'Updating',
    });
    azure.idle();
    expect(await stateOf(azure, 'd')).toBe('Succeeded');
  });

  test('wait for those they look at, without being told', async () => {
    const azure = await createAzure();
    await deploy(azure, 'd', [vnet('spoke', { tags: { hub: "[reference('hub').resourceGuid]" } }), vnet('hub')]);
    azure.idle();
    const hub = await azure.send('GET', at('virtualNetworks/hub'));
    const spoke = await azure.send('GET', at('virtualNetworks/spoke'));
    expect(spoke.body.tags).toEqual({ hub: hub.body.properties['resourceGuid'] });
  });

  test('wait their turn at a parent that takes one change at a time', async () => {
    const azure = await createAzure();
    await deploy(azure, 'd', [vnet('hub'), subnet('hub', 'one', '10.0.1.0/24'), subnet('hub', 'two', '10.0.2.0/24')]);
    azure.idle();
    expect(await stateOf(azure, 'd')).toBe('Succeeded');
    const { body } = await azure.send('GET', at('virtualNetworks/hub'));
    expect(body.properties.subnets.map(({ name }) => name)).toEqual(['one', 'two']);
  });

  test('nested in another carry its name before theirs', async () => {
    const azure = await createAzure();
    const inner = { type: 'subnets', apiVersion: '2022-01-01', name: 'one', dependsOn: ['hub'] };
    await deploy(azure, 'd', [
      vnet('hub', { resources: [{ ...inner, properties: { addressPrefix: '10.0.1.0/24' } }] }),
    ]);
    azure.idle();
    expect((await azure.send('GET', at('virtualNetworks/hub/subnets/one'))).status).toBe(200);
  });

  test('with a condition that does not hold are left out, and nothing waits for them', async () => {
    const azure = await createAzure();
    await deploy(azure, 'd', [vnet('hub', { condition: '[equals(1, 2)]' }), vnet('spoke', { dependsOn: ['hub'] })]);
    azure.idle();
    expect((await azure.send('GET', at('virtualNetworks/hub'))).status).toBe(404);
    expect((await azure.send('GET', at('virtualNetworks/spoke'))).status).toBe(200);
  });

  test('each have operations and ETags of their own', async () => {
    const azure = await createAzure();
    await deploy(azure, 'd', [vnet('hub'), vnet('spoke')]);
    azure.clock.advanceTo(azure.clock.now() + 1000);
    const names = ['hub', 'spoke'];
    const etags = await Promise.all(
      names.map(async (name) => (await azure.send('GET', at(`virtualNetworks/${name}`))).body.etag),
    );
    expect(new Set(etags).size).toBe(2);
    expect(new Set(azure.arm.cloud.pending).size).toBe(3);
  });
});

describe('a deployment that fails', () => {
  const bad = vnet('bad', { properties: { addressSpace: { addressPrefixes: ['10.0.0.0/99'] } } });

  test('says which resource was refused and why, and lets others go on', async () => {
    const azure = await createAzure();
    const started = await deploy(azure, 'd', [bad, vnet('late', { dependsOn: ['bad'] }), vnet('hub')]);
    expect(await statesSeen(azure, started)).toEqual(['Accepted', 'Running', 'Failed']);
    const { body } = await azure.send('GET', pathOf(started));
    expect(body.error).toMatchObject({
      code: 'DeploymentFailed',
      target: deployment('d'),
      details: [{ code: 'InvalidAddressPrefixFormat' }],
    });
    const { value } = (await azure.send('GET', `${deployment('d')}/operations`)).body;
    // The SDK for JavaScript asks for them without the namespace.
    const short = `${deployment('d').replace('/providers/Microsoft.Resources', '')}/operations`;
    expect((await azure.send('GET', short)).body.value).toEqual(value);
    expect(value.map(({ properties: { provisioningState, statusCode } }) => [provisioningState, statusCode])).toEqual([
      ['Failed', 'BadRequest'],
      ['Succeeded', 'Created'],
    ]);
    expect((await azure.send('GET', at('virtualNetworks/late'))).status).toBe(404);
    expect((await azure.send('GET', at('virtualNetworks/hub'))).status).toBe(200);
  });

  test('because an operation failed shows what the operation said', async () => {
    const azure = await createAzure('today');
    await makeGateway(azure, 'hub');
    await azure.make('expressRouteCircuits/er', {
      location: 'westeurope',
      sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
      properties: {
        serviceProviderProperties: {
          serviceProviderName: 'Equinix',
          peeringLocation: 'Amsterdam',
          bandwidthInMbps: 50,
        },
      },
    });
    const [[resource]] = sentByAz(at('expressRouteCircuits/er'));
    const plain: unknown = JSON.parse(JSON.stringify(resource).replace(`"[parameters('authorizationKey')]"`, 'null'));
    await deploy(azure, 'd', [plain]);
    azure.idle();
    expect(await stateOf(azure, 'd')).toBe('Failed');
    const { value } = (await azure.send('GET', `${deployment('d')}/operations`)).body;
    expect(value[0]!.properties).toMatchObject({
      provisioningState: 'Failed',
      statusCode: 'Conflict',
      statusMessage: { status: 'Failed', error: { code: 'ResourceDeploymentFailure' } },
    });
  });

  test('in its outputs says in which', async () => {
    const azure = await createAzure();
    const outputs = {
      good: { type: 'int', value: '[add(1, 1)]' },
      wrong: { type: 'string', value: "[reference('hub').none]" },
    };
    await deploy(azure, 'd', [vnet('hub')], { outputs });
    azure.idle();
    const { body } = await azure.send('GET', deployment('d'));
    expect(body.properties['error']).toMatchObject({
      code: 'DeploymentOutputEvaluationFailed',
      details: [{ target: 'wrong' }],
    });
    expect(body.properties['outputs']).toBeUndefined();
  });
});

describe('the record of a deployment', () => {
  test('tells what depends on what, and which types there are', async () => {
    const azure = await createAzure();
    const { body } = await deploy(azure, 'd', [subnet('hub', 'one', '10.0.1.0/24'), vnet('hub')]);
    expect(body).toMatchObject({ id: deployment('d'), name: 'd', type: 'Microsoft.Resources/deployments' });
    expect(body.properties['dependencies']).toEqual([
      {
        dependsOn: [
          { id: at('virtualNetworks/hub'), resourceType: 'Microsoft.Network/virtualNetworks', resourceName: 'hub' },
        ],
        id: at('virtualNetworks/hub/subnets/one'),
        resourceType: 'Microsoft.Network/virtualNetworks/subnets',
        resourceName: 'hub/one',
      },
    ]);
    expect(body.properties['providers']).toEqual([
      {
        namespace: 'Microsoft.Network',
        resourceTypes: [
          { resourceType: 'virtualNetworks/subnets', locations: [null] },
          { resourceType: 'virtualNetworks', locations: ['westeurope'] },
        ],
      },
    ]);
  });

  test('is found, listed, filtered and asked for by HEAD', async () => {
    const azure = await createAzure();
    await deploy(azure, 'one', [vnet('hub')]);
    azure.idle();
    await deploy(azure, 'two', [vnet('spoke')]);
    const list = deployment('').replace(/\/$/, '');
    const names = async (query: string) => (await azure.send('GET', list + query)).body.value.map(({ name }) => name);
    expect(await names('')).toEqual(['one', 'two']);
    expect(await names("?$filter=provisioningState eq 'Succeeded'")).toEqual(['one']);
    expect(await names('?$top=1')).toEqual(['one']);
    expect((await azure.send('HEAD', deployment('ONE'))).status).toBe(204);
    expect((await azure.send('HEAD', deployment('three'))).status).toBe(404);
    expect(await azure.send('GET', deployment('three'))).toMatchObject({ status: 404, code: 'DeploymentNotFound' });
    expect(await azure.send('GET', `${list}?$filter=name eq 'x'`)).toMatchObject({ status: 501 });
    const { value } = (await azure.send('GET', `${deployment('one')}/operations`)).body;
    const [first] = value;
    expect((await azure.send('GET', first!.id)).body).toEqual(first);
    expect(await azure.send('GET', `${deployment('one')}/operations/none`)).toMatchObject({ status: 404 });
    expect(await azure.send('GET', `${deployment('one')}/operationStatuses/1`)).toMatchObject({ status: 404 });
  });

  test('is not replaced while it runs, and is afterwards', async () => {
    const azure = await createAzure();
    expect((await deploy(azure, 'd', [vnet('hub')])).status).toBe(201);
    expect(await deploy(azure, 'd', [vnet('hub')])).toMatchObject({ status: 409, code: 'DeploymentActive' });
    azure.idle();
    expect((await deploy(azure, 'd', [vnet('hub')])).status).toBe(200);
    azure.idle();
    expect(await stateOf(azure, 'd')).toBe('Succeeded');
  });

  test('goes when it is deleted, and what it made stays', async () => {
    const azure = await createAzure();
    await deploy(azure, 'd', [vnet('hub')]);
    expect(await azure.send('DELETE', deployment('d'))).toMatchObject({ status: 409 });
    azure.idle();
    const gone = await azure.send('DELETE', deployment('d'));
    expect(gone.status).toBe(202);
    const location = new URL(gone.headers.get('Location') ?? '');
    expect((await azure.send('GET', location.pathname + location.search)).status).toBe(202);
    azure.idle();
    expect((await azure.send('GET', location.pathname + location.search)).status).toBe(200);
    expect((await azure.send('GET', deployment('d'))).status).toBe(404);
    expect((await azure.send('DELETE', deployment('d'))).status).toBe(204);
    expect((await azure.send('GET', at('virtualNetworks/hub'))).status).toBe(200);
  });

  test('goes with its group', async () => {
    const azure = await createAzure();
    await deploy(azure, 'd', [vnet('hub')]);
    azure.idle();
    await azure.send('DELETE', group);
    azure.idle();
    await azure.make(group, { location: 'westeurope' });
    expect((await azure.send('GET', deployment('d'))).status).toBe(404);
  });

  test('that is canceled starts nothing more', async () => {
    const azure = await createAzure();
    await deploy(azure, 'd', [subnet('hub', 'one', '10.0.1.0/24'), vnet('hub')]);
    azure.clock.advanceTo(azure.clock.now() + 1000);
    expect((await azure.send('POST', `${deployment('d')}/cancel`)).status).toBe(204);
    azure.idle();
    expect(await stateOf(azure, 'd')).toBe('Canceled');
    expect((await azure.send('GET', at('virtualNetworks/hub'))).body.properties['provisioningState']).toBe('Succeeded');
    expect((await azure.send('GET', at('virtualNetworks/hub/subnets/one'))).status).toBe(404);
    expect(await azure.send('POST', `${deployment('d')}/cancel`)).toMatchObject({ status: 409 });
  });

  test('is weighed by validate and not kept', async () => {
    const azure = await createAzure();
    const answered = await azure.send('POST', `${deployment('d')}/validate`, { properties: properties([vnet('hub')]) });
    expect(answered.status).toBe(200);
    expect(answered.body.properties).toMatchObject({
      provisioningState: 'Succeeded',
      validatedResources: [{ id: at('virtualNetworks/hub') }],
    });
    expect((await azure.send('GET', deployment('d'))).status).toBe(404);
    const wrong = properties([vnet('hub', { name: '[nosuch()]' })]);
    expect(await azure.send('POST', `${deployment('d')}/validate`, { properties: wrong })).toMatchObject({
      status: 400,
      code: 'InvalidTemplate',
    });
  });

  test.for([
    ['POST', `${deployment('d')}/whatIf`, 501, 'whatIf'],
    ['POST', `${deployment('d')}/exportTemplate`, 501, 'exportTemplate'],
    ['PUT', `/subscriptions/${owner}/providers/Microsoft.Resources/deployments/d`, 501, 'to a subscription'],
    ['PUT', deployment('x'.repeat(65)), 400, 'at most 64'],
    ['PUT', deployment('d').replace('rg-test', 'rg-none'), 404, 'rg-none'],
  ] as const)('%s of %s is refused', async ([method, path, status, words]) => {
    const azure = await createAzure();
    const answered = await azure.send(method, path, { properties: properties([]) });
    expect(answered.status).toBe(status);
    expect(answered.message).toContain(words);
  });

  test('there are none of a subscription', async () => {
    const azure = await createAzure();
    const { body } = await azure.send('GET', `/subscriptions/${owner}/providers/Microsoft.Resources/deployments`);
    expect(body).toEqual({ value: [] });
  });
});

describe('deployments are as replayable as everything else', () => {
  async function story(azure: Azure): Promise<void> {
    await deploy(azure, 'd', [vnet('hub'), subnet('hub', 'one', '10.0.1.0/24'), vnet('spoke')]);
    azure.clock.advanceTo(azure.clock.now() + 1500);
    await deploy(azure, 'e', [vnet('third')]);
  }

  test('the journal gives the same bytes', async () => {
    const azure = await createAzure();
    const first = azure.arm.snapshot();
    const before = azure.arm.journal.length;
    await story(azure);
    azure.idle();
    const clock = createVirtualClock();
    const twin = await replay(first, azure.arm.journal.slice(before), clock);
    clock.advanceTo(azure.clock.now());
    expect(JSON.stringify(twin.snapshot())).toBe(JSON.stringify(azure.arm.snapshot()));
  });

  test('one that was saved half way goes on', async () => {
    const azure = await createAzure();
    await story(azure);
    const snapshot = parseSnapshot(JSON.parse(JSON.stringify(azure.arm.snapshot())));
    const clock = createVirtualClock(snapshot.at);
    const opened = restoreArm(snapshot, clock);
    azure.idle();
    clock.advanceTo(azure.clock.now());
    expect(JSON.stringify(opened.snapshot())).toBe(JSON.stringify(azure.arm.snapshot()));
  });
});
