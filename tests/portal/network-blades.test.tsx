// @vitest-environment jsdom
/** Subnets, gateways and route tables that are there: what can be changed, what Azure refuses at which field, and deletion. */
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { del, get, put } from '#src/azure/requests.ts';
import { Portal } from '#src/portal/Portal.tsx';
import type { Screen } from '#src/portal/host.ts';
import { giveDialogs } from './stage.tsx';
import { createWorld, ids } from './world.ts';
import type { World } from './world.ts';

giveDialogs();
afterEach(cleanup);

async function open(world: World, start: string) {
  const screens: Screen[] = [];
  const shown = render(<Portal host={world.host} start={start} onScreen={(one) => screens.push(one)} />);
  await waitFor(() => expect(screens.some(({ state }) => state !== 'loading')).toBe(true));
  return { screens, ...shown };
}

const press = (name: string | RegExp, role = 'button'): void => {
  fireEvent.click(screen.getByRole(role, { name }));
};
const choose = (name: string, label: string): void => {
  const list = screen.getByRole<HTMLSelectElement>('combobox', { name });
  const option = [...list.options].find((one) => one.text === label);
  expect(option, `${label} under ${name}`).toBeDefined();
  fireEvent.change(list, { target: { value: option?.value } });
};
const gatewaySubnet = `${ids.network}/subnets/GatewaySubnet`;
const settle = (world: World): void => act(() => world.settle());

test('a security group on the subnet of a gateway is refused at its field', async () => {
  const world = await createWorld();
  await open(world, `subnet=${gatewaySubnet}`);
  choose('Network security group', 'nsg-app');
  press('Save');
  await waitFor(() =>
    expect(screen.getByRole('combobox', { name: 'Network security group' }).getAttribute('aria-invalid')).toBe('true'),
  );
  expect(screen.getAllByText(/can not be associated to the GatewaySubnet/).length).toBeGreaterThan(0);
});

test('a subnet that is in use keeps its range, and says who uses it', async () => {
  const world = await createWorld();
  await open(world, `subnet=${gatewaySubnet}`);
  expect(screen.getByRole('link', { name: 'gw-hub' })).toBeTruthy();
  fireEvent.change(screen.getByRole('textbox', { name: 'Address range' }), { target: { value: '10.10.0.0/26' } });
  press('Save');
  await waitFor(() =>
    expect(screen.getByRole('textbox', { name: 'Address range' }).getAttribute('aria-invalid')).toBe('true'),
  );
});

