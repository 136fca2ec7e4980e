/** What somebody sees who logs in at a router, at a machine, or at a computer of the site. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { consoleCommands } from '#src/azure/console/list.ts';
import { consolePlaces } from '#src/azure/console/places.ts';
import { runCommand } from '#src/azure/console/run.ts';
import { networkOf } from '#src/azure/network.ts';
import { nodesOfCircuit } from '#src/azure/network/circuits.ts';
import { trace } from '#src/datapath/trace.ts';
import type { Traceable } from '#src/azure/network/world.ts';
import { at, connection, createAzure, group, makeCircuit, makeGateway } from './azure.ts';
import type { Azure } from './azure.ts';
import { machines, randomCloud, randomFailures } from './random-cloud.ts';

const circuitId = at('expressRouteCircuits/er');
const { router, site } = nodesOfCircuit({ id: circuitId, name: 'er', type: '', properties: {} });
const nic = at('networkInterfaces/nic').toLowerCase();
const peering = {
  peeringType: 'AzurePrivatePeering',
  peerASN: 65_001,
  primaryPeerAddressPrefix: '192.168.10.16/30',
  secondaryPeerAddressPrefix: '192.168.10.20/30',
  vlanId: 200,
};

/** A network with a machine, behind a circuit. */
async function made(fastPath = false): Promise<Azure> {
  const azure = await createAzure('today');
  await makeGateway(azure, 'a');
  await azure.make('networkSecurityGroups/guard', {
    location: 'westeurope',
    properties: {
      securityRules: [
        {
          name: 'no-telnet',
          properties: {
            protocol: 'Tcp',
            access: 'Deny',
            direction: 'Inbound',
            priority: 100,
            sourceAddressPrefix: '*',
            sourcePortRange: '*',
            destinationAddressPrefix: '*',
            destinationPortRange: '23',
          },
        },
      ],
    },
  });
  await azure.make('virtualNetworks/vnet-a/subnets/app', {
    properties: { addressPrefix: '10.0.1.0/24', networkSecurityGroup: { id: at('networkSecurityGroups/guard') } },
  });
  await azure.make('networkInterfaces/nic', {
    location: 'westeurope',
    properties: {
      ipConfigurations: [{ name: 'c', properties: { subnet: { id: at('virtualNetworks/vnet-a/subnets/app') } } }],
    },
  });
  await makeCircuit(azure, 'er');
  await azure.make('expressRouteCircuits/er/peerings/AzurePrivatePeering', { properties: peering });
  await azure.make(...connection('c', 'gw-a', 'expressRouteCircuits/er', { expressRouteGatewayBypass: fastPath }));
  return azure;
}

let cloud: Traceable;
beforeAll(async () => {
  cloud = (await made()).arm.cloud;
});

const ask = (place: string, line: string, failures: string[] = [], within: Traceable = cloud) =>
  runCommand({ cloud: within, profile: 'today', whatIf: { failures }, at: place, line });
const cut = [`link:${circuitId}/primary`];

