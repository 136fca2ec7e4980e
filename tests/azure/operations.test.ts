import { describe, expect, test } from 'vitest';
import { managementHost } from '#src/azure/requests.ts';
import { scenarioStart } from '#src/base/clock.ts';
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

const pathOf = (link: string | null) => (link ?? '').replace(managementHost, '');

describe('a long-running operation', () => {
  test('of a PUT is polled by Azure-AsyncOperation until it has ended', async () => {
    const { send, clock, arm } = await createAzure();
    const created = await send('PUT', ...network('v'));
    expect(created.status).toBe(201);
    expect(created.body.properties.provisioningState).toBe('Updating');
    const link = pathOf(created.headers.get('azure-asyncoperation'));
    expect(link).toMatch(
      new RegExp(`^/subscriptions/${owner}/providers/Microsoft.Network/locations/westeurope/operations/`),
    );
    expect(link).toContain(created.headers.get('x-ms-request-id'));
    expect(created.headers.get('location')).toBeNull();
    expect(created.headers.get('retry-after')).toBe('10');
    expect((await send('GET', link)).body).toEqual({ status: 'InProgress' });
    expect((await send('GET', link.replace(owner, user))).status, 'it is of another subscription').toBe(404);
    clock.advanceTo(arm.nextDue()! - 1);
    expect((await send('GET', link)).body).toEqual({ status: 'InProgress' });
    clock.advance(1);
    expect((await send('GET', link)).body).toEqual({ status: 'Succeeded' });
    expect((await send('GET', 'virtualNetworks/v')).body.properties.provisioningState).toBe('Succeeded');
    expect(arm.nextDue()).toBeUndefined();
  });

  test('of a DELETE can be followed by Location as well', async () => {
    const { send, make, idle } = await createAzure();
    await make(...network('v'));
    const gone = await send('DELETE', 'virtualNetworks/v');
    expect(gone.status).toBe(202);
    expect(gone.body).toBeUndefined();
    const location = pathOf(gone.headers.get('location'));
    const running = await send('GET', location);
    expect(running.status).toBe(202);
    expect(pathOf(running.headers.get('location'))).toBe(location);
    expect((await send('GET', 'virtualNetworks/v')).body.properties.provisioningState).toBe('Deleting');
    idle();
    expect((await send('GET', location)).status).toBe(204);
    expect((await send('GET', pathOf(gone.headers.get('azure-asyncoperation')))).body).toEqual({ status: 'Succeeded' });
  });

  test('of a group is followed by Location alone', async () => {
    const { send, make, idle } = await createAzure();
    await make(...network('v'));
    const gone = await send('DELETE', group);
    expect(gone.headers.get('azure-asyncoperation')).toBeNull();
    const location = pathOf(gone.headers.get('location'));
    expect((await send('GET', location)).status).toBe(202);
    expect(await send('PUT', ...network('w'))).toMatchObject({ status: 409, code: 'ResourceGroupBeingDeleted' });
    idle();
    expect((await send('GET', location)).status).toBe(200);
    expect((await send('GET', 'virtualNetworks/v')).code).toBe('ResourceGroupNotFound');
  });

  test('of a group takes out nothing that something else still uses, and the group last', async () => {
    const azure = await createAzure();
    await makeGateway(azure, 'a');
    const id = await makeCircuit(azure, 'er');
    await azure.make(...connection('c', 'gw-a', id));
    await azure.send('POST', `/_control/provider/deprovision?circuit=${encodeURIComponent(id)}`);
    await azure.send('DELETE', group);
    const gone: string[][] = [];
    let before = Object.keys(azure.arm.cloud.resources);
    for (let due = azure.arm.nextDue(); due !== undefined; due = azure.arm.nextDue()) {
      azure.clock.advanceTo(due);
      const after = azure.arm.cloud.resources;
      gone.push(before.filter((key) => !(key in after)).map((key) => key.split('/').at(-1) ?? ''));
      for (const resource of Object.values(after)) {
        expect(
          resource.uses.filter((used) => !(used in after)),
          resource.id,
        ).toEqual([]);
      }
      before = Object.keys(after);
    }
    const order = gone.flat();
    expect(order.indexOf('c')).toBeLessThan(order.indexOf('gw-a'));
    expect(order.indexOf('c')).toBeLessThan(order.indexOf('er'));
    expect(order.indexOf('gw-a')).toBeLessThan(order.indexOf('vnet-a'));
    expect(order.indexOf('gw-a')).toBeLessThan(order.indexOf('pip-gw-a'));
    expect(gone.at(-1), 'the last to go').toContain('rg-test');
    expect((await azure.send('GET', group)).code).toBe('ResourceGroupNotFound');
  });

  test('of a group leaves what another group uses, and says so where it is polled', async () => {
    const azure = await createAzure();
    const place = ([path, body]: [string, unknown]): [string, unknown] => [at(path, userGroup), body];
    await azure.make(...address('pip-gw-a'));
    await azure.make(...network('mine'));
    await azure.make(...place(network('vnet-a')));
    const [path, body] = gateway('gw-a', 'vnet-a', 'UltraPerformance', 'westeurope', {}, userGroup);
    const named = JSON.stringify(body).replaceAll(
      at('publicIPAddresses/pip-gw-a', userGroup),
      at('publicIPAddresses/pip-gw-a'),
    );
    await azure.make(at(path, userGroup), JSON.parse(named));
    const gone = await azure.send('DELETE', group);
    expect(gone.status).toBe(202);
    azure.idle();
    const told = await azure.send('GET', pathOf(gone.headers.get('location')));
    expect(told).toMatchObject({ status: 409, code: 'ResourceGroupDeletionBlocked' });
    expect(told.message).toContain("'Microsoft.Network/publicIPAddresses/pip-gw-a'");
    expect(JSON.stringify(told.body)).toContain('PublicIPAddressCannotBeDeleted');
    expect((await azure.send('GET', group)).body.properties.provisioningState).toBe('Succeeded');
    expect((await azure.send('GET', 'publicIPAddresses/pip-gw-a')).body.properties.provisioningState).toBe('Succeeded');
    expect((await azure.send('GET', 'virtualNetworks/mine')).status).toBe(404);
    expect((await azure.send('PUT', ...network('again'))).status).toBe(201);
  });

  test('of a group waits for what is still being made in it', async () => {
    const azure = await createAzure();
    await azure.send('PUT', ...circuit('er'));
    await azure.send('DELETE', group);
    azure.idle();
    expect(Object.keys(azure.arm.cloud.resources)).toEqual([userGroup.toLowerCase()]);
    expect(azure.clock.now() - scenarioStart).toBe(90_000);
  });

  test('that has ended can be asked for until 10,000 more have', async () => {
    const { send, make, arm, clock } = await createAzure();
    const first = (await make(...network('v'))).headers.get('azure-asyncoperation');
    const many = Object.fromEntries(
      Array.from({ length: 9_999 }, (_, index) => [
        `op-${index}`,
        { ...Object.values(arm.cloud.operations)[0]!, id: `op-${index}` },
      ]),
    );
    Object.assign(arm.cloud.operations, many);
    arm.cloud.ended?.push(...Object.keys(many));
    expect((await send('GET', pathOf(first))).body).toEqual({ status: 'Succeeded' });
    await make(...network('w'));
    expect((await send('GET', pathOf(first))).code).toBe('CrossconnectOperationNotFound');
    expect(Object.keys(arm.cloud.operations)).toHaveLength(10_000);
    expect(clock.now()).toBeGreaterThan(0);
  });

  test('of a gateway takes 45 virtual minutes', async () => {
    const { send, make, clock, arm } = await createAzure();
    await make(...network('vnet-a'));
    await make(...address('pip-gw-a'));
    await send('PUT', ...gateway('gw-a', 'vnet-a'));
    expect(arm.nextDue()! - clock.now()).toBe(45 * 60_000);
  });

  test('keeps every other change of the same resource away', async () => {
    const { send, make } = await createAzure();
    await make(...network('v'));
    const subnet = (name: string, third: number): [string, unknown] => [
      `virtualNetworks/v/subnets/${name}`,
      { properties: { addressPrefix: `10.0.${third}.0/24` } },
    ];
    expect((await send('PUT', ...subnet('one', 1))).status).toBe(201);
    for (const [method, path, body] of [
      ['PUT', ...subnet('two', 2)],
      ['PUT', ...network('v')],
      ['PATCH', 'virtualNetworks/v', { tags: {} }],
      ['DELETE', 'virtualNetworks/v', undefined],
    ] as const) {
      const refused = await send(method, path, body);
      expect(refused, `${method} ${path}`).toMatchObject({ status: 429, code: 'AnotherOperationInProgress' });
      expect(refused.message).toContain('one');
      const [uri = ''] = /https:\/\/\S+(?=\. )/.exec(refused.message) ?? [];
      expect((await send('GET', pathOf(uri))).body).toEqual({ status: 'InProgress' });
    }
    expect((await send('PUT', ...network('w'))).status).toBe(201);
  });

  test('ends in the order in which they are due, whatever the order they began in', async () => {
    const { send, clock, arm } = await createAzure();
    await send('PUT', ...circuit('slow'));
    await send('PUT', ...network('quick'));
    expect(arm.nextDue()! - clock.now()).toBe(5_000);
    clock.advance(5_000);
    expect(arm.nextDue()! - clock.now()).toBe(55_000);
  });
});

