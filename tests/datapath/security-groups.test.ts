/** What security groups let pass: by protocol, port and direction, of the subnet and of the interface, with Azure's own rules behind them. */
import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import type { Traceable, WorldResource } from '#src/azure/network/world.ts';
import { trace, type Flow } from '#src/datapath/trace.ts';
import { circuitId, cloudOf, group, hubId, resource, subnet, usual } from './cloud.ts';

type Rule = Record<string, unknown>;
const lan = `${group}/virtualNetworks/vnet-lan`;

const securityGroup = (name: string, rules: readonly Rule[]) =>
  resource(`${group}/networkSecurityGroups/${name}`, {
    securityRules: rules.map((rule, index) => ({
      name: `rule-${index}`,
      properties: {
        protocol: '*',
        sourcePortRange: '*',
        destinationPortRange: '*',
        sourceAddressPrefix: '*',
        destinationAddressPrefix: '*',
        access: 'Deny',
        direction: 'Inbound',
        priority: 100 + index,
        ...rule,
      },
    })),
  });

const nic = (name: string, address: string, subnetName: string, more: Record<string, unknown> = {}) =>
  resource(`${group}/networkInterfaces/${name}`, {
    ipConfigurations: [
      { name: 'one', properties: { privateIPAddress: address, subnet: { id: `${lan}/subnets/${subnetName}` } } },
    ],
    ...more,
  });

const group$ = (name: string) => ({ networkSecurityGroup: { id: `${group}/networkSecurityGroups/${name}` } });

/** Clients and servers in one network: a group at the servers' subnet and one at the server's interface. */
function cloud(ofSubnet: readonly Rule[], ofInterface?: readonly Rule[], ...more: WorldResource[]): Traceable {
  const resources = [
    resource(lan, {
      addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
      subnets: [subnet('clients', '10.0.1.0/24'), subnet('servers', '10.0.2.0/24', group$('nsg-subnet'))],
    }),
    nic('client', '10.0.1.9', 'clients'),
    nic('server', '10.0.2.9', 'servers', ofInterface ? group$('nsg-interface') : {}),
    securityGroup('nsg-subnet', ofSubnet),
    ...(ofInterface ? [securityGroup('nsg-interface', ofInterface)] : []),
    ...more,
  ];
  return { resources: Object.fromEntries(resources.map((one) => [one.id.toLowerCase(), one])) };
}

const https: Flow = { from: '10.0.1.9', to: '10.0.2.9', protocol: 'tcp', port: 443, sourcePort: 50_000 };
const sent = (world: Traceable, flow: Partial<Flow> = {}) => trace(networkOf(world, 'today'), { ...https, ...flow });