describe('at the router', () => {
  test.for([
    { line: 'show ip route', says: 'B     10.0.0.0/16 [20/0] via 192.168.10.18', because: 'the edge told it' },
    { line: 'show ip route', says: '[20/0] via 192.168.10.22', because: 'both edges did' },
    { line: 'show ip route', says: 'C     10.100.0.0/16 is directly connected', because: 'the site is behind it' },
    { line: 'show ip route', says: 'L     192.168.10.17/32', because: 'the first address of a link is its own' },
    { line: 'show ipv6 route', says: 'C     fd00:100::/64', because: 'the site has IPv6 too' },
    { line: 'show ip bgp', says: ' *>  10.0.0.0/16    192.168.10.18  0       12076 i', because: 'Azure hides its own' },
    { line: 'show ip bgp', says: ' *m  10.0.0.0/16    192.168.10.22', because: 'the second is as good' },
    { line: 'show ip bgp', says: '10.100.0.0/16  0.0.0.0        32768   i', because: 'it announces that itself' },
    { line: 'show ip bgp summary', says: 'local AS number 65001', because: 'the peering names it' },
    { line: 'show ip bgp summary', says: '192.168.10.18  4  12076  1', because: 'one prefix came' },
    { line: 'show arp', says: '192.168.10.18  02', because: 'the edge answers' },
    { line: 'show ip interface brief', says: 'GigabitEthernet0/0/0.200  192.168.10.17  up', because: 'VLAN 200' },
    { line: 'ping 10.0.1.4', says: 'Success rate is 100 percent (5/5)', because: 'the machine is there' },
    { line: 'ping 10.9.9.9', says: 'Success rate is 0 percent (0/5)', because: 'nobody is there' },
    { line: 'ping host', says: '% Unrecognized host', because: 'there is no DNS' },
    { line: 'ping fd00:9::1', says: 'Success rate is 0 percent', because: 'IPv6 is not on this peering' },
    { line: 'ping', says: 'Usage: ping', because: 'it does not say whom' },
    { line: 'traceroute 10.0.1.4', says: ' 2  * * *\n 3  10.0.1.4', because: 'a gateway stays silent' },
    { line: 'sh ip ro', says: 'B     10.0.0.0/16', because: 'words may be cut short' },
    { line: 'SH IP INT B', says: 'GigabitEthernet0/0/2', because: 'and be in capitals' },
    { line: 'sh ip b', says: 'BGP table', because: 'the shorter name fits whole' },
    { line: 'show ip', says: '% Incomplete command. It may become:\n  show ip route', because: 'more has to follow' },
    { line: 'show', says: 'show arp', because: 'more has to follow' },
    { line: 'show i r', says: 'It may mean:\n  show ip route\n  show ipv6 route', because: 'i is short for both' },
    { line: 'sh run', says: '% Unknown command: sh run', because: 'no name goes on so' },
    { line: 'configure terminal', says: 'This console knows:\n  ping\n', because: 'nothing is changed here' },
    { line: 'nc -vz 10.0.1.4 22', says: '% Unknown command', because: 'that is for machines' },
    { line: 'show ip bgp neighbors', says: '% Invalid input: "neighbors"', because: 'it would be another table' },
    { line: 'show ip route 10.0.1.4', says: 'takes no further words', because: 'it shows all of them' },
    { line: 'show bgp ipv6 unicast', says: 'fd00:100::/64  ::', because: 'IPv6 has a table of its own' },
    { line: 'sh bgp ipv6 u s', says: 'Neighbor  V  AS', because: 'and neighbors of its own' },
    { line: '?', says: 'Every word may be cut short', because: 'that asks for help' },
  ])('$line prints "$says": $because', ({ line, says }) => {
    expect(ask(router, line).text).toContain(says);
  });

  test.for([
    { line: 'show ip route', says: 'via 192.168.10.22', silent: 'via 192.168.10.18', because: 'one edge is left' },
    { line: 'show ip bgp summary', says: '192.168.10.18  4  12076  Idle', silent: 'Active', because: 'BGP is down' },
    { line: 'show arp', says: '192.168.10.18  Incomplete', silent: 'none', because: 'nobody answers there' },
    { line: 'show ip interface brief', says: '192.168.10.17  down', silent: 'none', because: 'the line is dead' },
    { line: 'traceroute 10.0.1.4', says: ' 1  192.168.10.22', silent: '192.168.10.18', because: 'that way it goes' },
  ])('with the primary link cut $line prints "$says": $because', ({ line, says, silent }) => {
    const { text } = ask(router, line, cut);
    expect(text).toContain(says);
    expect(text).not.toContain(silent);
  });

  test('the IPv4 table holds no IPv6', () => {
    expect(ask(router, 'show ip bgp').text).not.toContain('::');
  });

  test('each edge has hardware of its own', () => {
    const found = [...ask(router, 'show arp').text.matchAll(/192\.168\.10\.(?:18|22) +(\S+)/g)].map(([, mac]) => mac);
    expect(found).toHaveLength(2);
    expect(new Set(found).size).toBe(2);
  });

  test('no line of an error is longer than a phone is wide', () => {
    for (const line of ['show', 'sh run', 'show i r', 'show ip bgp neighbors'])
      for (const text of ask(router, line).text.split('\n')) expect(text.length, text).toBeLessThan(46);
  });

  test('a traceroute says that other flows may take the other edge', () => {
    expect(ask(router, 'traceroute 10.0.1.4').note).toMatch(/^Flows share equal ways here\. This probe went to/);
    expect(ask(router, 'traceroute 10.0.1.4', cut).note, 'one edge is left').toBeUndefined();
  });

  test('a router without a default route says so, at the console and for a packet', () => {
    expect(ask(router, 'show ip route').text).toContain('Gateway of last resort is not set');
    const { because } = ask(router, 'ping 8.8.8.8').why ?? { because: '' };
    expect(because).toContain('no default route');
    expect(because).not.toContain('connected to');
    const way = trace(networkOf(cloud, 'today'), { from: '10.100.0.10', to: '10.0.1.4' });
    expect(way.forks.filter(({ node }) => node === router)).toEqual([]);
  });

  test('a session that the site itself has shut leaves the line up', async () => {
    const azure = await made();
    await azure.send('POST', `/_control/bgp/down?circuit=${encodeURIComponent(circuitId)}&link=primary`);
    expect(ask(router, 'show ip bgp summary', [], azure.arm.cloud).text).toContain('192.168.10.18  4  12076  Idle');
    expect(ask(router, 'show arp', [], azure.arm.cloud).text).not.toContain('Incomplete');
  });

  test('with FastPath the silent gateway is no hop any more', async () => {
    const azure = await made(true);
    const { text } = ask(router, 'traceroute 10.0.1.4', [], azure.arm.cloud);
    expect(text).toMatch(/ 1 {2}192\.168\.10\.\d\d\n 2 {2}10\.0\.1\.4$/);
  });

  test('what goes wrong is explained beside', () => {
    expect(ask(router, 'ping 10.9.9.9').why?.because).toContain('The router knows no way to this address');
    expect(ask(router, 'show ip bgp summary', cut).why?.because).toContain('The primary link of er is cut');
  });
});

