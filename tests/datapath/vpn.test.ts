/** A VPN beside ExpressRoute: behind it while both know the way, in its place when the circuit is gone, and never a bridge between the two. */
import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import type { Profile } from '#src/base/facts.ts';
import { at, circuit, cloudWith, connection, gateway, network, send, tunnel, vpnSite } from './arm.ts';

const vpn = { gatewayType: 'Vpn', sku: { name: 'VpnGw2AZ' } };
const er = at('expressRouteCircuits', 'er');
const peers = {
  hub: { 'vnet-spoke': { allowGatewayTransit: true } },
  spoke: { 'vnet-hub': { useRemoteGateways: true } },
};

/** One site with a circuit and a VPN to the same hub. `behind` is what the VPN says is there. */
const both = (behind: readonly string[] = ['10.100.0.0/16'], vpnSiteName?: string) =>
  cloudWith(
    circuit('er', vpnSiteName === undefined ? {} : { site: vpnSiteName, prefixes: '10.100.0.0/16' }),
    network('vnet-hub', '10.20', { peers: peers.hub }),
    network('vnet-spoke', '10.30', { peers: peers.spoke }),
    gateway('gw-er', 'vnet-hub'),
    gateway('gw-vpn', 'vnet-hub', vpn),
    connection('conn', 'gw-er', 'er', { routingWeight: 0 }),
    vpnSite('lng', behind, vpnSiteName),
    tunnel('s2s', 'gw-vpn', 'lng'),
  );

const gatewaysOn = (found: { hops: readonly { kind: string; name: string }[] }) =>
  found.hops.filter(({ kind }) => kind === 'gateway').map(({ name }) => name);

describe.for<Profile>(['taught', 'today'])('VPN and ExpressRoute to one site (%s)', (profile) => {
  test('the VPN ends at the site of the circuit: by the same addresses, or by the same name', () => {
    for (const cloud of [both(), both(['10.200.0.0/16'], 'Headquarters')]) {
      const sites = networkOf(cloud, profile).nodes.filter(({ kind }) => kind === 'site');
      expect(sites.length).toBe(1);
    }
    const apart = networkOf(both(['10.200.0.0/16']), profile).nodes.filter(({ kind }) => kind === 'site');
    expect(apart.map(({ prefixes }) => prefixes[0])).toEqual(['10.200.0.0/16', '10.100.0.0/16']);
  });

  test.for<{
    what: string;
    from: string;
    to: string;
    behind?: readonly string[];
    failures?: readonly string[];
    by: string;
    fact?: string;
    because: string;
  }>([
    {
      what: 'to the site',
      from: '10.20.1.4',
      to: '10.100.0.10',
      by: 'gw-er',
      fact: 'expressroute/expressroute-before-vpn',
      because: 'for the same prefix ExpressRoute comes first',
    },
    {
      what: 'from the site',
      from: '10.100.0.10',
      to: '10.20.1.4',
      by: 'gw-er',
      fact: 'expressroute/expressroute-before-vpn',
      because: 'the site prefers its circuit too',
    },
    {
      what: 'from a spoke',
      from: '10.30.1.4',
      to: '10.100.0.10',
      by: 'gw-er',
      fact: 'expressroute/expressroute-before-vpn',
      because: 'it uses the gateways of the hub',
    },
    {
      what: 'to a part of the site that only the VPN names',
      from: '10.20.1.4',
      to: '10.100.7.10',
      behind: ['10.100.7.0/24'],
      by: 'gw-vpn',
      because: 'the more exact prefix wins first',
    },
    {
      what: 'to the site while the circuit is gone',
      from: '10.20.1.4',
      to: '10.100.0.10',
      failures: ['location:Amsterdam'],
      by: 'gw-vpn',
      fact: 'expressroute/vpn-backup',
      because: 'the routes over the circuit are withdrawn',
    },
    {
      what: 'from the site while the circuit is gone',
      from: '10.100.0.10',
      to: '10.30.1.4',
      failures: [`link:${er}/primary`, `link:${er}/secondary`],
      by: 'gw-vpn',
      fact: 'expressroute/vpn-backup',
      because: 'the router withdrew them as well',
    },
    {
      what: 'to the site while one link is cut',
      from: '10.20.1.4',
      to: '10.100.0.10',
      failures: [`link:${er}/primary`],
      by: 'gw-er',
      fact: 'expressroute/expressroute-before-vpn',
      because: 'the other link still announces everything',
    },
    {
      what: 'to the site while the ExpressRoute gateway is dead',
      from: '10.20.1.4',
      to: '10.100.0.10',
      failures: [`gateway:${at('virtualNetworkGateways', 'gw-er')}`],
      by: 'gw-vpn',
      fact: 'expressroute/vpn-backup',
      because: 'the VPN gateway is another one',
    },
    {
      what: 'to the site while the tunnel is down',
      from: '10.20.1.4',
      to: '10.100.0.10',
      failures: [`connection:${at('connections', 's2s')}`],
      by: 'gw-er',
      fact: 'expressroute/expressroute-before-vpn',
      because: 'it was never on the way',
    },
  ])('$what: by $by, because $because', ({ from, to, behind, failures, by, fact }) => {
    const found = send(both(behind), { from, to }, { failures }, profile);
    expect(found.delivered).toBe(true);
    expect(gatewaysOn(found)).toEqual([by]);
    if (behind === undefined) expect(found.answered).toBe(true);
    const told = [...found.hops, ...found.forks.flatMap(({ won, beat }) => [won, ...beat])];
    if (fact !== undefined) expect(told.map((one) => one.fact)).toContain(fact);
  });

  test('the hub says why it took the circuit, and why the tunnel', () => {
    const out = { from: '10.20.1.4', to: '10.100.0.10' };
    const usual = send(both(), out, {}, profile).forks.find(({ node }) => node === at('virtualNetworks', 'vnet-hub'));
    expect(usual?.beat[0]).toMatchObject({
      via: at('virtualNetworkGateways', 'gw-vpn'),
      fact: 'expressroute/expressroute-before-vpn',
    });
    const instead = send(both(), out, { failures: ['location:Amsterdam'] }, profile);
    const fork = instead.forks.find(({ node }) => node === at('virtualNetworks', 'vnet-hub'));
    expect(fork?.won.fact).toBe('expressroute/vpn-backup');
    expect(fork?.beat[0]?.withdrawn).toBe(true);
    expect(fork?.beat[0]?.lost).toContain('peering location');
  });

  test('with both gone the packet dies, and says so', () => {
    const failures = ['location:Amsterdam', `connection:${at('connections', 's2s')}`];
    const found = send(both(), { from: '10.20.1.4', to: '10.100.0.10' }, { failures }, profile);
    expect(found).toMatchObject({ delivered: false, problem: 'no-route' });
  });

  test('neither tells the other what it learned: the two sites cannot talk through Azure', () => {
    const apart = both(['10.200.0.0/16']);
    for (const flow of [
      { from: '10.100.0.10', to: '10.200.0.10' },
      { from: '10.200.0.10', to: '10.100.0.10' },
    ]) {
      const found = send(apart, flow, {}, profile);
      expect(found).toMatchObject({ delivered: false, fact: 'expressroute/no-transit' });
      expect(found.because).toContain('Route Server');
    }
    expect(send(apart, { from: '10.20.1.4', to: '10.200.0.10' }, {}, profile)).toMatchObject({
      delivered: true,
      answered: true,
    });
  });
});
