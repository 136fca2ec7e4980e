// @vitest-environment jsdom
/** What every blade keeps: it opens over a real Cloud, has one heading, no dead ends, names for its controls, and says where it is. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { Portal } from '#src/portal/Portal.tsx';
import type { Screen } from '#src/portal/host.ts';
import { blades, findBlade } from '#src/portal/registry.ts';
import { typeWords } from '#src/portal/words.ts';
import { giveDialogs } from './stage.tsx';
import { createWorld, group, ids, owner } from './world.ts';

giveDialogs();
afterEach(cleanup);

/** What each blade is about in the prepared Cloud. A new blade is told here what to open. */
const subjects: Record<string, string | undefined> = {
  home: undefined,
  'all-resources': undefined,
  search: 'gw-',
  'resource-groups': undefined,
  'resource-group': group,
  create: undefined,
  'resource-group-create': undefined,
  'public-ip-create': undefined,
  'virtual-network-create': undefined,
  'gateway-create': undefined,
  'route-table-create': undefined,
  circuit: ids.circuit,
  'circuit-connections': ids.circuit,
  'circuit-authorizations': ids.circuit,
  'circuit-peerings': ids.circuit,
  'circuit-create': undefined,
  'circuit-configuration': ids.circuit,
  'peering-configuration': ids.peering,
  'route-filter-create': undefined,
  'route-filter': ids.filter,
  'route-filter-rule': ids.filter,
  'route-filter-circuits': ids.filter,
  peering: ids.peering,
  'global-reach': ids.peering,
  'peering-arp-records': ids.peering,
  'peering-route-table': ids.peering,
  'peering-route-table-summary': ids.peering,
  'connection-create': ids.circuit,
  connection: ids.connection,
  'connection-configuration': ids.connection,
  'virtual-network': ids.network,
  'virtual-network-address-space': ids.network,
  'virtual-network-peerings': ids.network,
  'network-peering-create': ids.network,
  'virtual-network-subnets': ids.network,
  'subnet-create': ids.network,
  'gateway-subnet-create': ids.network,
  subnet: `${ids.network}/subnets/snet-app`,
  'gateway-connections': ids.linked,
  'gateway-configuration': ids.hub,
  'route-table': ids.routeTable,
  'route-table-configuration': ids.routeTable,
  'route-table-routes': ids.routeTable,
  'route-create': ids.routeTable,
  route: `${ids.routeTable}/routes/to-site`,
  'route-table-subnets': ids.routeTable,
  'route-table-associate': ids.routeTable,
  'network-security-group': ids.securityGroup,
  'virtual-network-gateway': ids.hub,
  'gateway-bgp-peers': ids.linked,
  'gateway-learned-routes': ids.linked,
  'gateway-advertised-routes': ids.linked,
  'network-interface': ids.interface,
  'interface-effective-routes': ids.interface,
  'interface-security-rules': ids.interface,
  'public-ip-address': ids.address,
  'router-configuration': ids.circuit,
  'group-deployments': group,
  'activity-log': ids.connection,
  'resource-health': ids.circuit,
  metrics: ids.circuit,
  properties: ids.connection,
  tags: ids.connection,
  subscription: `/subscriptions/${owner}`,
  'activity-log-event': `${ids.connection}/events/00000000-0000-0000-0000-000000000000/ticks/1`,
  'resource-json': ids.hub,
};

async function open(path: string, profile: 'taught' | 'today' = 'taught') {
  const world = await createWorld(profile);
  const screens: Screen[] = [];
  const shown = render(<Portal host={world.host} start={path} onScreen={(one) => screens.push(one)} />);
  await waitFor(() => expect(screens.some(({ state }) => state !== 'loading')).toBe(true));
  return { world, screens, ...shown };
}

test('every blade of the registry has a subject to be tested with', () => {
  expect(Object.keys(subjects).toSorted()).toEqual(blades.map(({ id }) => id).toSorted());
});

test('every resource type has a blade', () => {
  for (const { blade } of Object.values(typeWords)) expect(findBlade(blade)).toBeDefined();
});

describe.for(blades.map(({ id }) => ({ id, of: subjects[id] })))('$id', ({ id, of }) => {
  const path = of === undefined ? id : `${id}=${of}`;

  test.for(['taught', 'today'] as const)(
    'opens with one heading and says where the learner is (%s)',
    async (profile) => {
      const { screens, container } = await open(path, profile);
      expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(1);
      expect(screens.at(-1)?.blade).toBe(id);
      expect(screens.at(-1)?.resource).toBe(of);
      await waitFor(() => expect(container.querySelector('[data-portal-usable]')).not.toBeNull());
      expect(screen.queryByRole('alert')).toBeNull();
    },
  );

  test('gives every control and link a name, and leads nowhere that is not there', async () => {
    await open(path);
    for (const role of ['button', 'link', 'textbox', 'combobox', 'checkbox', 'searchbox', 'tab'] as const)
      expect(screen.queryAllByRole(role, { name: /\S/ }), role).toEqual(screen.queryAllByRole(role));
    const led = [...document.querySelectorAll<HTMLElement>('[data-opens]')].map(
      ({ dataset }) => dataset['opens'] ?? '',
    );
    for (const key of led) expect(findBlade(key.split('=')[0] ?? ''), key).toBeDefined();
    for (const off of document.querySelectorAll('.ccp-entry-off'))
      expect(off.querySelector('small')?.textContent).not.toBe('');
  });

  test('comes back after a reload', async () => {
    const { world, unmount } = await open(path);
    unmount();
    const screens: Screen[] = [];
    render(<Portal host={world.host} onScreen={(one) => screens.push(one)} />);
    await waitFor(() => expect(screens.some(({ state }) => state !== 'loading')).toBe(true));
    expect(screens.at(-1)?.blade).toBe(id);
    expect(screens.at(-1)?.resource).toBe(of);
  });
});

test('the JSON of a resource is what Azure Resource Manager answers', async () => {
  await open(`resource-json=${ids.hub}`);
  expect(screen.getByRole('region', { name: 'Resource JSON' }).textContent).toContain('"name": "gw-hub"');
});

test('the configuration of a router is written for the vendor that is chosen, by keys alone', async () => {
  await open(`router-configuration=${ids.circuit}`);
  const commands = () => screen.getByRole('region', { name: /commands$/ }).textContent;
  expect(commands()).toMatch(/^router bgp \d+$/m);
  fireEvent.keyDown(screen.getByRole('tab', { name: 'Cisco IOS XE' }), { key: 'ArrowRight' });
  expect(commands()).toMatch(/^set routing-options autonomous-system \d+$/m);
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Juniper Junos' }));
  expect(screen.getByRole('button', { name: 'Copy Juniper Junos commands' })).toBeTruthy();
});

test('a resource that is not there is said to be missing, and Refresh looks again', async () => {
  const { screens } = await open(`connection=${ids.connection}-gone`);
  expect(screens.at(-1)?.state).toBe('missing');
  fireEvent.click(screen.getByRole('button', { name: 'Refresh' }));
  await waitFor(() => expect(screen.getByText(/This resource is not there/)).toBeTruthy());
});
