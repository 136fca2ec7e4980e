/** Scenarios to begin with: a row of the table of who goes around the gateway each, then what breaks, and other stories about routes. */
import {
  balancer,
  circuit,
  connection,
  endpoint,
  firewall,
  gateway,
  globalReach,
  network,
  peered,
  routed,
  vpn,
} from './build.ts';
import { cloudOf, idOf } from './cloud.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Scenario, ScenarioFlow } from './scenario.ts';

export interface Preset {
  id: string;
  group: 'Who goes around the gateway?' | 'When something fails' | 'Stories about routes' | 'From the start';
  title: string;
  /** What to look for, in one or two sentences. */
  question: string;
  scenario: Scenario;
}

const hubSpace = '10.20.0.0/16';
const spokeSpace = '10.30.0.0/16';
const site = '10.100.0.10';
const machine = '10.20.1.4';
const spokeMachine = '10.30.1.4';

interface World {
  kind?: 'provider' | 'direct';
  sku?: string;
  fastPath?: boolean;
  spoke?: boolean | { location: string };
}

/** The usual world: a site, a circuit, a hub with its gateway and FastPath on, and mostly a spoke. */
const usual = ({ kind = 'provider', sku = 'ErGw3AZ', fastPath = true, spoke = true }: World = {}): WorldResource[] => [
  ...circuit({ kind }),
  ...network({ name: 'vnet-hub', space: hubSpace }),
  ...gateway('vnet-hub', hubSpace, sku),
  connection('conn-hub', 'ergw-hub', 'er-contoso', { expressRouteGatewayBypass: fastPath }),
  ...(spoke === false
    ? []
    : [
        ...network({
          name: 'vnet-spoke',
          space: spokeSpace,
          subnets: ['db'],
          ...(typeof spoke === 'object' && spoke),
        }),
        ...peered('vnet-hub', 'vnet-spoke'),
      ]),
];

const scenario = (
  resources: readonly WorldResource[],
  flow: Partial<ScenarioFlow>,
  more: { profile?: Profile; failures?: readonly string[] } = {},
): Scenario => ({
  version: 1,
  profile: more.profile ?? 'taught',
  cloud: cloudOf(resources),
  flow: { from: site, to: machine, protocol: 'tcp', port: 443, ...flow },
  failures: more.failures ?? [],
});

const gatewaySubnet = (hub = 'vnet-hub', space = '10.20.255.0/27'): WorldResource => ({
  id: idOf('virtualNetworks/subnets', hub, 'GatewaySubnet'),
  name: 'GatewaySubnet',
  type: 'Microsoft.Network/virtualNetworks/subnets',
  properties: { addressPrefix: space },
});

const app = (network_: string, name: string, prefix: string): WorldResource => ({
  id: idOf('virtualNetworks/subnets', network_, name),
  name,
  type: 'Microsoft.Network/virtualNetworks/subnets',
  properties: { addressPrefix: prefix },
});

const around = 'Who goes around the gateway?';
const fails = 'When something fails';
const stories = 'Stories about routes';

const link = (name: string, way: string): string => `link:${keyOf(idOf('expressRouteCircuits', name))}/${way}`;

