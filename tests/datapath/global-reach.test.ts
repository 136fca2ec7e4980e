/** Global Reach: two sites joined over Microsoft's network, and no third one. */
import { describe, expect, test } from 'vitest';
import type { Profile } from '#src/base/facts.ts';
import { at, circuit, cloudWith, connection, gateway, globalReach, network, other, send } from './arm.ts';

const site = (name: string, location: string, second: number, more: object = {}) =>
  circuit(name, { location, prefixes: `10.${second}.0.0/16,fd00:${second}::/64`, ...more });
const a = site('er-a', 'Amsterdam', 1);
const b = site('er-b', 'London', 2);
const c = site('er-c', 'Paris', 3);
const azure = [network('vnet', '10.20'), gateway('gw', 'vnet'), connection('conn', 'gw', 'er-a')];
const fromA = { from: '10.1.0.10', to: '10.2.0.10' };
const edgesOf = (name: string) => at('expressRouteCircuits', name);

describe.for<Profile>(['taught', 'today'])('two circuits (%s)', (profile) => {
  test.for<{
    what: string;
    cloud: ReturnType<typeof cloudWith>;
    from?: string;
    to?: string;
    failures?: readonly string[];
    arrives: boolean;
    fact?: string;
    because: string;
  }>([
    { what: 'not joined', cloud: cloudWith(a, b), arrives: false, because: 'nobody told the one of the other' },
    {
      what: 'joined',
      cloud: cloudWith(a, b, globalReach('er-a', 'er-b')),
      arrives: true,
      fact: 'expressroute/global-reach-pairwise',
      because: 'each announces the other site',
    },
    {
      what: 'joined, the other way round',
      cloud: cloudWith(a, b, globalReach('er-b', 'er-a')),
      arrives: true,
      fact: 'expressroute/global-reach-pairwise',
      because: 'a link has no direction',
    },
    {
      what: 'joined by way of a third',
      cloud: cloudWith(a, b, c, globalReach('er-a', 'er-c'), globalReach('er-c', 'er-b')),
      arrives: false,
      fact: 'expressroute/global-reach-pairwise',
      because: 'what came over one link is not passed on over the next',
    },
    {
      what: 'joined each with each',
      cloud: cloudWith(a, b, c, globalReach('er-a', 'er-c'), globalReach('er-c', 'er-b'), globalReach('er-a', 'er-b')),
      arrives: true,
      fact: 'expressroute/global-reach-pairwise',
      because: 'the pair has a link of its own',
    },
    {
      what: 'joined while one location is lost',
      cloud: cloudWith(a, b, globalReach('er-a', 'er-b')),
      failures: ['location:London'],
      arrives: false,
      fact: 'expressroute/location-outage',
      because: 'the far site’s routes are gone',
    },
    {
      what: 'joined while a near and a far link are cut',
      cloud: cloudWith(a, b, globalReach('er-a', 'er-b')),
      failures: [`link:${edgesOf('er-a')}/primary`, `link:${edgesOf('er-b')}/secondary`],
      arrives: true,
      fact: 'expressroute/global-reach-pairwise',
      because: 'any edge of one reaches any edge of the other',
    },
    {
      what: 'one of them Local',
      cloud: cloudWith(site('er-a', 'Amsterdam', 1, { tier: 'Local' }), b, globalReach('er-a', 'er-b')),
      arrives: false,
      fact: 'expressroute/global-reach-tiers',
      because: 'Local circuits have no Global Reach',
    },
    {
      what: 'joined, by IPv6, without an IPv6 subnet',
      cloud: cloudWith(a, b, globalReach('er-a', 'er-b')),
      from: 'fd00:1::10',
      to: 'fd00:2::10',
      arrives: false,
      fact: 'expressroute/global-reach-prefix',
      because: 'the link has an IPv4 subnet only',
    },
    {
      what: 'joined, by IPv6, with one',
      cloud: cloudWith(
        a,
        b,
        globalReach('er-a', 'er-b', { ipv6CircuitConnectionConfig: { addressPrefix: 'fd00:8::/125' } }),
      ),
      from: 'fd00:1::10',
      to: 'fd00:2::10',
      arrives: true,
      fact: 'expressroute/global-reach-pairwise',
      because: 'it has both',
    },
  ])('$what: arrives $arrives, because $because', ({ cloud, from, to, failures, arrives, fact }) => {
    const flow = from !== undefined && to !== undefined ? { from, to } : fromA;
    const found = send(cloud, flow, { failures }, profile);
    expect(found.delivered).toBe(arrives);
    if (arrives) expect(found.answered).toBe(true);
    if (fact !== undefined) expect([found.fact, ...found.hops.map((hop) => hop.fact)]).toContain(fact);
  });

  test('a network on one circuit is not reached from the site of the other', () => {
    const cloud = cloudWith(a, b, ...azure, globalReach('er-a', 'er-b'));
    expect(send(cloud, { from: '10.1.0.10', to: '10.20.1.4' }, {}, profile).delivered).toBe(true);
    expect(send(cloud, { from: '10.2.0.10', to: '10.20.1.4' }, {}, profile)).toMatchObject({
      delivered: false,
      problem: 'no-route',
    });
  });

  test('the packet never enters a virtual network', () => {
    const cloud = cloudWith(a, b, ...azure, globalReach('er-a', 'er-b'));
    const kinds = send(cloud, fromA, {}, profile).hops.map(({ kind }) => kind);
    expect(kinds).toEqual(['site', 'router', 'provider', 'edge', 'edge', 'provider', 'router', 'site']);
  });
});

test.for([
  { state: 'Failed', says: 'failed' },
  { state: 'Updating', says: 'not ready yet' },
  { state: 'Deleting', says: 'being deleted' },
])('a link that is $state carries nothing, and says that it is $says', ({ state, says }) => {
  const cloud = cloudWith(a, b, globalReach('er-a', 'er-b', { provisioningState: state }));
  const found = send(cloud, fromA);
  expect(found.delivered).toBe(false);
  expect(found.because).toContain(says);
});

test('a link to a circuit that does not exist is no link', () => {
  const cloud = cloudWith(a, other('routeTables', 'rt', {}), globalReach('er-a', 'er-gone'));
  expect(send(cloud, fromA)).toMatchObject({ delivered: false, problem: 'unknown-address' });
});
