import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createArm, parseSnapshot, replay, restoreArm } from '#src/azure/arm.ts';
import type { Arm } from '#src/azure/arm.ts';
import { bagOf } from '#src/azure/body.ts';
import { findResource, usersOf } from '#src/azure/cloud.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import { resourceTypes } from '#src/azure/registry.ts';
import { armRequest, del, get, patch, provider, put } from '#src/azure/requests.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { VirtualClock } from '#src/base/clock.ts';
import {
  address,
  at,
  circuit,
  connection,
  createAzure,
  gateway,
  group,
  network,
  readAnswer,
  userGroup,
} from './azure.ts';
import { play, record } from './story.ts';

const bytes = (value: unknown): string => JSON.stringify(value);

test('bare Node answers byte for byte what a test run answers', async () => {
  const printed = execFileSync('node_modules/.bin/node', ['tests/azure/story.ts'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  expect(printed).toBe(await record());
});

test('a journal played again on the first snapshot gives the same Cloud', async () => {
  const clock = createVirtualClock();
  const arm = createArm({ seed: 'replay', clock, profile: 'taught' });
  const first = arm.snapshot();
  await play(arm, clock);
  const again = createVirtualClock();
  const twin = await replay(first, arm.journal, again);
  again.advanceTo(clock.now());
  expect(bytes(twin.snapshot())).toBe(bytes(arm.snapshot()));
  expect(bytes(twin.journal)).toBe(bytes(arm.journal));
});

test('the journal keeps every write and no reads, with who asked and what decides', async () => {
  const clock = createVirtualClock();
  const arm = createArm({ seed: 'journal', clock, profile: 'taught' });
  await arm.fetch(
    put(group, { location: 'westeurope' }, { actor: 'ana', headers: { 'if-none-match': '*', 'x-other': '1' } }),
  );
  await arm.fetch(get(group));
  await arm.fetch(put(at('virtualNetworks/v'), 'nonsense'));
  await arm.fetch(provider('provision', at('expressRouteCircuits/nowhere')));
  expect(
    arm.journal.map(({ n, actor, method, status, headers, body }) => ({ n, actor, method, status, headers, body })),
  ).toEqual([
    {
      n: 1,
      actor: 'ana',
      method: 'PUT',
      status: 201,
      headers: { 'if-none-match': '*' },
      body: '{"location":"westeurope"}',
    },
    { n: 2, actor: 'learner', method: 'PUT', status: 400, headers: {}, body: '"nonsense"' },
    { n: 3, actor: 'learner', method: 'POST', status: 404, headers: {}, body: undefined },
  ]);
});

test('an entry left out leaves the ids of later ones as they were', async () => {
  const clock = createVirtualClock();
  const arm = createArm({ seed: 'undo', clock, profile: 'taught' });
  const empty = arm.snapshot();
  await arm.fetch(put(group, { location: 'westeurope' }));
  await arm.fetch(put(...network1('one')));
  await arm.fetch(put(...network1('two')));
  const [first, , third] = arm.journal;
  const twin = await replay(empty, [first!, third!], createVirtualClock());
  const guidOf = (cloud: Cloud) => findResource(cloud, at('virtualNetworks/two'))?.properties['resourceGuid'];
  expect(guidOf(twin.cloud)).toBe(guidOf(arm.cloud));
  expect(twin.snapshot().serial).toBe(4);
});

const network1 = (name: string): [string, unknown] => {
  const [path, body] = network(name);
  return [at(path), body];
};

test('requests are served one at a time, in the order they came', async () => {
  const together = createArm({ seed: 'queue', clock: createVirtualClock(), profile: 'taught' });
  const apart = createArm({ seed: 'queue', clock: createVirtualClock(), profile: 'taught' });
  const requests = () => [
    put(group, { location: 'westeurope' }),
    ...['a', 'b', 'c'].map((name) => put(...network1(name))),
    del(at('virtualNetworks/a')),
    get(group),
  ];
  await Promise.all(requests().map((request) => together.fetch(request)));
  for (const request of requests()) await apart.fetch(request);
  expect(bytes(together.snapshot())).toBe(bytes(apart.snapshot()));
});

test('a snapshot is a copy: what follows does not change it', async () => {
  const clock = createVirtualClock();
  const arm = createArm({ seed: 'copy', clock, profile: 'taught' });
  await arm.fetch(put(group, { location: 'westeurope' }));
  const before = arm.snapshot();
  const kept = bytes(before);
  await arm.fetch(put(...network1('v')));
  expect(bytes(before)).toBe(kept);
  const other = restoreArm(before, createVirtualClock());
  await other.fetch(put(...network1('w')));
  expect(bytes(before)).toBe(kept);
});

describe('whatever is asked', () => {
  type Act = (arm: Arm) => Request;
  const names = fc.constantFrom('a', 'b');
  const places = fc.constantFrom('westeurope', 'northeurope', 'eastus');
  const sizes = fc.constantFrom('Standard', 'UltraPerformance', 'ErGw3AZ');
  const groups = fc.constantFrom(group, userGroup);
  const putIn = (within: string, [path, body]: [string, unknown]): Request => put(at(path, within), body);
  const keyFor = (arm: Arm, name: string): unknown =>
    findResource(arm.cloud, at(`expressRouteCircuits/${name}/authorizations/one`))?.properties['authorizationKey'] ??
    'none';

  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.tuple(names, places).map(
      ([name, place]) =>
        () =>
          putIn(group, network(`vnet-${name}`, '10.0.0.0/16', place)),
    ),
    fc.tuple(names, sizes, groups).map(
      ([name, size, within]) =>
        () =>
          putIn(within, gateway(`gw-${name}`, `vnet-${name}`, size, 'westeurope', {}, within)),
    ),
    fc.tuple(names, fc.constantFrom('Standard', 'Premium')).map(
      ([name, tier]) =>
        () =>
          putIn(group, circuit(name, tier)),
    ),
    fc.tuple(names).map(([name]) => () => {
      const [path, body] = circuit(name);
      return put(at(path), { ...body, properties: { ...bagOf(body['properties']), authorizations: [] } });
    }),
    fc.tuple(names, names, fc.boolean(), fc.boolean(), groups).map(
      ([name, to, fast, redeems, within]) =>
        (arm: Arm) =>
          putIn(
            within,
            connection(
              name,
              `gw-${name}`,
              `expressRouteCircuits/${to}`,
              { expressRouteGatewayBypass: fast, ...(redeems && { authorizationKey: keyFor(arm, to) }) },
              'westeurope',
              within,
            ),
          ),
    ),
    fc.tuple(names, fc.constantFrom('provision' as const, 'deprovision' as const)).map(
      ([name, what]) =>
        () =>
          provider(what, at(`expressRouteCircuits/${name}`)),
    ),
    fc
      .tuple(
        names,
        groups,
        fc.constantFrom(
          'virtualNetworks/vnet-',
          'publicIPAddresses/pip-gw-',
          'virtualNetworkGateways/gw-',
          'expressRouteCircuits/',
          'connections/',
        ),
      )
      .map(
        ([name, within, path]) =>
          () =>
            del(at(path + name, within)),
      ),
    fc.tuple(names).map(
      ([name]) =>
        () =>
          put(at(`expressRouteCircuits/${name}/authorizations/one`), {}),
    ),
    fc.tuple(names).map(
      ([name]) =>
        () =>
          del(at(`expressRouteCircuits/${name}/authorizations/one`)),
    ),
    fc.tuple(names).map(
      ([name]) =>
        () =>
          patch(at(`virtualNetworks/vnet-${name}`), { tags: { name } }),
    ),
    groups.map((within) => () => del(within)),
    groups.map((within) => () => put(within, { location: 'westeurope' })),
  );
  const steps = fc.array(fc.tuple(act, fc.constantFrom(0, 1_000, 60_000, 3_600_000)), { maxLength: 60 });

  /** Two networks with gateways in each group, two circuits with a key each in the first. */
  async function furnish(arm: Arm, clock: VirtualClock): Promise<void> {
    const wait = () => clock.advance(3_600_000);
    for (const within of [group, userGroup]) {
      await arm.fetch(put(within, { location: 'westeurope' }));
      for (const name of ['a', 'b']) {
        await arm.fetch(putIn(within, network(`vnet-${name}`)));
        await arm.fetch(putIn(within, address(`pip-gw-${name}`)));
        wait();
        await arm.fetch(
          putIn(within, gateway(`gw-${name}`, `vnet-${name}`, 'UltraPerformance', 'westeurope', {}, within)),
        );
      }
    }
    for (const name of ['a', 'b']) {
      await arm.fetch(putIn(group, circuit(name)));
      wait();
      await arm.fetch(provider('provision', at(`expressRouteCircuits/${name}`)));
      await arm.fetch(put(at(`expressRouteCircuits/${name}/authorizations/one`), {}));
    }
    wait();
  }

  /** Parents and children, users and used, and running operations know of each other. */
  function expectSound(cloud: Cloud): void {
    for (const [key, resource] of Object.entries(cloud.resources)) {
      expect(resource.id.toLowerCase()).toBe(key);
      for (const child of Object.keys(resource.children)) expect(cloud.resources).toHaveProperty([child]);
      for (const used of resource.uses) expect(cloud.resources[used]?.usedBy).toHaveProperty([key]);
      expect(usersOf(cloud, resource)).toHaveLength(Object.keys(resource.usedBy).length);
      if (resource.busy !== undefined) expect(cloud.pending).toContain(resource.busy);
      const { provisioningState } = resource.properties;
      if (cloud.pending.length === 0) expect(['Succeeded', 'Failed']).toContain(provisioningState);
    }
    const due = cloud.pending.map((id) => cloud.operations[id]!.dueAt);
    expect(due).toEqual([...due].sort((one, other) => one - other));
  }

  test('replay and snapshots agree with what happened, and the Cloud stays sound', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(60), async (acts, cut) => {
        const clock = createVirtualClock();
        const arm = createArm({ seed: 'property', clock, profile: 'today' });
        const empty = arm.snapshot();
        await furnish(arm, clock);
        let middle = arm.snapshot();
        for (const [index, [request, wait]] of acts.entries()) {
          const { status } = await arm.fetch(request(arm));
          expect(status).toBeLessThan(500);
          clock.advance(wait);
          if (index === cut) middle = parseSnapshot(JSON.parse(bytes(arm.snapshot())));
          expectSound(arm.cloud);
        }
        const end = bytes(arm.snapshot());
        for (const [start, entries] of [
          [empty, arm.journal],
          [middle, arm.journal.filter(({ n }) => n >= middle.serial)],
        ] as const) {
          const again = createVirtualClock();
          const twin = await replay(start, entries, again);
          again.advanceTo(clock.now());
          expect(bytes(twin.snapshot())).toBe(end);
        }
      }),
      { numRuns: 60, seed: 5 },
    );
  });
});

