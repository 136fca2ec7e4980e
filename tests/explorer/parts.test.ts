/** The contract of every part: what it adds is there once and alone, what it removes leaves nothing hanging, each field takes its own values. */
import { describe, expect, test } from 'vitest';
import { cloudOf, resource, type PlainCloud } from '#src/azure/pieces/plain.ts';
import { all, childrenOf, find } from '#src/explorer/cloud.ts';
import { kinds, standing } from '#src/explorer/parts/kinds.ts';
import { parts } from '#src/explorer/parts/list.ts';
import { hangsOn, isProblem, isSame, removed, type Field, type Part, type Result } from '#src/explorer/parts/part.ts';
import { withPeering } from '#src/explorer/parts/peering.ts';
import { receivers } from '#src/explorer/places.ts';
import { dangling } from '#src/explorer/references.ts';
import { treeOf, type Branch } from '#src/explorer/tree.ts';
import { inCloud, oneOfEach, wayOf } from './every.ts';

const names = (part: Part, cloud: PlainCloud) => part.items(cloud).map(({ id }) => id);

/** Where a part can be added in the full Cloud: on its own, or in each thing of the kind it stands in. */
const places = ({ inside }: Part['adding'][number]): readonly string[] =>
  inside === undefined
    ? ['']
    : names(
        parts.find(({ kind }) => kind === inside)!,
        oneOfEach,
      );

const accepted = (result: Result): PlainCloud => {
  if (isProblem(result)) throw new Error(`It was refused: ${result.problem}`);
  return result.cloud;
};

/** Whatever is done to a Cloud, its network can still be drawn and traced. */
const traceable = (cloud: PlainCloud) => {
  expect(dangling(cloud)).toEqual([]);
  const way = wayOf(inCloud(cloud));
  expect(way.because).not.toBe('');
};

test('what the list of things knows of the kinds is what their parts say, in the same order', () => {
  expect(kinds.map(({ kind }) => kind)).toEqual(parts.map(({ kind }) => kind));
  expect(kinds.map((one) => one.items(oneOfEach))).toEqual(parts.map((one) => one.items(oneOfEach)));
  expect(standing).toEqual(parts.filter(({ adding }) => adding.some(({ inside }) => inside === undefined)));
});

