/** The scenarios of the stories. The page loads them when a story is chosen. */
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
} from '#src/azure/pieces/build.ts';
import { idOf } from '#src/azure/pieces/plain.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import type { Scenario } from './scenario.ts';
import { stories, type Story, type StoryId } from './stories.ts';
import { firstScenario, hubSpace, machine, scenario, site, spokeSpace, usual } from './usual.ts';

export interface Preset extends Story {
  scenario: Scenario;
}

const spokeMachine = '10.30.1.4';

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

const link = (name: string, way: string): string => `link:${keyOf(idOf('expressRouteCircuits', name))}/${way}`;

const makers: Readonly<Record<StoryId, () => Scenario>> = {
  'hub-machine': () => firstScenario,
  spoke: () => scenario(usual(), { to: spokeMachine }),
  'far-spoke': () =>
    scenario(usual({ kind: 'direct', spoke: { location: 'northeurope' } }), { to: spokeMachine }, { profile: 'today' }),
  'own-connection': () =>
    scenario(
      [
        ...usual({ spoke: false }),
        ...network({ name: 'vnet-spoke', space: spokeSpace, subnets: ['db'] }),
        ...gateway('vnet-spoke', spokeSpace),
        connection('conn-spoke', 'ergw-spoke', 'er-contoso'),
      ],
      { to: spokeMachine },
    ),
  ipv6: () =>
    scenario([...usual({ spoke: false }), ...network({ name: 'vnet-hub', space: hubSpace, spaceV6: 'fd00:20::/48' })], {
      from: 'fd00:100::10',
      to: 'fd00:20:0:1::4',
    }),
  'standard-balancer': () =>
    scenario([...usual(), balancer('lb-app', 'Standard', ['vnet-hub', 'snet-app'], '10.20.1.100')], {
      to: '10.20.1.100',
    }),
  'basic-balancer': () =>
    scenario([...usual(), balancer('lb-app', 'Basic', ['vnet-hub', 'snet-app'], '10.20.1.100')], {
      to: '10.20.1.100',
    }),
  'spoke-balancer': () =>
    scenario(
      [...usual({ kind: 'direct' }), balancer('lb-db', 'Standard', ['vnet-spoke', 'snet-db'], '10.30.1.100')],
      { to: '10.30.1.100' },
      { profile: 'today' },
    ),
  'private-endpoint': () =>
    scenario([...usual(), endpoint('pe-storage', ['vnet-hub', 'snet-app'], '10.20.1.200')], { to: '10.20.1.200' }),
  'udr-ignored': () =>
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
  'ip-limit': () => {
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
  'small-gateway': () => scenario(usual({ sku: 'ErGw1AZ', spoke: false }), {}),
  outwards: () => scenario(usual(), { from: machine, to: site }),
  'failed-link': () => scenario(usual({ fastPath: false }), {}, { failures: [link('er-contoso', 'primary')] }),
  'both-links': () =>
    scenario(usual(), {}, { failures: [link('er-contoso', 'primary'), link('er-contoso', 'secondary')] }),
  'vpn-backup': () =>
    scenario(
      [...usual({ fastPath: false }), ...vpn('vnet-hub', 'lgw-site', ['10.100.0.0/16'])],
      { from: machine, to: site },
      { failures: [link('er-contoso', 'primary'), link('er-contoso', 'secondary')] },
    ),
  'two-circuits': () =>
    scenario(
      [
        ...usual({ spoke: false }),
        ...circuit({ name: 'er-second', location: 'Frankfurt' }),
        connection('conn-second', 'ergw-hub', 'er-second', { routingWeight: 0 }),
        connection('conn-hub', 'ergw-hub', 'er-contoso', { routingWeight: 100 }),
      ],
      { from: machine, to: site },
    ),
  'vpn-longer': () =>
    scenario([...usual({ fastPath: false }), ...vpn('vnet-hub', 'lgw-site', ['10.100.0.0/24'])], {
      from: machine,
      to: site,
    }),
  'global-reach': () =>
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
  'peering-chain': () =>
    scenario(
      [
        ...usual(),
        ...network({ name: 'vnet-shop', space: '10.40.0.0/16', subnets: ['web'] }),
        ...peered('vnet-hub', 'vnet-shop'),
      ],
      { from: '10.40.1.4', to: spokeMachine },
    ),
  asymmetric: () =>
    scenario(
      [
        ...usual({ fastPath: false }),
        ...peered('vnet-hub', 'vnet-spoke', { forwarded: true }),
        firewall('vnet-hub', hubSpace),
        ...routed('rt-gateway', gatewaySubnet(), [{ name: 'to-firewall', prefix: spokeSpace, next: '10.20.254.4' }]),
      ],
      { to: spokeMachine },
    ),
  overlap: () =>
    scenario(
      [
        ...usual({ spoke: false }),
        ...network({ name: 'vnet-copy', space: hubSpace }),
        ...gateway('vnet-copy', hubSpace),
        connection('conn-copy', 'ergw-copy', 'er-contoso', { expressRouteGatewayBypass: false }),
      ],
      {},
    ),
  empty: () => scenario([], {}),
};

/** Every preset, in the order of the stories. */
export const presets: readonly Preset[] = stories.map((story) => ({
  ...story,
  scenario: { ...makers[story.id](), title: story.title },
}));

/** The preset with an id; the first one if there is none. */
export function presetOf(id: string): Preset {
  return presets.find((one) => one.id === id) ?? { ...stories[0], scenario: firstScenario };
}
