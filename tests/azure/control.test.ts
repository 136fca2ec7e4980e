import { describe, expect, test } from 'vitest';
import { createArm, replay } from '#src/azure/arm.ts';
import type { Arm } from '#src/azure/arm.ts';
import { bagOf } from '#src/azure/body.ts';
import { findResource } from '#src/azure/cloud.ts';
import { armRequest } from '#src/azure/requests.ts';
import { createVirtualClock, scenarioStart } from '#src/base/clock.ts';
import type { RunningClock } from '#src/base/clock.ts';
import { at, circuit, createAzure, group, makeCircuit, network, readAnswer } from './azure.ts';

const of = (id: string) => encodeURIComponent(id);

test('GET /_control says what there is', async () => {
  const { send } = await createAzure();
  const { status, body } = await send('GET', '/_control');
  expect(status).toBe(200);
  expect(body.value).toContainEqual({ method: 'POST', path: '/_control/provider/provision' });
  expect(body.value).toContainEqual({ method: 'PUT', path: '/_control/snapshot' });
});

describe('the provider', () => {
  test.for([
    { act: 'provision', member: 'serviceProviderProvisioningState', value: 'Provisioned' },
    { act: 'deprovision', member: 'serviceProviderProvisioningState', value: 'NotProvisioned' },
    { act: 'fail', member: 'provisioningState', value: 'Failed' },
  ])('$act leaves $member $value behind', async ({ act, member, value }) => {
    const { send, make } = await createAzure();
    await make(...circuit('er'));
    const before = (await send('GET', 'expressRouteCircuits/er')).body;
    expect(before.properties[member]).not.toBe(act === 'deprovision' ? 'Provisioned' : value);
    const acted = await send('POST', `/_control/provider/${act}?circuit=${of(before.id)}`);
    expect(acted.status).toBe(200);
    const after = (await send('GET', 'expressRouteCircuits/er')).body;
    expect(after.properties[member]).toBe(value);
    expect(after.etag).not.toBe(before.etag);
  });

  test('that failed is put right by putting the circuit again', async () => {
    const { send, make } = await createAzure();
    const id = await makeCircuit(await createAzure(), 'er');
    await make(...circuit('er'));
    await send('POST', `/_control/provider/fail?circuit=${of(id)}`);
    await make(...circuit('er'));
    expect((await send('GET', id)).body.properties.provisioningState).toBe('Succeeded');
  });

  test.for([
    { circuit: '', status: 400, code: 'CrossconnectMalformedResourceId', because: 'it names none' },
    { circuit: '/subscriptions/x', status: 400, code: 'CrossconnectMalformedResourceId', because: 'it is no id' },
    {
      circuit: at('expressRouteCircuits/nowhere'),
      status: 404,
      code: 'ResourceNotFound',
      because: 'there is no such circuit',
    },
    { circuit: at('virtualNetworks/v'), status: 400, code: 'CrossconnectNotACircuit', because: 'it is a network' },
  ])('is refused $circuit: $because', async ({ circuit: id, status, code }) => {
    const { send, make } = await createAzure();
    await make(...network('v'));
    expect(await send('POST', `/_control/provider/provision?circuit=${of(id)}`)).toMatchObject({ status, code });
  });
});

