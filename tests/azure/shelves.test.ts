import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resourcesOfType } from '#src/azure/cloud.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import { shelfOf } from '#src/azure/shelves.ts';
import type { ShelfName } from '#src/azure/shelves.ts';
import { sortedKeys } from '#src/azure/sorted-keys.ts';
import { groupType } from '#src/base/resource-id.ts';
import { at, circuit, createAzure, group, network, owner, user, userGroup } from './azure.ts';

describe('sorted keys', () => {
  test('hold whatever came and did not go, in order', () => {
    const key = fc.stringMatching(/^[a-e]{1,3}$/);
    fc.assert(
      fc.property(
        fc.array(key, { maxLength: 600 }),
        fc.array(fc.record({ key, isComing: fc.boolean() }), { maxLength: 200 }),
        fc.option(key, { nil: undefined }),
        (first, moves, from) => {
          const sorted = sortedKeys(first);
          const truth = new Set(first);
          for (const move of moves) {
            if (move.isComing) sorted.add(move.key);
            else sorted.delete(move.key);
            if (move.isComing) truth.add(move.key);
            else truth.delete(move.key);
          }
          const expected = [...truth].sort().filter((one) => from === undefined || one > from);
          expect([...sorted.after(from)]).toEqual(expected);
        },
      ),
      { numRuns: 200, seed: 3 },
    );
  });

  test('stay in order when there are thousands', () => {
    const sorted = sortedKeys([]);
    const names = Array.from({ length: 5000 }, (_, index) => `n${(index * 7919) % 5000}`);
    for (const name of names) sorted.add(name);
    expect([...sorted.after(undefined)]).toEqual([...names].sort());
    for (const name of names.slice(1)) sorted.delete(name);
    expect([...sorted.after(undefined)]).toEqual(['n0']);
    expect([...sorted.after('n0')]).toEqual([]);
  });
});

describe('shelves', () => {
  const names: { name: ShelfName; because: string }[] = [
    { name: { type: 'Microsoft.Network/virtualNetworks' }, because: 'everything of a type' },
    { name: { type: 'Microsoft.Network/virtualNetworks/subnets' }, because: 'children of a type' },
    { name: { in: { holder: group } }, because: 'everything in a group' },
    { name: { in: { holder: at('virtualNetworks/v0') } }, because: 'everything in a network' },
    { name: { in: { holder: group }, type: 'microsoft.network/VIRTUALNETWORKS' }, because: 'a type in a group' },
    { name: { in: { subscription: owner } }, because: 'everything at top level in a subscription' },
    { name: { in: { subscription: owner }, type: 'Microsoft.Network/expressRouteCircuits' }, because: 'a type there' },
    { name: { in: { subscription: user }, type: groupType }, because: 'the groups there' },
  ];

  test.for(names)('$because are the same whether worked out anew or kept in step', async ({ name }) => {
    const azure = await createAzure();
    const keysIn = (cloud: Cloud) => [...shelfOf(cloud, name).keys];
    await azure.make(...network('v0'));
    const early = keysIn(azure.arm.cloud);
    for (const one of ['v1', 'v2', 'v3']) await azure.make(...network(one));
    await azure.make(...circuit('er'));
    const [path, body] = network('elsewhere');
    await azure.make(at(path, userGroup), body);
    await azure.send('DELETE', 'virtualNetworks/v1');
    azure.idle();
    await azure.make(...network('v1', '10.9.0.0/16'));
    await azure.make(`/subscriptions/${user}/resourceGroups/another`, { location: 'westeurope' });
    const kept = azure.arm.cloud;
    expect(keysIn(kept)).toEqual(keysIn(structuredClone(kept)));
    expect([...shelfOf(kept, name).after(undefined)]).toEqual(keysIn(kept).toSorted());
    expect(keysIn(kept).length).toBeGreaterThanOrEqual(early.length);
  });

  test('are what resources of a type are read from', async () => {
    const azure = await createAzure();
    await azure.make(...network('b'));
    await azure.make(...network('a'));
    expect(resourcesOfType(azure.arm.cloud, 'Microsoft.Network/virtualNetworks').map(({ name }) => name)).toEqual([
      'b',
      'a',
    ]);
  });
});