describe('ETags', () => {
  test('change when an operation starts and again when it ends', async () => {
    const { send, idle } = await createAzure();
    const etags = new Set<string>();
    etags.add((await send('PUT', ...network('v'))).body.etag);
    idle();
    etags.add((await send('GET', 'virtualNetworks/v')).body.etag);
    etags.add((await send('PUT', ...network('v'))).body.etag);
    idle();
    etags.add((await send('GET', 'virtualNetworks/v')).body.etag);
    expect(etags.size).toBe(4);
    for (const etag of etags) expect(etag).toMatch(/^W\/"[\da-f-]{36}"$/);
  });

  test('of children are that of their parent, and stand in the header where Azure sends one', async () => {
    const { send, make } = await createAzure();
    await make(...network('v'));
    await make(...circuit('er'));
    const { body, headers } = await send('GET', 'virtualNetworks/v');
    expect(headers.get('etag')).toBe(body.etag);
    expect(body.properties.subnets[0]!.etag).toBe(body.etag);
    expect((await send('GET', 'virtualNetworks/v/subnets/GatewaySubnet')).headers.get('etag')).toBe(body.etag);
    expect((await send('GET', 'expressRouteCircuits/er')).headers.get('etag')).toBeNull();
  });

  test.for([
    { header: { 'if-match': 'W/"stale"' }, isThere: true, status: 412, because: 'somebody else was faster' },
    { header: { 'if-match': '*' }, isThere: true, status: 200, because: 'any state will do' },
    { header: { 'if-match': '*' }, isThere: false, status: 412, because: 'there is nothing to change' },
    { header: { 'if-none-match': '*' }, isThere: true, status: 412, because: 'it was to be new' },
    { header: { 'if-none-match': '*' }, isThere: false, status: 201, because: 'it is new' },
  ])('a PUT with $header gets $status when there: $isThere, since $because', async ({ header, isThere, status }) => {
    const { send, make } = await createAzure();
    if (isThere) await make(...network('v'));
    const [path, body] = network('v');
    const answered = await send('PUT', path, body, { headers: Object.fromEntries(Object.entries(header)) });
    expect(answered.status).toBe(status);
    if (status === 412) expect(answered.code).toBe('PreconditionFailed');
  });

  test('let a change through that saw the present state', async () => {
    const { send, make } = await createAzure();
    await make(...network('v'));
    const { etag } = (await send('GET', 'virtualNetworks/v')).body;
    expect(
      (await send('DELETE', 'virtualNetworks/v', undefined, { headers: { 'if-match': 'W/"stale"' } })).status,
    ).toBe(412);
    expect((await send('DELETE', 'virtualNetworks/v', undefined, { headers: { 'if-match': etag } })).status).toBe(202);
    expect(at('virtualNetworks/v')).toContain(owner);
  });
});
