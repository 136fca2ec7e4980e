import { describe, expect, test } from 'vitest';
import { networkApiVersion } from '#src/azure/api-versions.ts';
import { createArm, replay } from '#src/azure/arm.ts';
import { managementHost } from '#src/azure/requests.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { at, createAzure, group, network, owner, readAnswer, user } from './azure.ts';

const url = (path: string, version = networkApiVersion) => `${managementHost}${path}?api-version=${version}`;

describe('what the door refuses', () => {
  test.for([
    {
      method: 'GET',
      path: '/',
      code: 'CrossconnectMalformedResourceId',
      status: 400,
      because: 'the path names nothing',
    },
    {
      method: 'GET',
      path: '/tenant',
      code: 'CrossconnectMalformedResourceId',
      status: 400,
      because: 'there is no such root',
    },
    {
      method: 'GET',
      path: '/subscriptions/contoso/resourceGroups/rg',
      code: 'InvalidSubscriptionId',
      status: 400,
      because: 'a subscription is a GUID',
    },
    {
      method: 'GET',
      path: `/subscriptions/${owner}/resourceGroup/rg`,
      code: 'CrossconnectMalformedResourceId',
      status: 400,
      because: 'an s is missing',
    },
    {
      method: 'PUT',
      path: `${group}/providers`,
      code: 'CrossconnectMalformedResourceId',
      status: 400,
      because: 'the provider is missing',
    },
    {
      method: 'PUT',
      path: `${group}/providers/Microsoft.Network`,
      code: 'CrossconnectMalformedResourceId',
      status: 400,
      because: 'the type is missing',
    },
    {
      method: 'PUT',
      path: `${group}/providers/Microsoft.Network//v`,
      code: 'CrossconnectMalformedResourceId',
      status: 400,
      because: 'the type is empty',
    },
    {
      method: 'PUT',
      path: `${group}/providers/Microsoft.Network/virtualNetworks`,
      code: 'CrossconnectMethodNotAllowed',
      status: 405,
      because: 'a list is not put',
    },
    {
      method: 'GET',
      path: at('virtualNetworks/%E0%A4%A'),
      code: 'CrossconnectMalformedResourceId',
      status: 400,
      because: 'the escape is broken',
    },
    {
      method: 'GET',
      path: at('natGateways/n'),
      code: 'CrossconnectNotSimulated',
      status: 501,
      because: 'the type is not simulated',
    },
    {
      method: 'GET',
      path: `${group}/providers/Microsoft.Compute/availabilitySets/a`,
      code: 'CrossconnectNotSimulated',
      status: 501,
      because: 'availability sets are not simulated',
      version: '2021-04-01',
    },
    {
      method: 'GET',
      path: `/subscriptions/${owner}/providers/Microsoft.Network/connections`,
      code: 'CrossconnectNotSimulated',
      status: 501,
      because: 'Azure lists connections by group only',
    },
    {
      method: 'POST',
      path: at('virtualNetworks/v/start'),
      code: 'CrossconnectNotSimulated',
      status: 501,
      because: 'networks do not start',
    },
    {
      method: 'HEAD',
      path: at('virtualNetworks/v'),
      code: undefined,
      status: 404,
      because: 'there is no such network',
    },
    {
      method: 'PATCH',
      path: at('virtualNetworks/v/subnets/s'),
      code: 'CrossconnectMethodNotAllowed',
      status: 405,
      because: 'a child has no tags',
    },
    {
      method: 'POST',
      path: at('virtualNetworks/v'),
      code: 'CrossconnectMethodNotAllowed',
      status: 405,
      because: 'nothing says which action',
    },
    {
      method: 'GET',
      path: at('virtualNetworks/a%2Fb'),
      code: 'CrossconnectMalformedResourceId',
      status: 400,
      because: 'no name has a slash in it',
    },
    {
      method: 'GET',
      path: at('virtualNetworks/%5C..%5Cb'),
      code: 'CrossconnectMalformedResourceId',
      status: 400,
      because: 'a backslash is no way up either',
    },
    {
      method: 'POST',
      path: '/_control/provider/explode',
      code: 'CrossconnectNotSimulated',
      status: 404,
      because: 'providers do two things',
    },
    {
      method: 'POST',
      path: '/_control/provider/constructor',
      code: 'CrossconnectNotSimulated',
      status: 404,
      because: 'an inherited name is no act',
    },
    {
      method: 'GET',
      path: at('virtualNetworks/missing'),
      code: 'ResourceNotFound',
      status: 404,
      because: 'there is no such network',
    },
    {
      method: 'PUT',
      path: at('virtualNetworks/missing/subnets/s'),
      code: 'ParentResourceNotFound',
      status: 404,
      because: 'there is no network to put it in',
    },
    {
      method: 'GET',
      path: `/subscriptions/${owner}/providers/Microsoft.Network/virtualNetworks/v`,
      code: 'CrossconnectMalformedResourceId',
      status: 400,
      because: 'it stands in no group',
    },
    {
      method: 'PROPFIND',
      path: at('virtualNetworks/v'),
      code: 'CrossconnectMethodNotAllowed',
      status: 405,
      because: 'ARM has no such method',
    },
    {
      method: 'DELETE',
      path: `${group}-missing`,
      code: 'ResourceGroupNotFound',
      status: 404,
      because: 'there is no such group',
    },
    {
      method: 'GET',
      path: `/subscriptions/${owner}/providers/Microsoft.Network/locations/westeurope/operations/${user}`,
      code: 'CrossconnectOperationNotFound',
      status: 404,
      because: 'there is no such operation',
    },
  ])('$method $path is $status: $because', async ({ method, path, code, status, version }) => {
    const { arm } = await createAzure();
    const answered = await readAnswer(
      await arm.fetch(
        new Request(url(path, version ?? (/Microsoft\.Network/.test(path) ? networkApiVersion : '2021-04-01')), {
          method,
        }),
      ),
    );
    if (method !== 'HEAD') expect(answered).toMatchObject({ status, code });
    expect(answered.status).toBe(status);
  });

  test.for([
    { path: at('virtualNetworks/v'), version: '', code: 'MissingApiVersionParameter', because: 'an empty one is none' },
    { path: group, version: 'latest', code: 'InvalidApiVersionParameter', because: 'a version is a date' },
    {
      path: group,
      version: networkApiVersion,
      code: 'InvalidApiVersionParameter',
      because: 'it is another provider’s',
    },
    {
      path: `/subscriptions/${owner}/resourceGroups`,
      version: '1999-01-01',
      code: 'InvalidApiVersionParameter',
      because: 'it is too old',
    },
    {
      path: at('virtualNetworks/v'),
      version: '2024-05-02',
      code: 'NoRegisteredProviderFound',
      because: 'there is none of that day',
    },
    {
      path: at('virtualNetworks/v/subnets/s'),
      version: '2014-01-01',
      code: 'NoRegisteredProviderFound',
      because: 'it is too old',
    },
    { path: at('virtualNetworks'), version: '2024-05-02', code: 'InvalidResourceType', because: 'a list is asked for' },
    {
      path: `/subscriptions/${owner}/providers/Microsoft.Network/expressRouteServiceProviders`,
      version: '2024-05-02',
      code: 'InvalidResourceType',
      because: 'that is a list too',
    },
  ])('api-version "$version" of $path is refused with $code: $because', async ({ path, version, code }) => {
    const { arm } = await createAzure();
    const answered = await readAnswer(await arm.fetch(new Request(url(path, version))));
    expect(answered).toMatchObject({ status: code === 'InvalidResourceType' ? 404 : 400, code });
    expect(answered.body.error).not.toHaveProperty('details');
    expect(answered.headers.get('x-ms-failure-cause')).toBe('gateway');
    if (code !== 'MissingApiVersionParameter') expect(answered.message).toMatch(/2021-04-01/);
  });

  test('a request without an api-version is refused', async () => {
    const { arm } = await createAzure();
    const answered = await readAnswer(await arm.fetch(new Request(`${managementHost}${group}`)));
    expect(answered).toMatchObject({ status: 400, code: 'MissingApiVersionParameter' });
  });

  test('a version that is not there is refused with the place of the resource and the versions and places there are', async () => {
    const { send, make } = await createAzure();
    await make(...network('v', '10.0.0.0/16', 'northeurope'));
    const { message } = await send('GET', 'virtualNetworks/v', undefined, { apiVersion: '2024-05-02' });
    expect(message).toContain("for location 'northeurope' and API version '2024-05-02' for type 'virtualNetworks'");
    expect(message).toMatch(
      /supported api-versions are '.*2015-06-15.*2026-01-01'.*supported locations are '.*westeurope/,
    );
    const [path, body] = network('w', '10.0.0.0/16', 'East US');
    const put = await send('PUT', path, body, { apiVersion: '2024-05-02' });
    expect(put.message).toContain("for location 'eastus'");
  });

  test.for(['2015-06-15', '2016-03-30', '2020-04-01', '2021-12-01', '2026-01-01'])(
    'Microsoft.Network is asked in %s as well',
    async (apiVersion) => {
      const { send } = await createAzure();
      const [path, body] = network('v');
      expect((await send('PUT', path, body, { apiVersion })).status).toBe(201);
    },
  );

  test.for([
    { namespace: 'Contoso.Things', status: 404, code: 'InvalidResourceNamespace', because: 'nobody has it' },
    { namespace: 'Microsoft.Sql', status: 501, code: 'CrossconnectNotSimulated', because: 'Azure has it, we do not' },
  ])('$namespace is $status: $because', async ({ namespace, status, code }) => {
    const { send } = await createAzure();
    for (const method of ['GET', 'PUT']) {
      const answered = await send(
        method,
        `${group}/providers/${namespace}/servers/s`,
        method === 'PUT' ? {} : undefined,
      );
      expect(answered).toMatchObject({ status, code });
      expect(answered.message).toContain(namespace);
    }
  });

  test.for([
    { type: 'text/plain', status: 415, because: 'a text is no JSON' },
    { type: 'application/x-www-form-urlencoded', status: 415, because: 'a form is none' },
    { type: 'application/xml; charset=utf-8', status: 415, because: 'nor is XML' },
    { type: 'application/json; charset=utf-8', status: 201, because: 'that is JSON' },
    { type: 'application/merge-patch+json', status: 201, because: 'that is JSON of a kind' },
    { type: '', status: 201, because: 'nothing is said' },
  ])('a body of type "$type" is answered $status: $because', async ({ type, status }) => {
    const { arm } = await createAzure();
    const [path, body] = network('v');
    const headers = { 'content-type': type };
    const answered = await readAnswer(
      await arm.fetch(new Request(url(at(path)), { method: 'PUT', headers, body: JSON.stringify(body) })),
    );
    expect(answered.status).toBe(status);
    if (status === 415) {
      expect(answered.code).toBe('UnsupportedMediaType');
      expect(answered.message).toContain(`'${type.split(';')[0] ?? ''}'`);
    }
    const clock = createVirtualClock();
    const twin = await replay(createArm({ seed: 'test', clock, profile: 'taught' }).snapshot(), arm.journal, clock);
    expect(twin.journal).toEqual(arm.journal);
  });

  test('what a Request says by itself of a text counts as nothing said', async () => {
    const { arm } = await createAzure();
    const [path, body] = network('v');
    const request = new Request(url(at(path)), { method: 'PUT', body: JSON.stringify(body) });
    expect(request.headers.get('content-type')).toContain('text/plain');
    expect((await arm.fetch(request)).status).toBe(201);
  });

  test('a wrong kind of value is told in the details, as Microsoft.Network does', async () => {
    const { send } = await createAzure();
    const wrong = { location: 'westeurope', properties: { addressSpace: { addressPrefixes: 'all' } } };
    const { status, body } = await send('PUT', 'virtualNetworks/v', wrong);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      code: 'InvalidRequestFormat',
      message: 'Cannot parse the request.',
      details: [{ code: 'InvalidJson' }],
    });
    expect(JSON.stringify(body.error)).toContain('properties.addressSpace.addressPrefixes is \\"all\\"');
  });

  test.for([
    { body: 'not json', status: 400, code: 'InvalidRequestContent', because: 'it is not JSON' },
    { body: '{"location":', status: 400, code: 'InvalidRequestContent', because: 'it ends too early' },
    { body: '[]', status: 400, code: 'InvalidRequestContent', because: 'a list is no resource' },
    { body: '"text"', status: 400, code: 'InvalidRequestContent', because: 'a text is no resource' },
    { body: 'null', status: 400, code: 'InvalidRequestContent', because: 'null is no resource' },
    {
      body: `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
      status: 400,
      code: 'InvalidRequestContent',
      because: 'it is nested too deeply',
    },
    {
      body: JSON.stringify({ location: 'westeurope', filler: 'x'.repeat(4 * 1024 * 1024) }),
      status: 413,
      code: 'CrossconnectRequestTooLarge',
      because: 'more than 4 MiB is too much',
    },
    { body: '', status: 400, code: 'LocationRequired', because: 'nothing says where' },
    { body: '{"location":5}', status: 400, code: 'LocationRequired', because: 'a number is no place' },
    {
      body: '{"location":"atlantis"}',
      status: 400,
      code: 'LocationNotAvailableForResourceType',
      because: 'there is no such region',
    },
    {
      body: '{"location":"westeurope","tags":["a"]}',
      status: 400,
      code: 'CrossconnectInvalidProperty',
      because: 'tags are names with values',
    },
    {
      body: '{"location":"westeurope","tags":{"a":1}}',
      status: 400,
      code: 'CrossconnectInvalidProperty',
      because: 'the value of a tag is text',
    },
    {
      body: '{"location":"westeurope","properties":{}}',
      status: 400,
      code: 'CrossconnectInvalidProperty',
      because: 'a network has an address space',
    },
  ])('a body is refused with $code: $because', async ({ body, status, code }) => {
    const { arm } = await createAzure();
    const answered = await readAnswer(
      await arm.fetch(new Request(url(at('virtualNetworks/v')), { method: 'PUT', body })),
    );
    expect(answered).toMatchObject({ status, code });
    expect(answered.message.length).toBeLessThan(2000);
    expect(Object.keys(arm.cloud.resources)).toHaveLength(2);
  });

  test.for([
    { name: '-v', because: 'it starts with a hyphen' },
    { name: 'v.', because: 'it ends with a period' },
    { name: 'v v', because: 'it has a space' },
    { name: 'v'.repeat(81), because: 'it has 81 characters' },
    { name: 'Zürich', because: 'it has a letter beyond ASCII' },
  ])('the name $name is refused: $because', async ({ name }) => {
    const { send } = await createAzure();
    const [, body] = network('v');
    const refused = await send('PUT', `virtualNetworks/${encodeURIComponent(name)}`, body);
    expect(refused).toMatchObject({ status: 400, code: 'InvalidResourceName', fact: 'expressroute/resource-name' });
    expect(refused.message).toContain(name);
  });
});

describe('two writers at once', () => {
  test('are served one after the other: the second is told to wait, and its stale ETag is refused', async () => {
    const { send, make, idle } = await createAzure();
    await make(...network('v'));
    const { etag } = (await send('GET', 'virtualNetworks/v')).body;
    const [path, body] = network('v');
    const write = () => send('PUT', path, body, { headers: { 'if-match': etag } });
    const [first, second] = await Promise.all([write(), write()]);
    expect(first.status).toBe(200);
    expect(second).toMatchObject({ status: 429, code: 'AnotherOperationInProgress' });
    idle();
    expect(await write()).toMatchObject({ status: 412, code: 'PreconditionFailed' });
    expect((await send('DELETE', path, undefined, { headers: { 'if-match': etag } })).status).toBe(412);
  });
});

describe('a path that leads up and out', () => {
  test.for([
    { path: `${group}/../rg-user`, reaches: 'rg-user', because: 'a URL is tidied before it is sent' },
    { path: `${group}/%2e%2e/rg-user`, reaches: 'rg-user', because: 'an escaped dot is one too' },
  ])('$path reaches what it names: $because', async ({ path, reaches }) => {
    const { send } = await createAzure();
    const answered = await send('GET', path.replaceAll(owner, user));
    expect(answered.body.name).toBe(reaches);
  });
});

describe('odd but good', () => {
  test.for(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a network may be named %s', async (name) => {
    const { send, make } = await createAzure();
    const [, body] = network('v');
    expect((await send('GET', `virtualNetworks/${name}`)).status).toBe(404);
    await make(`virtualNetworks/${name}`, body);
    expect((await send('GET', `virtualNetworks/${name}`)).body.name).toBe(name);
    expect((await send('GET', 'virtualNetworks')).body.value).toHaveLength(1);
  });

  test('a member named __proto__ changes nothing', async () => {
    const { arm } = await createAzure();
    const body =
      '{"location":"westeurope","__proto__":{"tags":{"a":"b"}},"properties":{"__proto__":{"polluted":true},"addressSpace":{"addressPrefixes":["10.0.0.0/16"]}}}';
    const answered = await readAnswer(
      await arm.fetch(new Request(url(at('virtualNetworks/v')), { method: 'PUT', body })),
    );
    expect(answered.status).toBe(201);
    expect(answered.body.tags).toBeUndefined();
    expect(JSON.stringify(arm.cloud)).not.toContain('polluted');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('members we do not know are kept', async () => {
    const { make, send } = await createAzure();
    await make(...network('v', '10.0.0.0/16', 'westeurope', { flowTimeoutInMinutes: 10 }));
    expect((await send('GET', 'virtualNetworks/v')).body.properties.flowTimeoutInMinutes).toBe(10);
  });

  test('any subscription is there', async () => {
    const { send } = await createAzure();
    const other = 'ABCDEF01-2345-6789-abcd-ef0123456789';
    expect((await send('GET', `/subscriptions/${other}/resourceGroups`)).body).toEqual({ value: [] });
    await send('PUT', `/subscriptions/${other}/resourceGroups/rg`, { location: 'West Central US' });
    expect(
      (await send('GET', '/subscriptions')).body.value.map(
        ({ subscriptionId }: { subscriptionId: string }) => subscriptionId,
      ),
    ).toEqual([owner, user, other]);
    expect((await send('GET', `/subscriptions/${other.toLowerCase()}/resourcegroups/RG`)).body.location).toBe(
      'westcentralus',
    );
  });

  test('HEAD tells whether a group is there', async () => {
    const { send } = await createAzure();
    expect((await send('HEAD', group)).status).toBe(204);
    expect((await send('HEAD', `${group}-missing`)).status).toBe(404);
  });

  test('a list comes in pages, and every resource stands on one of them', async () => {
    const { send, make, arm } = await createAzure();
    for (let index = 0; index < 7; index += 1) await make(...network(`v${index}`));
    const names: string[] = [];
    let next: string | undefined = `${managementHost}${group}/resources?api-version=2021-04-01&$top=3`;
    let pages = 0;
    while (next !== undefined) {
      const { body } = await readAnswer(await arm.fetch(new Request(next)));
      names.push(...body.value.map(({ name }: { name: string }) => name));
      next = body.nextLink;
      pages += 1;
      if (pages === 1) await send('DELETE', 'virtualNetworks/v2');
    }
    expect(pages).toBe(3);
    expect(names).toEqual(['v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6']);
  });

  test('the short list knows types and nothing of subnets', async () => {
    const { send, make } = await createAzure();
    await make(...network('v'));
    const { value } = (await send('GET', `/subscriptions/${owner}/resources`)).body;
    expect(value).toEqual([
      { id: at('virtualNetworks/v'), name: 'v', type: 'Microsoft.Network/virtualNetworks', location: 'westeurope' },
    ]);
    const filter = encodeURIComponent("resourceType eq 'Microsoft.Network/connections'");
    expect((await send('GET', `/subscriptions/${owner}/resources?$filter=${filter}`)).body.value).toEqual([]);
  });

  test('every answer carries the headers of Azure', async () => {
    const { send } = await createAzure();
    const { headers } = await send('GET', group);
    const guid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
    expect(headers.get('x-ms-request-id')).toMatch(guid);
    expect(headers.get('x-ms-correlation-request-id')).toMatch(guid);
    expect(headers.get('x-ms-routing-request-id')).toMatch(/^CROSSCONNECT:20260105T090000Z:/);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-cache');
  });
});