describe('the BGP sessions of a circuit', () => {
  test('go down and come up by link or both at once, and announce prefixes, which no client of Azure is shown', async () => {
    const azure = await createAzure();
    const id = await makeCircuit(azure, 'er');
    const { send } = azure;
    const shown = (await send('GET', id)).body;
    const onPremises = () => findResource(azure.arm.cloud, id)?.onPremises;
    await send('POST', `/_control/bgp/down?circuit=${of(id)}&link=secondary`);
    expect(onPremises()).toEqual({ down: ['secondary'] });
    await send('POST', `/_control/bgp/down?circuit=${of(id)}`);
    expect(onPremises()).toEqual({ down: ['primary', 'secondary'] });
    await send('POST', `/_control/bgp/up?circuit=${of(id)}&link=primary`);
    await send('POST', `/_control/bgp/announce?circuit=${of(id)}&prefixes=10.1.0.0/16,fd00::/64`);
    expect(onPremises()).toEqual({ down: ['secondary'], prefixes: ['10.1.0.0/16', 'fd00::/64'] });
    expect((await send('GET', id)).body).toEqual(shown);
    await azure.make(...circuit('er'));
    expect(onPremises(), 'a PUT of the circuit is Azure’s business').toMatchObject({ down: ['secondary'] });
  });

  test.for([
    { query: 'link=third', code: 'CrossconnectUnknownLink', because: 'a circuit has two links', act: 'down' },
    {
      query: 'prefixes=10.1.0.0/33',
      code: 'CrossconnectInvalidPrefix',
      because: 'an address has 32 bits',
      act: 'announce',
    },
  ])('are refused $query: $because', async ({ query, code, act }) => {
    const azure = await createAzure();
    const id = await makeCircuit(azure, 'er');
    expect(await azure.send('POST', `/_control/bgp/${act}?circuit=${of(id)}&${query}`)).toMatchObject({
      status: 400,
      code,
    });
  });
});

describe('the clock', () => {
  test('is moved on by seconds, to a moment, and until nothing runs', async () => {
    const { send } = await createAzure();
    expect(bagOf((await send('GET', '/_control/clock')).body)).toEqual({
      now: new Date(scenarioStart + 0).toISOString(),
      speed: 1,
      running: 0,
      nextDue: null,
    });
    await send('PUT', ...network('v'));
    const due = bagOf((await send('GET', '/_control/clock')).body);
    expect(due).toMatchObject({ running: 1, nextDue: new Date(scenarioStart + 5000).toISOString() });
    expect(bagOf((await send('POST', '/_control/clock', { advance: 4 })).body)['running']).toBe(1);
    expect(bagOf((await send('POST', '/_control/clock', { now: due['nextDue'] })).body)['running']).toBe(0);
    await send('PUT', ...circuit('er'));
    expect(bagOf((await send('POST', '/_control/clock', { untilIdle: true })).body)).toMatchObject({
      running: 0,
      now: new Date(scenarioStart + 65_000).toISOString(),
    });
    expect((await send('GET', 'expressRouteCircuits/er')).body.properties.provisioningState).toBe('Succeeded');
  });

  test('divides the waits clients are asked for by its speed, to no less than a second', async () => {
    const { send } = await createAzure();
    const wait = async (name: string) => (await send('PUT', ...network(name))).headers.get('retry-after');
    expect(await wait('a')).toBe('10');
    await send('POST', '/_control/clock', { speed: 4 });
    expect(await wait('b')).toBe('3');
    await send('POST', '/_control/clock', { speed: 1000 });
    expect(await wait('c')).toBe('1');
  });

  test.for([
    {
      order: { now: '2020-01-01T00:00:00Z' },
      status: 409,
      code: 'CrossconnectClockBackwards',
      because: 'time does not go back',
    },
    { order: { advance: -1 }, status: 400, code: 'CrossconnectInvalidProperty', because: 'nor by seconds' },
    { order: { now: 'tomorrow' }, status: 400, code: 'CrossconnectInvalidProperty', because: 'it is no moment' },
    { order: { speed: 'fast' }, status: 400, code: 'CrossconnectInvalidProperty', because: 'it is no number' },
    { order: { stop: true }, status: 400, code: 'CrossconnectInvalidProperty', because: 'it is no order' },
  ])('is refused $order: $because', async ({ order, status, code }) => {
    const { send, clock } = await createAzure();
    const before = clock.now();
    expect(await send('POST', '/_control/clock', order)).toMatchObject({ status, code });
    expect(clock.now()).toBe(before);
  });

  test('that only shows the time is not moved', async () => {
    const arm = createArm({ seed: 'still', clock: { now: () => scenarioStart }, profile: 'taught' });
    const answered = await readAnswer(await arm.fetch(armRequest('POST', '/_control/clock', { advance: 1 })));
    expect(answered).toMatchObject({ status: 409, code: 'CrossconnectClockNotDriven' });
  });
});