describe('the list of everything', () => {
  const rows = [
    { filter: "resourceType eq 'Microsoft.Network/virtualNetworks'", names: ['v-one', 'v-two'], because: 'of a type' },
    { filter: "resourceType ne 'microsoft.network/virtualnetworks'", names: ['er'], because: 'of no such type' },
    { filter: "name eq 'V-ONE'", names: ['v-one'], because: 'of that name' },
    { filter: "location eq 'North Europe'", names: ['v-two'], because: 'in that region' },
    { filter: "resourceGroup eq 'rg-test'", names: ['v-one', 'v-two', 'er'], because: 'in that group' },
    { filter: "substringof('-o', name)", names: ['v-one'], because: 'with that part in the name' },
    { filter: "tagName eq 'cost' and tagValue eq 'a and b'", names: ['v-one'], because: 'with that tag and value' },
    { filter: "tagName eq 'cost'", names: ['v-one', 'er'], because: 'with that tag' },
    { filter: "startswith(tagName, 'own')", names: ['v-two'], because: 'with a tag that begins so' },
    {
      filter: "resourceType eq 'Microsoft.Network/virtualNetworks' and location eq 'westeurope'",
      names: ['v-one'],
      because: 'both hold',
    },
    { filter: "name eq 'er' or name eq 'v-two'", names: ['v-two', 'er'], because: 'either holds' },
    { filter: "name eq 'it''s'", names: [], because: 'a quote is doubled' },
  ];

  test.for(rows)('by $filter is $names: $because', async ({ filter, names }) => {
    const { send, make } = await createAzure();
    const [one, body] = network('v-one');
    await make(one, { ...body, tags: { cost: 'a and b' } });
    const [two, other] = network('v-two', '10.1.0.0/16', 'northeurope');
    await make(two, { ...other, tags: { owner: 'ana' } });
    const [er, third] = circuit('er');
    await make(er, { ...third, tags: { Cost: 'c' } });
    for (const path of [`/subscriptions/${owner}/resources`, `${group}/resources`]) {
      const found = (await send('GET', `${path}?$filter=${encodeURIComponent(filter)}`)).body.value;
      expect(
        found.map(({ name }) => name),
        path,
      ).toEqual(names);
    }
  });

  test.for([
    { filter: 'everything', because: 'it is no filter' },
    { filter: "colour eq 'blue'", because: 'resources have no color' },
    { filter: "name gt 'a'", because: 'names are not ordered there' },
    { filter: "identity/principalId eq 'x'", because: 'identities are not simulated' },
  ])('refuses the filter $filter: $because', async ({ filter }) => {
    const { send } = await createAzure();
    const refused = await send('GET', `${group}/resources?$filter=${encodeURIComponent(filter)}`);
    expect(refused).toMatchObject({ status: 400, code: 'CrossconnectNotSimulated' });
    expect(refused.message).toContain(filter);
  });

  test('shows times and state when asked to', async () => {
    const { send, make, clock } = await createAzure();
    await make(...network('v'));
    const created = new Date(clock.now() - 5000).toISOString();
    clock.advance(60_000);
    await send('PATCH', 'virtualNetworks/v', { tags: {} });
    const changed = new Date(clock.now()).toISOString();
    const expand = '$expand=createdTime,changedTime,provisioningState';
    const { value } = (await send('GET', `${group}/resources?${expand}`)).body;
    expect(value[0]).toMatchObject({ createdTime: created, changedTime: changed, provisioningState: 'Succeeded' });
    expect((await send('GET', `${group}/resources`)).body.value[0]).not.toHaveProperty('createdTime');
  });

  test('of groups is filtered by tag as well', async () => {
    const { send, make } = await createAzure();
    await make(`/subscriptions/${owner}/resourceGroups/rg-b`, { location: 'westeurope', tags: { env: 'test' } });
    const filter = encodeURIComponent("tagName eq 'env' and tagValue eq 'test'");
    const found = await send('GET', `/subscriptions/${owner}/resourcegroups?$filter=${filter}`);
    expect(found.body.value.map(({ name }) => name)).toEqual(['rg-b']);
  });
});