const list: readonly (Omit<Preset, 'scenario'> & { make: () => Scenario })[] = [
  {
    id: 'hub-machine',
    group: around,
    title: 'A machine in the hub',
    question: 'FastPath is on. Does the packet still see the gateway? Switch FastPath off, and look again.',
    make: () => scenario(usual(), {}),
  },
  {
    id: 'spoke',
    group: around,
    title: 'A machine in a spoke',
    question: 'FastPath is on, and this packet takes the gateway. Why? Find two changes that take it around.',
    make: () => scenario(usual(), { to: spokeMachine }),
  },
  {
    id: 'far-spoke',
    group: around,
    title: 'A spoke in another region',
    question: 'The circuit is Direct and the rules are today’s. What does the region of the spoke change?',
    make: () =>
      scenario(
        usual({ kind: 'direct', spoke: { location: 'northeurope' } }),
        { to: spokeMachine },
        { profile: 'today' },
      ),
  },
  {
    id: 'own-connection',
    group: around,
    title: 'A spoke with a connection of its own',
    question:
      'This spoke has its own gateway on the same circuit, and no peering. What is gained, and what does it cost?',
    make: () =>
      scenario(
        [
          ...usual({ spoke: false }),
          ...network({ name: 'vnet-spoke', space: spokeSpace, subnets: ['db'] }),
          ...gateway('vnet-spoke', spokeSpace),
          connection('conn-spoke', 'ergw-spoke', 'er-contoso'),
        ],
        { to: spokeMachine },
      ),
  },
  {
    id: 'ipv6',
    group: around,
    title: 'IPv6 to the hub',
    question: 'The same machine, by its IPv6 address. Which kind of circuit does FastPath need for it?',
    make: () =>
      scenario(
        [...usual({ spoke: false }), ...network({ name: 'vnet-hub', space: hubSpace, spaceV6: 'fd00:20::/48' })],
        { from: 'fd00:100::10', to: 'fd00:20:0:1::4' },
      ),
  },
  {
    id: 'standard-balancer',
    group: around,
    title: 'A Standard load balancer in the hub',
    question: 'Does FastPath reach the front end of a load balancer? Try the other SKU.',
    make: () =>
      scenario([...usual(), balancer('lb-app', 'Standard', ['vnet-hub', 'snet-app'], '10.20.1.100')], {
        to: '10.20.1.100',
      }),
  },
  {
    id: 'basic-balancer',
    group: around,
    title: 'A Basic load balancer in the hub',
    question: 'The machine behind it is reached around the gateway. Why is its load balancer not?',
    make: () =>
      scenario([...usual(), balancer('lb-app', 'Basic', ['vnet-hub', 'snet-app'], '10.20.1.100')], {
        to: '10.20.1.100',
      }),
  },
  {
    id: 'spoke-balancer',
    group: around,
    title: 'A load balancer in a spoke',
    question: 'Direct circuit, today’s rules: machines in this spoke are reached by FastPath. And its load balancer?',
    make: () =>
      scenario(
        [...usual({ kind: 'direct' }), balancer('lb-db', 'Standard', ['vnet-spoke', 'snet-db'], '10.30.1.100')],
        { to: '10.30.1.100' },
        { profile: 'today' },
      ),
  },
  {
    id: 'private-endpoint',
    group: around,
    title: 'A private endpoint',
    question: 'A storage account has an address in the hub. What does it take for FastPath to reach it?',
    make: () =>
      scenario([...usual(), endpoint('pe-storage', ['vnet-hub', 'snet-app'], '10.20.1.200')], { to: '10.20.1.200' }),
  },
  {
    id: 'udr-ignored',
    group: around,
    title: 'A user route that FastPath ignores',
    question:
      'The gateway subnet sends everything through a firewall. Does this packet pass it? Try a Direct circuit, today.',
    make: () =>
      scenario(
        [
          ...usual({ spoke: false }),
          firewall('vnet-hub', hubSpace),
          ...routed('rt-gateway', gatewaySubnet(), [
            { name: 'to-firewall', prefix: '10.20.1.0/24', next: '10.20.254.4' },
          ]),
        ],
        {},
      ),
  },
  {
    id: 'ip-limit',
    group: around,
    title: 'More addresses than FastPath holds',
    question: 'The hub has 33,000 addresses in use. Today’s rules count them. What happens to the last ones?',
    make: () => {
      const resources = usual({ spoke: false }).map((one) =>
        one.name === 'vnet-hub' ? { ...one, tags: { addressesInUse: '33000' } } : one,
      );
      const subnets = [
        app('vnet-hub', 'snet-many', '10.20.64.0/18'),
        app('vnet-hub', 'snet-more', '10.20.128.0/18'),
        app('vnet-hub', 'snet-late', '10.20.240.0/24'),
      ];
      return scenario([...resources, ...subnets], { to: '10.20.240.4' }, { profile: 'today' });
    },
  },
  {
    id: 'small-gateway',
    group: around,
    title: 'A gateway that is too small',
    question: 'FastPath is switched on, and nothing changes. Choose another SKU for the gateway.',
    make: () => scenario(usual({ sku: 'ErGw1AZ', spoke: false }), {}),
  },
  {
    id: 'outwards',
    group: around,
    title: 'From Azure to the site',
    question:
      'The other direction. The documentation of FastPath does not speak of it, so the routes decide here. Read what they say.',
    make: () => scenario(usual(), { from: machine, to: site }),
  },
  {
    id: 'failed-link',
    group: fails,
    title: 'One link has failed',
    question: 'The primary link is cut. Does the packet arrive, and over what?',
    make: () => scenario(usual(), {}, { failures: [link('er-contoso', 'primary')] }),
  },
  {
    id: 'both-links',
    group: fails,
    title: 'Both links have failed',
    question: 'The whole circuit is down, and there is no other way. Where does the packet end?',
    make: () => scenario(usual(), {}, { failures: [link('er-contoso', 'primary'), link('er-contoso', 'secondary')] }),
  },
  {
    id: 'vpn-backup',
    group: fails,
    title: 'A VPN takes over',
    question: 'The circuit is down, and a VPN leads to the same site. Mend the circuit: which one is used then?',
    make: () =>
      scenario(
        [...usual(), ...vpn('vnet-hub', 'lgw-site', ['10.100.0.0/16'])],
        { from: machine, to: site },
        { failures: [link('er-contoso', 'primary'), link('er-contoso', 'secondary')] },
      ),
  },
  {
    id: 'two-circuits',
    group: fails,
    title: 'Two circuits to one site',
    question: 'Both circuits serve the same site, and one has the higher weight. Fail its links, and watch.',
    make: () =>
      scenario(
        [
          ...usual({ spoke: false }),
          ...circuit({ name: 'er-second', location: 'Frankfurt' }),
          connection('conn-second', 'ergw-hub', 'er-second', { routingWeight: 0 }),
          connection('conn-hub', 'ergw-hub', 'er-contoso', { routingWeight: 100 }),
        ],
        { from: machine, to: site },
      ),
  },
  {
    id: 'vpn-longer',
    group: stories,
    title: 'The VPN has the longer prefix',
    question: 'ExpressRoute is up, and the packet takes the VPN. Which of the two routes is more exact?',
    make: () => scenario([...usual(), ...vpn('vnet-hub', 'lgw-site', ['10.100.0.0/24'])], { from: machine, to: site }),
  },
  {
    id: 'global-reach',
    group: stories,
    title: 'Global Reach is not transitive',
    question: 'Amsterdam is joined with Frankfurt, and Frankfurt with London. Can Amsterdam reach London?',
    make: () =>
      scenario(
        [
          ...circuit({ name: 'er-amsterdam', site: 'Amsterdam', prefixes: '10.100.0.0/16' }),
          ...circuit({ name: 'er-frankfurt', site: 'Frankfurt', prefixes: '10.101.0.0/16', location: 'Frankfurt' }),
          ...circuit({ name: 'er-london', site: 'London', prefixes: '10.102.0.0/16', location: 'London' }),
          globalReach('reach-frankfurt', 'er-amsterdam', 'er-frankfurt'),
          globalReach('reach-london', 'er-frankfurt', 'er-london'),
        ],
        { to: '10.102.0.10' },
      ),
  },
  {
    id: 'peering-chain',
    group: stories,
    title: 'Peering is not transitive',
    question: 'Two spokes share a hub. Can one reach the other? Add a firewall and user routes, or peer them.',
    make: () =>
      scenario(
        [
          ...usual(),
          ...network({ name: 'vnet-shop', space: '10.40.0.0/16', subnets: ['web'] }),
          ...peered('vnet-hub', 'vnet-shop'),
        ],
        { from: '10.40.1.4', to: spokeMachine },
      ),
  },
  {
    id: 'asymmetric',
    group: stories,
    title: 'There through the firewall, back without',
    question: 'FastPath is off, and packets to the spoke pass a firewall. Do the answers? Give the spoke a route too.',
    make: () =>
      scenario(
        [
          ...usual({ fastPath: false }),
          ...peered('vnet-hub', 'vnet-spoke', { forwarded: true }),
          firewall('vnet-hub', hubSpace),
          ...routed('rt-gateway', gatewaySubnet(), [{ name: 'to-firewall', prefix: spokeSpace, next: '10.20.254.4' }]),
        ],
        { to: spokeMachine },
      ),
  },
  {
    id: 'overlap',
    group: stories,
    title: 'Two networks, one range',
    question: 'A second network claims the hub’s addresses and is connected too. Which machine answers?',
    make: () =>
      scenario(
        [
          ...usual({ spoke: false }),
          ...network({ name: 'vnet-copy', space: hubSpace }),
          ...gateway('vnet-copy', hubSpace),
          connection('conn-copy', 'ergw-copy', 'er-contoso', { expressRouteGatewayBypass: false }),
        ],
        {},
      ),
  },
  {
    id: 'empty',
    group: 'From the start',
    title: 'An empty Cloud',
    question: 'Nothing is here. Add a circuit, a network and a gateway, and connect them.',
    make: () => scenario([], {}),
  },
];

/** Every preset. The first is what the page opens with. */
export const presets: readonly Preset[] = list.map(({ make, ...rest }) => ({
  ...rest,
  scenario: { ...make(), title: rest.title },
}));

/** The preset with an id; the first one if there is none. */
export function presetOf(id: string): Preset {
  const found = presets.find((one) => one.id === id) ?? presets[0];
  if (!found) throw new Error('There are no presets: src/explorer/presets.ts lists none.');
  return found;
}

/** The scenario the page opens with. */
export const firstScenario: Scenario = presetOf('hub-machine').scenario;