describe('a rule stops what it speaks of and nothing else', () => {
  test.for<{ rules: readonly Rule[]; flow?: Partial<Flow>; passes: boolean; because: string }>([
    { rules: [], passes: true, because: 'Azure’s own rules let a network talk to itself' },
    { rules: [{ protocol: 'Tcp', destinationPortRange: '443' }], passes: false, because: 'protocol and port fit' },
    { rules: [{ protocol: 'Udp', destinationPortRange: '443' }], passes: true, because: 'the packet is TCP' },
    { rules: [{ destinationPortRange: '80' }], passes: true, because: 'the port is another' },
    { rules: [{ destinationPortRange: '400-500' }], passes: false, because: 'the range holds the port' },
    {
      rules: [{ destinationPortRange: '', destinationPortRanges: ['80', '440-443'] }],
      passes: false,
      because: 'one of the ranges holds the port',
    },
    { rules: [{ sourcePortRange: '50000' }], passes: false, because: 'the sender’s port fits' },
    { rules: [{ sourcePortRange: '1-1023' }], passes: true, because: 'the sender’s port is higher' },
    { rules: [{ sourceAddressPrefix: '10.0.1.9' }], passes: false, because: 'it is about this sender' },
    { rules: [{ sourceAddressPrefix: '10.0.3.0/24' }], passes: true, because: 'it is about other senders' },
    { rules: [{ destinationAddressPrefix: '10.0.2.10' }], passes: true, because: 'it is about another server' },
    { rules: [{ direction: 'Outbound' }], passes: true, because: 'it is about what the server asks' },
    {
      rules: [{ direction: 'Outbound' }],
      flow: { from: '10.0.2.9', to: '10.0.1.9' },
      passes: false,
      because: 'the server asks',
    },
    { rules: [{ sourceAddressPrefix: 'VirtualNetwork' }], passes: false, because: 'the tag holds the network' },
    { rules: [{ sourceAddressPrefix: 'Internet' }], passes: true, because: 'nobody of the network is on the internet' },
    { rules: [{ sourceAddressPrefix: 'AzureLoadBalancer' }], passes: true, because: 'the sender is no probe' },
    { rules: [{ sourceAddressPrefix: 'Storage.WestEurope' }], passes: true, because: 'the tag is not known here' },
    { rules: [{ protocol: 'Esp' }], passes: true, because: 'the packet is TCP' },
    { rules: [{ access: 'Allow' }, {}], passes: true, because: 'the smaller number is asked first' },
    {
      rules: [{ access: 'Allow', destinationPortRange: '22' }, {}],
      passes: false,
      because: 'the first rule is about another port',
    },
    {
      rules: [{ protocol: 'Icmp' }],
      flow: { protocol: 'icmp' },
      passes: false,
      because: 'a ping has no port, and the rule names none',
    },
  ])('passes: $passes, because $because', ({ rules, flow, passes }) => {
    const found = sent(cloud(rules), flow);
    expect(found.delivered, found.because).toBe(passes);
    expect(found.problem).toBe(passes ? undefined : 'filtered');
    if (!passes) expect(found.fact).toBe('expressroute/security-rule-priority');
  });
});

describe('of two groups both are asked', () => {
  const open = { access: 'Allow' };
  test.for<{ ofSubnet: Rule[]; ofInterface: Rule[]; stoppedBy?: string; because: string }>([
    { ofSubnet: [open], ofInterface: [open], because: 'both let it pass' },
    { ofSubnet: [{}], ofInterface: [open], stoppedBy: 'rule-0 of nsg-subnet', because: 'the subnet’s stops it' },
    { ofSubnet: [open], ofInterface: [{}], stoppedBy: 'rule-0 of nsg-interface', because: 'the interface’s stops it' },
    {
      ofSubnet: [{ access: 'Allow', destinationPortRange: '443' }, {}],
      ofInterface: [{ access: 'Allow', destinationPortRange: '80' }, {}],
      stoppedBy: 'rule-1 of nsg-interface',
      because: 'each opens another port, so none is open',
    },
  ])('$because', ({ ofSubnet, ofInterface, stoppedBy }) => {
    const found = sent(cloud(ofSubnet, ofInterface));
    expect(found.delivered).toBe(stoppedBy === undefined);
    if (stoppedBy !== undefined) expect(found.because).toContain(`Rule ${stoppedBy} stops it`);
  });
});

test('the answer of a packet that was let in is let out, whatever the rules for asking are', () => {
  expect(sent(cloud([{ direction: 'Outbound' }]))).toMatchObject({ delivered: true, answered: true });
});