describe('saved clouds', () => {
  test('of version 1 load for ever, and go on', async () => {
    const saved = parseSnapshot(JSON.parse(readFileSync('tests/support/old/cloud-1.json', 'utf8')));
    const clock = createVirtualClock();
    const arm = restoreArm(saved, clock);
    const name =
      '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-story/providers/Microsoft.Network';
    expect(
      findResource(arm.cloud, `${name}/virtualNetworkGateways/gateway-example`)?.properties['provisioningState'],
    ).toBe('Succeeded');
    for (let due = arm.nextDue(); due !== undefined; due = arm.nextDue()) clock.advanceTo(due);
    expect(findResource(arm.cloud, `${name}/connections/connection-example`)).toBeUndefined();
    expect((await arm.fetch(del(`${name}/virtualNetworkGateways/gateway-example`))).status).toBe(202);
  });

  test('of version 2 load for ever, and go on where they were', async () => {
    const saved = parseSnapshot(JSON.parse(readFileSync('tests/support/old/cloud-2.json', 'utf8')));
    const clock = createVirtualClock();
    const arm = restoreArm(saved, clock);
    const send = async (request: Request) => readAnswer(await arm.fetch(request));
    expect(findResource(arm.cloud, at('expressRouteCircuits/er'))?.onPremises).toEqual({
      down: ['secondary'],
      prefixes: ['10.1.0.0/16'],
    });
    expect((await send(get(at('virtualNetworks/never')))).code, 'the fault still strikes').toBe(
      'CrossconnectInjectedFault',
    );
    expect((await send(armRequest('DELETE', '/_control/faults'))).status).toBe(200);
    for (let due = arm.nextDue(); due !== undefined; due = arm.nextDue()) clock.advanceTo(due);
    expect(findResource(arm.cloud, userGroup), 'the group was on its way out').toBeUndefined();
    expect(findResource(arm.cloud, at('virtualNetworks/deployed'))?.properties['provisioningState']).toBe('Succeeded');
    expect(Object.values(arm.cloud.deployments ?? {})).toHaveLength(1);
    const reader = { actor: 'ana' };
    expect((await send(get(group, reader))).status).toBe(200);
    expect((await send(del(group, reader))).code).toBe('AuthorizationFailed');
  });

  test.for(resourceTypes.filter(({ isPartOnly }) => !isPartOnly).map((type) => ({ name: type.type, type })))(
    'keep every member of a Cloud with $name in it, whatever runs',
    async ({ type }) => {
      const azure = await createAzure();
      await azure.example(type);
      const saved = [azure.arm.snapshot()];
      await azure.send('DELETE', group);
      saved.push(azure.arm.snapshot());
      for (const snapshot of saved) expect(bytes(parseSnapshot(JSON.parse(bytes(snapshot))))).toBe(bytes(snapshot));
    },
  );

  test.for([
    { value: null, says: 'not a saved cloud', because: 'it is nothing' },
    { value: { hello: 'world' }, says: 'not a saved cloud', because: 'it is something else' },
    {
      value: {
        engine: 99,
        seed: 's',
        profile: 'taught',
        at: 0,
        serial: 1,
        cloud: { version: 1, serial: 1, resources: {}, operations: {}, pending: [], subscriptions: {} },
      },
      says: 'newer version',
      because: 'we cannot know what it means',
    },
  ])('are refused with words: $because', ({ value, says }) => {
    expect(() => parseSnapshot(value)).toThrow(says);
  });
});