describe('at a machine', () => {
  test.for([
    { line: 'ping 10.100.0.10', says: '4 received, 0% packet loss', ok: true, because: 'the site answers' },
    { line: 'ping 10.100.0.10', says: 'ttl=62', ok: true, because: 'two hops lie between' },
    { line: 'ping 10.9.9.9', says: '100% packet loss', ok: false, because: 'nobody is there' },
    { line: 'ping fd00:100::a', says: 'Network is unreachable', ok: false, because: 'it has no IPv6' },
    {
      line: 'traceroute -n 10.100.0.10',
      says: ' 1  10.0.0.',
      ok: true,
      because: 'the edge answers in the gateway subnet',
    },
    {
      line: 'traceroute -n 10.100.0.10',
      says: ' 2  * * *\n 3  10.100.0.10',
      ok: true,
      because: 'the router is hidden',
    },
    { line: 'tracepath 10.100.0.10', says: 'On-premises (10.100.0.10)', ok: true, because: 'names help to read' },
    {
      line: 'traceroute 10.9.9.9',
      says: ' 1  * * *\n 2  * * *\n 3  * * *\n^C',
      ok: false,
      because: 'somebody gives up',
    },
    { line: 'ip route', says: 'default via 10.0.1.1 dev eth0', ok: true, because: 'the subnet has a router' },
    { line: 'ip route', says: '168.63.129.16 via 10.0.1.1', ok: true, because: 'the platform is always there' },
    {
      line: 'ip neigh',
      says: '10.0.1.1 dev eth0 lladdr 12:34:56:78:9a:bc',
      ok: true,
      because: 'Azure answers for all',
    },
    {
      line: 'az network nic show-effective-route-table',
      says: 'VirtualNetworkGateway  Active  10.100.0.0/16',
      ok: true,
      because: 'that is where Azure decides',
    },
    {
      line: 'nc -vz 10.100.0.10 443',
      says: 'Connection to 10.100.0.10 443 port [tcp/*] succeeded!',
      ok: true,
      because: 'nothing stops it',
    },
    { line: 'nc -vzu 10.100.0.10 53', says: '[udp/*] succeeded', ok: true, because: 'UDP too' },
    { line: 'nc -vz 10.100.0.10', says: 'Usage: nc', ok: false, because: 'a port is missing' },
    { line: 'nc -vz 10.100.0.10 70000', says: 'Usage: nc', ok: false, because: 'there is no such port' },
    { line: 'curl https://10.100.0.10/x', says: 'port 443', ok: true, because: 'https says so' },
    { line: 'curl 10.100.0.10:8080', says: 'port 8080', ok: true, because: 'the port is named' },
    { line: 'curl http://10.9.9.9/', says: 'curl: (28)', ok: false, because: 'nobody is there' },
    { line: 'curl', says: 'Usage: curl', ok: false, because: 'a URL is missing' },
    { line: 'show ip route', says: 'show: command not found', ok: false, because: 'a machine is no router' },
    { line: 'ip ro', says: 'command not found', ok: false, because: 'Linux words are written out' },
    { line: 'help', says: 'There is no DNS here', ok: true, because: 'it says what it is' },
    { line: '', says: '', ok: true, because: 'nothing was asked' },
  ])('$line prints "$says": $because', ({ line, says, ok }) => {
    const found = ask(nic, line);
    expect(found.text).toContain(says);
    expect(found.ok).toBe(ok);
  });
});