describe('Azure’s own rules stand behind every group, written down or not (expressroute/security-rule-default-priorities)', () => {
  test.for<{ from: string; to: string; passes: boolean; because: string }>([
    { from: '10.0.2.9', to: '8.8.8.8', passes: true, because: 'a machine may ask the internet' },
    { from: '8.8.8.8', to: '10.0.2.9', passes: false, because: 'the internet may not ask a machine' },
    { from: '8.8.8.8', to: '10.0.1.9', passes: true, because: 'without a group there are no rules' },
  ])('from $from to $to: $passes, because $because', ({ from, to, passes }) => {
    const network = networkOf(cloud([]), 'today');
    const back = {
      at: 'internet',
      prefix: '10.0.0.0/16',
      via: lan.toLowerCase(),
      origin: 'user' as const,
      because: '',
    };
    const found = trace({ ...network, routes: [...network.routes, back] }, { ...https, from, to });
    expect(found.delivered, found.because).toBe(passes);
    if (!passes) expect(found.because).toContain('DenyAllInBound');
  });

  test('a site behind a circuit belongs to the tag VirtualNetwork', () => {
    const guarded = resource(`${hubId}/subnets/snet-app`, {
      addressPrefix: '10.20.1.0/24',
      ...group$('nsg-app'),
    });
    const rules = [{ sourceAddressPrefix: 'VirtualNetwork', destinationPortRange: '22' }];
    const world = cloudOf({ ...usual, more: [guarded, securityGroup('nsg-app', rules)] });
    const to = { from: `${circuitId}/site`.toLowerCase(), to: '10.20.1.4', protocol: 'tcp' as const };
    expect(trace(networkOf(world, 'today'), { ...to, port: 443 })).toMatchObject({ delivered: true, answered: true });
    expect(trace(networkOf(world, 'today'), { ...to, port: 22 })).toMatchObject({ problem: 'filtered' });
  });
});

describe('the group of an appliance is also asked about what it passes on', () => {
  const via = resource(`${lan}/subnets/clients`, {
    ...subnet('clients', '10.0.1.0/24', { routeTable: { id: `${group}/routeTables/rt` } }).properties,
  });
  const table = resource(`${group}/routeTables/rt`, {
    routes: [
      {
        name: 'over-nva',
        properties: {
          addressPrefix: '10.0.2.0/24',
          nextHopType: 'VirtualAppliance',
          nextHopIpAddress: '10.0.3.9',
        },
      },
    ],
  });
  const room = resource(`${lan}/subnets/nva`, subnet('nva', '10.0.3.0/24').properties);
  const nva = nic('nva', '10.0.3.9', 'nva', { enableIPForwarding: true, ...group$('nsg-nva') });

  test.for<{ rules: readonly Rule[]; passes: boolean; because: string }>([
    { rules: [], passes: true, because: 'both ends belong to the network' },
    { rules: [{ destinationPortRange: '443' }], passes: false, because: 'the port is stopped on the way in' },
    {
      rules: [{ destinationPortRange: '443', direction: 'Outbound' }],
      passes: false,
      because: 'the port is stopped on the way out',
    },
    { rules: [{ destinationAddressPrefix: '10.0.3.9' }], passes: true, because: 'only the appliance itself is shut' },
  ])('passes: $passes, because $because', ({ rules, passes }) => {
    const found = sent(cloud([], undefined, via, table, room, nva, securityGroup('nsg-nva', rules)));
    expect(found.hops.map(({ name }) => name)).toContain('nva');
    expect(found.delivered, found.because).toBe(passes);
    if (passes) expect(found.answered).toBe(true);
  });
});

test('a subnet’s group is not asked for a private endpoint until the subnet’s policies say so', () => {
  const endpoint = resource(`${group}/privateEndpoints/pe`, {
    subnet: { id: `${lan}/subnets/servers` },
    customDnsConfigs: [{ ipAddresses: ['10.0.2.20'] }],
  });
  const policies = (privateEndpointNetworkPolicies: string) =>
    resource(`${lan}/subnets/servers`, {
      ...subnet('servers', '10.0.2.0/24', group$('nsg-subnet')).properties,
      privateEndpointNetworkPolicies,
    });
  for (const [said, passes] of [
    ['Disabled', true],
    ['RouteTableEnabled', true],
    ['NetworkSecurityGroupEnabled', false],
    ['Enabled', false],
  ] as const) {
    expect(sent(cloud([{}], undefined, endpoint, policies(said)), { to: '10.0.2.20' }).delivered, said).toBe(passes);
  }
});