test('a subnet takes a route table, and is on the page of that table from then on', async () => {
  const world = await createWorld();
  const first = await open(world, `subnet=${ids.network}/subnets/snet-app`);
  choose('Route table', 'rt-app');
  press('Save');
  await waitFor(() => {
    settle(world);
    expect(screen.queryByText('Unsaved changes')).toBeNull();
  });
  first.unmount();
  world.memory.delete('portal/stack');
  await open(world, `route-table-subnets=${ids.routeTable}`);
  const list = screen.getByRole('table', { name: 'Associated subnets' });
  expect(
    within(list)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual(['snet-app', '10.10.1.0/24', 'vnet-hub']);
});

test('a table is associated with a subnet from its own page', async () => {
  const world = await createWorld();
  await open(world, `route-table-associate=${ids.routeTable}`);
  choose('Virtual network', 'vnet-hub');
  choose('Subnet', 'snet-app');
  press(/^Next/);
  press('Create');
  await screen.findByRole('heading', { name: /^Your deployment/ });
  settle(world);
  await screen.findByRole('button', { name: 'Go to resource' });
  expect(await world.send(get(`${ids.network}/subnets/snet-app`))).toMatchObject({
    properties: { addressPrefix: '10.10.1.0/24', routeTable: { id: ids.routeTable } },
  });
});

test('a gateway grows on its configuration page, and is offered nothing smaller', async () => {
  const world = await createWorld();
  await open(world, `gateway-configuration=${ids.small}`);
  const list = screen.getByRole<HTMLSelectElement>('combobox', { name: 'SKU' });
  expect([...list.options].map(({ value }) => value)).toEqual(['Standard', 'HighPerformance', 'UltraPerformance']);
  choose('SKU', 'UltraPerformance (10 Gbps)');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Allow traffic from remote virtual networks' }));
  press('Save');
  await waitFor(() => {
    settle(world);
    expect(screen.queryByText('Unsaved changes')).toBeNull();
  });
  expect(await world.send(get(ids.small))).toMatchObject({
    properties: { sku: { name: 'UltraPerformance' }, allowRemoteVnetTraffic: true, allowVirtualWanTraffic: false },
  });
});

test('a gateway that scales says and takes its scale units, within their bounds', async () => {
  const world = await createWorld();
  await open(world, `gateway-configuration=${ids.hub}`);
  expect(screen.queryByRole('textbox', { name: 'Minimum scale units' }), 'of a size that does not scale').toBeNull();
  choose('SKU', 'ErGwScale (1 Gbps for each scale unit)');
  fireEvent.change(screen.getByRole('textbox', { name: 'Minimum scale units' }), { target: { value: '12' } });
  press('Save');
  await screen.findByText(/The maximum 1 is less than the minimum 12/);
  fireEvent.change(screen.getByRole('textbox', { name: 'Maximum scale units' }), { target: { value: '20' } });
  press('Save');
  await waitFor(() => {
    settle(world);
    expect(screen.queryByText('Unsaved changes')).toBeNull();
  });
  expect(await world.send(get(ids.hub))).toMatchObject({
    properties: { sku: { name: 'ErGwScale' }, autoScaleConfiguration: { bounds: { min: 12, max: 20 } } },
  });
});

test('a gateway with a connection is not deleted, and the reason is told', async () => {
  const world = await createWorld();
  await open(world, `virtual-network-gateway=${ids.linked}`);
  press('Delete');
  within(screen.getByRole('dialog')).getByText(/Azure refuses while a connection starts at it/);
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
  await screen.findByText(/Delete the connection first/);
});

test('a gateway without one is deleted, and then the network it stood in', async () => {
  const world = await createWorld();
  const first = await open(world, `virtual-network-gateway=${ids.hub}`);
  press('Delete');
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
  await waitFor(() => {
    settle(world);
    expect(screen.getByText('Deleted.')).toBeTruthy();
  });
  first.unmount();
  world.memory.delete('portal/stack');
  await open(world, `virtual-network=${ids.network}`);
  press('Delete');
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
  await waitFor(() => {
    settle(world);
    expect(screen.getByText('Deleted.')).toBeTruthy();
  });
});

test('a subnet is deleted in the list of its network, and one in use is not', async () => {
  const world = await createWorld();
  await open(world, `virtual-network-subnets=${ids.network}`);
  press('Delete GatewaySubnet');
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
  await screen.findByText(/is in use by/);
  press('Delete snet-app');
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
  await waitFor(() => {
    settle(world);
    expect(screen.queryByRole('link', { name: 'snet-app' })).toBeNull();
  });
});

test('two networks are peered from one form, and the one that uses the gateway of the other comes last', async () => {
  const world = await createWorld();
  const spoke = ids.network.replace('vnet-hub', 'vnet-spoke');
  await world.send(
    put(spoke, { location: 'westeurope', properties: { addressSpace: { addressPrefixes: ['10.99.0.0/16'] } } }),
  );
  const { unmount } = await open(world, `network-peering-create=${spoke}`);
  const type = (name: string, value: string): void => {
    fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
  };
  type('Peering link name', 'to-hub');
  choose('Remote virtual network', 'vnet-hub');
  type('Remote peering link name', 'to-spoke');
  choose('Virtual network gateway', 'Use the gateway of this network');
  press(/^Next/);
  expect(screen.getByText(/vnet-spoke has no gateway to lend/)).toBeTruthy();
  choose('Virtual network gateway', 'Use the gateway of the remote network');
  press(/^Next/);
  press('Create');
  await screen.findByRole('heading', { name: /^Your deployment/ });
  await waitFor(() => {
    settle(world);
    expect(screen.getByRole('button', { name: 'Go to resource' })).toBeTruthy();
  });
  unmount();
  world.memory.delete('portal/stack');
  await open(world, `virtual-network-peerings=${spoke}`);
  expect(screen.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual([
    'to-hub',
    'Connected',
    'vnet-hub',
    'No',
    'No',
    'Yes',
    '',
  ]);
});

test('a wizard for a subnet whose network was deleted elsewhere is told so, not left hanging', async () => {
  const world = await createWorld();
  await open(world, `subnet-create=${ids.network.replace('vnet-hub', 'vnet-small')}`);
  fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'snet-late' } });
  press(/^Next/);
  await world.send(del(ids.small));
  await world.send(del(ids.network.replace('vnet-hub', 'vnet-small')));
  press('Create');
  await screen.findByText(/Parent resource 'vnet-small' not found/);
});