describe('at a computer of the site', () => {
  test.for([
    { line: 'ping 10.0.1.4', says: '0% packet loss', because: 'the machine is there' },
    {
      line: 'ping 10.9.9.9',
      says: 'From 10.100.0.1 icmp_seq=1 Destination Host Unreachable',
      because: 'its router says so',
    },
    {
      line: 'traceroute 10.0.1.4',
      says: ' 1  On-premises-router (10.100.0.1)\n 2  Microsoft-edge',
      because: 'in this order',
    },
    { line: 'nc -vz 10.0.1.4 22', says: 'succeeded', because: 'nothing stops it' },
    { line: 'nc -vz 10.0.1.4 23', says: 'timed out', because: 'a security rule stops that port' },
    { line: 'ip route', says: 'default via 10.100.0.1', because: 'the router is the first address' },
    { line: 'ip neigh', says: '10.100.0.1 dev eth0 lladdr 02:', because: 'there is Ethernet' },
    { line: 'az network nic show-effective-route-table', says: 'outside of Azure', because: 'it is no machine there' },
  ])('$line prints "$says": $because', ({ line, says }) => {
    expect(ask(site, line).text).toContain(says);
  });

  test('a rule that stops a port is named beside', () => {
    expect(ask(site, 'nc -vz 10.0.1.4 23').why?.because).toContain('no-telnet');
  });
});

test.for([
  { place: at('virtualNetworkGateways/gw-a'), says: 'belongs to Microsoft', because: 'it is a gateway' },
  { place: 'nowhere', says: '"nowhere" is no place', because: 'it does not exist' },
])('there is no console at $place: $because', ({ place, says }) => {
  const { ok, text } = ask(place, 'help');
  expect(ok).toBe(false);
  expect(text).toContain(says);
});

test('the places are the router, the site and the machine, in this order', () => {
  expect(consolePlaces(networkOf(cloud, 'today')).map(({ kind, name }) => `${kind}: ${name}`)).toEqual([
    'router: On-premises router',
    'site: A computer in On-premises',
    'host: nic, vnet-a (westeurope)',
  ]);
});

test('a peering without subnets is told by its links', () => {
  const bare = {
    resources: {
      [circuitId.toLowerCase()]: {
        id: circuitId,
        name: 'er',
        type: 'Microsoft.Network/expressRouteCircuits',
        properties: {
          serviceProviderProvisioningState: 'Provisioned',
          peerings: [{ name: 'AzurePrivatePeering', properties: { peeringType: 'AzurePrivatePeering' } }],
        },
      },
    },
  };
  expect(ask(router, 'show ip bgp summary', [], bare).text).toMatch(/\(primary link\) +4 +12076 +0/);
  expect(ask(router, 'show ip route', [], bare).ok).toBe(true);
  expect(ask(router, 'show arp', [], bare).ok).toBe(true);
});

/** A line that every command takes as it stands. */
const words: Readonly<Record<string, string>> = {
  ping: '10.0.1.4',
  traceroute: '10.0.1.4',
  nc: '-vz 10.0.1.4 22',
  curl: 'http://10.0.1.4/',
};

