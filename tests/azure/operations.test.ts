import { describe, expect, test } from 'vitest';
import { managementHost } from '#src/azure/requests.ts';
import { address, at, circuit, createAzure, gateway, group, network, owner } from './azure.ts';

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