describe.for(parts.map((part) => [part.kind, part] as const))('the part %s', ([, part]) => {
  test('is in the full Cloud, with a name and what tells it apart', () => {
    const items = part.items(oneOfEach);
    expect(items.length).toBeGreaterThan(0);
    for (const { name, about } of items) expect([name, about]).not.toContain('');
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  test('finds nothing in an empty Cloud', () => {
    expect(part.items(cloudOf([]))).toEqual([]);
    expect(part.fields(cloudOf([]), '/subscriptions/nothing', 'taught')).toEqual([]);
  });

  test('can be removed, leaves nothing hanging, and says what goes with it', () => {
    if (part.isRemovable === false) return;
    for (const { id, name } of part.items(oneOfEach)) {
      const also = hangsOn(part, parts, oneOfEach, id);
      const { cloud, said } = removed(part, parts, oneOfEach, id);
      expect(names(part, cloud)).not.toContain(id);
      expect(said).toContain(name);
      for (const other of also) expect(said).toContain(other);
      const before = parts.flatMap((each) => each.items(oneOfEach).map((item) => `${each.kind} ${item.name}`));
      const after = parts.flatMap((each) => each.items(cloud).map((item) => `${each.kind} ${item.name}`));
      expect(before.length - after.length, `${said} Nothing else goes.`).toBe(1 + also.length);
      traceable(cloud);
    }
  });

  test.for(part.adding.map((adding) => [adding.label, adding] as const))(
    '%s: one more, the same each time',
    ([, adding]) => {
      for (const place of places(adding)) {
        if (adding.whyNot?.(oneOfEach, place) !== undefined) continue;
        const once = adding.add(oneOfEach, place);
        expect(names(part, once.cloud)).toHaveLength(names(part, oneOfEach).length + 1);
        expect(once.id !== undefined && find(once.cloud, once.id), once.said).toBeTruthy();
        expect(names(part, once.cloud)).toContain(once.id);
        expect(isSame(adding.add(oneOfEach, place).cloud, once.cloud), 'ids do not depend on chance').toBe(true);
        traceable(once.cloud);
        if (adding.whyNot?.(once.cloud, place) === undefined) {
          const twice = adding.add(once.cloud, place);
          expect(names(part, twice.cloud)).toHaveLength(names(part, oneOfEach).length + 2);
          traceable(twice.cloud);
        }
        const { cloud } = removed(part, parts, once.cloud, once.id ?? '');
        expect(names(part, cloud)).toEqual(names(part, oneOfEach));
      }
    },
  );

  test('can be added somewhere, or says where it comes from', () => {
    const somewhere = part.adding.some((adding) =>
      places(adding).some((place) => adding.whyNot?.(oneOfEach, place) === undefined),
    );
    expect(somewhere || part.adding.length === 0).toBe(true);
  });

  describe('has fields', () => {
    const fields = part
      .items(oneOfEach)
      .flatMap(({ id, name }) =>
        part.fields(oneOfEach, id, 'today').map((field) => [`${name}: ${field.id}`, id, field] as const),
      );

    test('at all', () => expect(fields.length).toBeGreaterThan(0));

    test.for(fields)('%s keeps its value', ([, , field]) => {
      expect(isSame(accepted(field.set(field.value)), oneOfEach)).toBe(true);
    });

    test.for(fields.filter(([, , { kind }]) => kind === 'choice' || kind === 'switch'))(
      '%s takes each of its values and shows it',
      ([, id, field]) => {
        for (const value of valuesOf(field)) {
          const result = field.set(value);
          // What Azure refuses in this very Cloud is tested by name below.
          if (isProblem(result) && result.problem.includes('Azure refuses')) continue;
          const cloud = accepted(result);
          const now = nowOf(part, cloud, id, field);
          expect(now?.value).toBe(value);
          traceable(cloud);
        }
      },
    );

    test.for(fields)('%s refuses nonsense in words', ([, , field]) => {
      const result = field.set('no such thing ☂');
      expect(isProblem(result) || field.label === 'Name').toBe(true);
      if (isProblem(result)) expect(result.problem).toMatch(/^[A-Z"].+\.$/s);
    });
  });
});

const valuesOf = (field: Field): readonly string[] =>
  field.kind === 'choice' ? field.choices.map(({ value }) => value) : ['true', 'false'];

/** The same field after a change. A thing that moved has another id. */
function nowOf(part: Part, cloud: PlainCloud, id: string, field: Field): Field | undefined {
  const items = part.items(cloud);
  const item = items.find((one) => one.id === id) ?? items.at(-1);
  return part.fields(cloud, item?.id ?? '', 'today').find((one) => one.id === field.id);
}

test('every thing of a Cloud stands in the list of things once', () => {
  const ids = (branches: readonly Branch[]): string[] =>
    branches.flatMap(({ item, inside }) => [item.id, ...ids(inside)]);
  const listed = ids(treeOf(oneOfEach));
  const there = parts.flatMap((part) => names(part, oneOfEach));
  expect([...listed].sort()).toEqual([...there].sort());
});

test('a Cloud that is edited is another one', () => {
  const before = JSON.stringify(all(oneOfEach));
  for (const part of parts)
    for (const { id } of part.items(oneOfEach)) {
      removed(part, parts, oneOfEach, id);
      for (const field of part.fields(oneOfEach, id, 'taught')) field.set(field.value);
    }
  expect(JSON.stringify(all(oneOfEach))).toBe(before);
});

test.for([
  { kind: 'network', name: 'vnet-hub', because: 'subnets, gateway and peerings name it' },
  { kind: 'subnet', name: 'snet-db', because: 'a rule of its own hangs on it' },
])('$name of kind $kind gets another name everywhere, since $because', ({ kind, name }) => {
  const part = parts.find((one) => one.kind === kind)!;
  const item = part.items(oneOfEach).find((one) => one.name === name)!;
  const field = part.fields(oneOfEach, item.id, 'today').find(({ id }) => id === 'name')!;
  const result = field.set('renamed-1');
  const cloud = accepted(result);
  expect(dangling(cloud)).toEqual([]);
  expect(JSON.stringify(all(cloud)).toLowerCase()).not.toContain(`/${name}`);
  expect('id' in result && find(cloud, result.id ?? '')?.name).toBe('renamed-1');
  expect(all(cloud)).toHaveLength(all(oneOfEach).length);
  const way = wayOf(inCloud(cloud));
  expect(way.delivered).toBe(true);
  expect(field.set('no name!')).toHaveProperty('problem');
});

test('a new network has a machine called after it', () => {
  const network = parts.find(({ kind }) => kind === 'network')!;
  const twice = network.adding[0]!.add(network.adding[0]!.add(oneOfEach, '').cloud, '').cloud;
  const machines = receivers(twice).map(({ name }) => name);
  expect(machines).toContain('vm-new in vnet-new');
  expect(machines).toContain('vm-new-2 in vnet-new-2');
});

test('overlap is allowed, and said', () => {
  const network = parts.find(({ kind }) => kind === 'network')!;
  const alone = network.items(oneOfEach).find(({ name }) => name === 'vnet-alone')!;
  const space = network.fields(oneOfEach, alone.id, 'taught').find(({ id }) => id === 'addressPrefixes')!;
  const result = space.set('10.40.0.0/16, 10.20.0.0/16');
  expect('warning' in result && result.warning).toContain('overlaps 10.20.0.0/16 of vnet-hub');
});

test.for([
  {
    kind: 'network',
    name: 'vnet-hub',
    field: 'addressPrefixes',
    value: '10.99.0.0/16',
    says: 'snet-app',
    because: 'a subnet may not lie outside',
  },
  {
    kind: 'network',
    name: 'vnet-hub',
    field: 'addressPrefixes',
    value: '10.20.0.1/16',
    says: 'first address',
    because: 'a range begins at its first address',
  },
  {
    kind: 'network',
    name: 'vnet-spoke',
    field: 'addressPrefixes',
    value: '10.30.0.0/16, 10.20.0.0/16',
    says: 'Azure refuses that',
    because: 'peered networks have no address in common',
  },
  {
    kind: 'peering',
    name: 'vnet-hub and vnet-spoke',
    field: 'vnet-hub/useRemoteGateways',
    value: 'true',
    says: 'Azure refuses a remote gateway beside',
    because: 'a network has its own gateway or uses another',
  },
  {
    kind: 'network',
    name: 'vnet-hub',
    field: 'addressPrefixes',
    value: '',
    says: 'at least one',
    because: 'a network has addresses',
  },
  {
    kind: 'subnet',
    name: 'snet-app',
    field: 'addressPrefix',
    value: '10.20.255.0/28',
    says: 'overlaps subnet GatewaySubnet',
    because: 'two subnets do not overlap',
  },
  {
    kind: 'connection',
    name: 'conn-hub',
    field: 'routingWeight',
    value: '32001',
    says: 'from 0 to 32000',
    because: 'that is the largest weight',
  },
  {
    kind: 'load-balancer',
    name: 'lb-app',
    field: 'privateIPAddress',
    value: '10.30.1.9',
    says: 'is not in subnet snet-app',
    because: 'a front end stands in its subnet',
  },
  {
    kind: 'site',
    name: 'Branch',
    field: 'name',
    value: 'On-premises',
    says: 'already',
    because: 'two sites do not share a name',
  },
  {
    kind: 'user-route',
    name: 'to-firewall',
    field: 'addressPrefix',
    value: '10.0.0.0/8 10.1.0.0/16',
    says: 'one range',
    because: 'a route has one',
  },
  {
    kind: 'security-rule',
    name: 'deny-inbound',
    field: 'destinationPortRange',
    value: '90-80',
    says: 'no port',
    because: 'a range rises',
  },
  {
    kind: 'security-rule',
    name: 'deny-inbound',
    field: 'priority',
    value: '99',
    says: 'from 100',
    because: 'lower numbers are Azure’s',
  },
])('$field "$value" of $name is refused: $because', ({ kind, name, field, value, says }) => {
  const part = parts.find((one) => one.kind === kind)!;
  const item = part.items(oneOfEach).find((one) => one.name === name)!;
  const result = part
    .fields(oneOfEach, item.id, 'taught')
    .find(({ id }) => id === field)!
    .set(value);
  expect(isProblem(result) && result.problem).toContain(says);
});

test('peerings with networks that are called almost alike are as many as were made', () => {
  const names = ['vnet-hub', 'app', 'vnet-app', 'vnet-App'];
  const [hub, ...spokes] = names.map((name) => resource('virtualNetworks', name, {}));
  const numbered = spokes.map((spoke, index) => ({ ...spoke, id: `${spoke.id}-${index}` }));
  const made = numbered.reduce(
    (cloud, spoke) => (hub ? withPeering(cloud, hub, spoke) : cloud),
    cloudOf(hub ? [hub, ...numbered] : []),
  );
  const halves = childrenOf(made, hub?.id ?? '', 'virtualNetworks/virtualNetworkPeerings');
  expect(halves.map(({ name }) => name)).toEqual(['to-app', 'to-app-2', 'to-App-3']);
  expect(halves.map(({ id }) => id.split('/').at(-1))).toEqual(halves.map(({ name }) => name));
});