describe.for(consoleCommands.map((command) => ({ command, words: command.words })))(
  'the command $words',
  ({ command }) => {
    const places = { router, machine: nic };

    test('is in the help of every console that has it, and of no other', () => {
      for (const shell of ['router', 'machine'] as const) {
        const isThere = ask(places[shell], 'help')
          .text.split('\n')
          .some((line) => line.startsWith(command.words));
        expect(isThere).toBe(command.at.includes(shell));
      }
    });

    test('prints something wherever it is known, the same each time, in every state of the network', () => {
      const line = `${command.words} ${words[command.words] ?? ''}`.trim();
      for (const shell of command.at) {
        for (const failures of [
          [],
          cut,
          [`location:Amsterdam`],
          [`gateway:${group}/providers/Microsoft.Network/virtualNetworkGateways/gw-a`],
        ]) {
          const once = ask(places[shell], line, failures);
          expect(once.text).not.toMatch(/^$|undefined|NaN|\[object/);
          expect(once.text).not.toContain('nknown command');
          expect(ask(places[shell], line, failures)).toEqual(once);
        }
      }
    });
  },
);

describe('in any network', () => {
  const targets = ['10.20.1.4', '10.100.0.10', '10.200.0.9', '8.8.8.8', 'fd00:100::a', 'nonsense'];
  const anyLine = fc.oneof(
    fc.constantFrom(...consoleCommands.map((command) => command.words)),
    fc
      .tuple(fc.constantFrom('ping', 'traceroute -n', 'nc -vz', 'curl'), fc.constantFrom(...targets))
      .map(([command, to]) => `${command} ${to}${command === 'nc -vz' ? ' 443' : ''}`),
    fc.string(),
  );

  test('every console answers every line in words', () => {
    fc.assert(
      fc.property(randomCloud, randomFailures, fc.nat(), anyLine, (any, failures, choice, line) => {
        const places = consolePlaces(networkOf(any, 'today', { failures }));
        const place = places[choice % places.length];
        const { text } = ask(place?.id ?? '', line, failures, any);
        expect(text === '' && line.trim() !== '', `${place?.id ?? ''}: ${line}`).toBe(false);
        expect(text).not.toMatch(/undefined|NaN|\[object/);
      }),
      { numRuns: 200, seed: 7 },
    );
  }, 60_000);

  test('a VPN gateway answers towards its own network, and the device behind its tunnel stays silent', () => {
    let count = 0;
    fc.assert(
      fc.property(randomCloud, (any) => {
        const from = machines[0] ?? '';
        const { text, ok } = ask(from, 'traceroute -n 10.200.0.9', [], any);
        if (!ok || text.includes(' 10.20.9.')) return;
        count += 1;
        expect(text).toContain(' 1  10.20.255.14\n 2  * * *\n 3  10.200.0.9');
      }),
      { numRuns: 60, seed: 7 },
    );
    expect(count).toBeGreaterThan(3);
  }, 60_000);
});

describe('at a VPN device', () => {
  const within = (name: string): string => machines[0]?.replace('networkInterfaces/nic-hub', name).toLowerCase() ?? '';
  const [plain] = fc.sample(
    randomCloud.filter(({ resources }) => within('connections/c-vpn') in resources),
    { numRuns: 1, seed: 7 },
  );
  if (!plain) throw new Error('No random Cloud has a VPN.');

  /** The same Cloud with more said about some resources. */
  const changed = (more: Record<string, Record<string, unknown>>): Traceable => ({
    resources: {
      ...plain.resources,
      ...Object.fromEntries(
        Object.entries(more).flatMap(([name, properties]) => {
          const before = plain.resources[within(name)];
          return before
            ? [[within(name), { ...before, properties: { ...before.properties, ...properties } }] as const]
            : [];
        }),
      ),
    },
  });
  const speaking = changed({
    'connections/c-vpn': { enableBgp: true },
    'virtualNetworkGateways/vpngw': { bgpSettings: { asn: 65_515, bgpPeeringAddress: '10.20.255.14' } },
    'localNetworkGateways/branch': { bgpSettings: { asn: 65_050, bgpPeeringAddress: '10.200.0.1' } },
  });
  const failed = changed({ 'connections/c-vpn': { provisioningState: 'Failed' } });
  const at = (any: Traceable): string =>
    consolePlaces(networkOf(any, 'today')).find(({ name }) => name.startsWith('VPN device'))?.id ?? '';

  test.for<{ line: string; of: Traceable; says: string; because: string }>([
    {
      line: 'show ip route',
      of: plain,
      says: 'S     10.20.0.0/16 is directly connected, Tunnel0',
      because: 'it is written down',
    },
    { line: 'show ip route', of: plain, says: 'C     10.200.0.0/16 is directly', because: 'the branch is behind it' },
    { line: 'show ip bgp', of: plain, says: '% BGP not active', because: 'nobody speaks it' },
    { line: 'show ip bgp summary', of: plain, says: '% BGP not active', because: 'nobody speaks it' },
    { line: 'show ip interface brief', of: plain, says: 'Tunnel0', because: 'the tunnel is an interface' },
    { line: 'show arp', of: plain, says: 'Protocol', because: 'a tunnel has no hardware at its end' },
    { line: 'ping 10.20.1.4', of: plain, says: 'source address of 10.200.0.1', because: 'it sends from the branch' },
    {
      line: 'show ip route',
      of: speaking,
      says: 'B     10.20.0.0/16 [20/0] via 10.20.255.14',
      because: 'the gateway told it',
    },
    { line: 'show ip bgp', of: speaking, says: '10.20.255.14  0       65515 i', because: 'the gateway told it' },
    { line: 'show ip bgp summary', of: speaking, says: 'local AS number 65050', because: 'the site says so' },
    { line: 'show ip bgp summary', of: speaking, says: '10.20.255.14  4  65515  2', because: 'hub and spoke came' },
    { line: 'show ip interface brief', of: speaking, says: '10.200.0.1', because: 'it has an address in the tunnel' },
    { line: 'show ip interface brief', of: failed, says: 'unassigned  down', because: 'the connection failed' },
  ])('$line prints "$says": $because', ({ line, of: any, says }) => {
    expect(ask(at(any), line, [], any).text).toContain(says);
  });
});
