/** Two networks on one circuit: whether they reach each other, where the packet turns round, and what a peering changes. */
import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import type { Profile } from '#src/base/facts.ts';
import { at, circuit, cloudWith, connection, gateway, network, send } from './arm.ts';

interface Setting {
  /** Whether each gateway takes traffic of remote virtual networks. */
  allows?: readonly [boolean, boolean];
  peered?: boolean;
  fastPath?: boolean;
}

/** Two hubs, each with a gateway on the same circuit, and a spoke of the first. */
function two({ allows = [false, false], peered = false, fastPath = false }: Setting = {}) {
  const between = peered ? { east: { 'vnet-west': {} }, west: { 'vnet-east': {} } } : { east: {}, west: {} };
  const more = { expressRouteGatewayBypass: fastPath };
  return cloudWith(
    circuit('er'),
    network('vnet-east', '10.20', { peers: { ...between.east, 'vnet-spoke': { allowGatewayTransit: true } } }),
    network('vnet-west', '10.40', { peers: between.west }),
    network('vnet-spoke', '10.30', { peers: { 'vnet-east': { useRemoteGateways: true } } }),
    gateway('gw-east', 'vnet-east', { allowRemoteVnetTraffic: allows[0] }),
    gateway('gw-west', 'vnet-west', { allowRemoteVnetTraffic: allows[1] }),
    connection('conn-east', 'gw-east', 'er', more),
    connection('conn-west', 'gw-west', 'er', more),
  );
}

const east = { from: '10.20.1.4', to: '10.40.1.4' };
const spoke = { from: '10.30.1.4', to: '10.40.1.4' };
const both: readonly [boolean, boolean] = [true, true];

test.for<{ profile: Profile; setting: Setting; arrives: boolean; because: string }>([
  { profile: 'taught', setting: {}, arrives: true, because: 'the course knows no switch for it' },
  { profile: 'today', setting: {}, arrives: false, because: 'a new gateway does not take it' },
  { profile: 'today', setting: { allows: [true, false] }, arrives: false, because: 'both gateways have to take it' },
  { profile: 'today', setting: { allows: [false, true] }, arrives: false, because: 'both gateways have to take it' },
  { profile: 'today', setting: { allows: both }, arrives: true, because: 'both take it' },
  { profile: 'today', setting: { peered: true }, arrives: true, because: 'a peering needs no gateway' },
])('$profile, $setting: arrives $arrives, because $because', ({ profile, setting, arrives }) => {
  const found = send(two(setting), east, {}, profile);
  expect(found.delivered).toBe(arrives);
  if (arrives) expect(found.answered).toBe(true);
  else {
    expect(found).toMatchObject({ fact: 'expressroute/remote-network-traffic' });
    expect(found.because).toContain('Peer the two networks');
  }
});

describe.for<Profile>(['taught', 'today'])('where they reach each other over the circuit (%s)', (profile) => {
  test('the packet turns round at Microsoft’s edge, and never sees the site', () => {
    const kinds = send(two({ allows: both }), east, {}, profile).hops.map(({ kind }) => kind);
    expect(kinds).toEqual(['host', 'network', 'gateway', 'edge', 'gateway', 'network', 'host']);
  });

  test('a spoke comes along through the gateway of its hub', () => {
    const found = send(two({ allows: both }), spoke, {}, profile);
    expect(found).toMatchObject({ delivered: true, answered: true });
    expect(found.hops.map(({ name }) => name).slice(0, 4)).toEqual(['vm-app', 'vnet-spoke', 'vnet-east', 'gw-east']);
  });

  test('a peering takes the packet straight across, whatever the gateways know', () => {
    const found = send(two({ allows: both, peered: true }), east, {}, profile);
    expect(found.hops.map(({ kind }) => kind)).toEqual(['host', 'network', 'network', 'host']);
  });

  test('it ends with the circuit, while a peering does not', () => {
    const failures = ['location:Amsterdam'];
    expect(send(two({ allows: both }), east, { failures }, profile)).toMatchObject({
      delivered: false,
      fact: 'expressroute/location-outage',
    });
    expect(send(two({ peered: true }), east, { failures }, profile).delivered).toBe(true);
    const dead = [`gateway:${at('virtualNetworkGateways', 'gw-west')}`];
    expect(send(two({ allows: both }), east, { failures: dead }, profile).delivered).toBe(false);
  });

  test('two networks with the same addresses keep to their own: no gateway hands the packet back', () => {
    const same = cloudWith(
      circuit('er'),
      network('vnet-east', '10.20'),
      network('vnet-west', '10.20'),
      gateway('gw-east', 'vnet-east', { allowRemoteVnetTraffic: true }),
      gateway('gw-west', 'vnet-west', { allowRemoteVnetTraffic: true }),
      connection('conn-east', 'gw-east', 'er'),
      connection('conn-west', 'gw-west', 'er'),
    );
    for (let sourcePort = 1; sourcePort <= 32; sourcePort++) {
      const flow = { from: '10.100.0.10', to: '10.20.1.4', protocol: 'tcp' as const, sourcePort };
      const found = send(same, flow, {}, profile);
      expect(found.problem).toBeUndefined();
      expect(found.hops.filter(({ kind }) => kind === 'gateway').length).toBe(1);
    }
    const { routes } = networkOf(same, profile);
    const learned = routes.filter(
      (route) => route.at === at('virtualNetworkGateways', 'gw-east') && route.origin === 'bgp',
    );
    expect(learned.filter(({ prefix }) => prefix === '10.20.0.0/16').map(({ withdrawn }) => withdrawn?.fact)).toEqual([
      'expressroute/own-routes-first',
      'expressroute/own-routes-first',
    ]);
  });

  test('the site reaches each network through its own gateway', () => {
    for (const [to, name] of [
      ['10.20.1.4', 'gw-east'],
      ['10.30.1.4', 'gw-east'],
      ['10.40.1.4', 'gw-west'],
    ] as const) {
      const found = send(two(), { from: '10.100.0.10', to }, {}, profile);
      expect(found.hops.filter(({ kind }) => kind === 'gateway').map((hop) => hop.name)).toEqual([name]);
    }
  });
});