describe('the Cloud as a whole', () => {
  test('is empty after a reset, and entry numbers go on', async () => {
    const { send, arm } = await createAzure();
    const { serial } = arm.cloud;
    expect((await send('POST', '/_control/reset')).status).toBe(200);
    expect(arm.cloud.resources).toEqual({});
    expect((await send('GET', group)).code).toBe('ResourceGroupNotFound');
    expect(arm.cloud.serial).toBe(serial + 1);
    await send('PUT', group, { location: 'westeurope' });
    expect(arm.journal.map(({ n }) => n)).toEqual([1, 2, 3, 4]);
  });

  test('is saved, and loaded into another Azure, with its seed, its profile and its time', async () => {
    const one = await createAzure('today');
    await one.send('PUT', ...network('v'));
    const { body } = await one.send('GET', '/_control/snapshot');
    const clock = createVirtualClock(0);
    const other = createArm({ seed: 'other', clock, profile: 'taught' });
    expect((await other.fetch(armRequest('PUT', '/_control/snapshot', body))).status).toBe(200);
    expect(JSON.stringify(other.snapshot())).toBe(JSON.stringify(one.arm.snapshot()));
    clock.advance(5000);
    expect(findResource(other.cloud, at('virtualNetworks/v'))?.properties['provisioningState']).toBe('Succeeded');
  });

  test.for([
    { body: {}, because: 'it holds nothing' },
    { body: { engine: 999 }, because: 'it is of another shape' },
  ])('is not replaced by $body: $because', async ({ body }) => {
    const { send, arm } = await createAzure();
    const before = Object.keys(arm.cloud.resources);
    expect(await send('PUT', '/_control/snapshot', body)).toMatchObject({
      status: 400,
      code: 'CrossconnectNotASnapshot',
    });
    expect(Object.keys(arm.cloud.resources)).toEqual(before);
  });
});

describe('whatever is done below /_control', () => {
  const play = async (arm: Arm): Promise<void> => {
    const send = (method: string, path: string, body?: unknown) => arm.fetch(armRequest(method, path, body));
    const [path, body] = circuit('er');
    const id = of(at(path));
    await send('PUT', group, { location: 'westeurope' });
    await send('PUT', at(path), body);
    const saved: unknown = await (await send('GET', '/_control/snapshot')).json();
    await send('POST', '/_control/clock', { untilIdle: true });
    await send('POST', `/_control/provider/provision?circuit=${id}`);
    await send('POST', `/_control/bgp/announce?circuit=${id}&prefixes=10.9.0.0/16`);
    await send('PUT', '/_control/faults', { faults: [{ fault: 'error', rate: 0.5 }] });
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const [networkPath, networkBody] = network(name);
      await send('PUT', at(networkPath), networkBody);
    }
    await send('POST', '/_control/clock', { speed: 60, advance: 3 });
    await send('PUT', '/_control/snapshot', saved);
    await send('DELETE', '/_control/faults');
    await send('PUT', at('virtualNetworks/last'), network('last')[1]);
  };

  test('is played again from the journal to the same bytes', async () => {
    const clock = createVirtualClock();
    const arm = createArm({ seed: 'control', clock, profile: 'taught' });
    const first = arm.snapshot();
    await play(arm);
    const statuses = arm.journal.map(({ status }) => status);
    expect(statuses).toContain(500);
    const again = createVirtualClock();
    const twin = await replay(first, arm.journal, again);
    expect(again.now()).toBe(clock.now());
    expect(JSON.stringify(twin.snapshot())).toBe(JSON.stringify(arm.snapshot()));
    expect(twin.journal).toEqual(arm.journal);
  });

  test('does not set a clock running while it is played again, and does so at the end', async () => {
    const arm = createArm({ seed: 'control', clock: createVirtualClock(), profile: 'taught' });
    const first = arm.snapshot();
    await play(arm);
    const speeds: [number, number][] = [];
    const still = createVirtualClock();
    const clock: RunningClock = {
      ...still,
      speed: () => 0,
      setSpeed: (speed) => {
        speeds.push([speed, still.now()]);
      },
    };
    await replay(first, arm.journal, clock);
    expect(speeds).toEqual([[60, still.now()]]);
  });
});
