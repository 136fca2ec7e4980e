// @vitest-environment jsdom
/** Create a resource: what the catalog leads to, each wizard from its first field to what it makes, in both shapes. */
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { get, put } from '#src/azure/requests.ts';
import { Portal } from '#src/portal/Portal.tsx';
import type { Screen } from '#src/portal/host.ts';
import { at } from '#src/portal/json.ts';
import { giveDialogs } from './stage.tsx';
import { createWorld, group, ids } from './world.ts';
import type { World } from './world.ts';

giveDialogs();
afterEach(cleanup);

const network = (type: string, name: string): string => `${group}/providers/Microsoft.Network/${type}/${name}`;

async function open(world: World, start: string) {
  const screens: Screen[] = [];
  const asked: string[] = [];
  const host = {
    ...world.host,
    fetch(request: Request) {
      if (request.method !== 'GET') asked.push(`${request.method} ${new URL(request.url).pathname.split('/').at(-1)}`);
      return world.host.fetch(request);
    },
  };
  const shown = render(<Portal host={host} start={start} onScreen={(one) => screens.push(one)} />);
  await waitFor(() => expect(screens.some(({ state }) => state !== 'loading')).toBe(true));
  return { screens, asked, ...shown };
}

const press = (name: string | RegExp, role = 'button'): void => {
  fireEvent.click(screen.getByRole(role, { name }));
};
const type = (name: string, value: string): void => {
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
};
const choose = (name: string, label: string): void => {
  const list = screen.getByRole<HTMLSelectElement>('combobox', { name });
  const option = [...list.options].find((one) => one.text === label);
  expect(option, `${label} under ${name}: ${[...list.options].map(({ text }) => text).join(', ')}`).toBeDefined();
  fireEvent.change(list, { target: { value: option?.value } });
};

/** Lets Azure finish, as often as another part of the deployment follows. */
const done = (world: World): Promise<unknown> =>
  waitFor(() => {
    act(() => world.settle());
    expect(screen.getByRole('button', { name: 'Go to resource' })).toBeTruthy();
  });

async function create(world: World): Promise<void> {
  press(/^Next: Review/);
  expect(
    screen.queryByText('Validation passed')?.textContent,
    document.querySelector('.ccp-problems')?.textContent,
  ).toBe('Validation passed');
  press('Create');
  await screen.findByRole('heading', { name: /^Your deployment/ });
  await done(world);
}

async function worldOf(shape: 'taught' | 'today'): Promise<World> {
  const world = await createWorld('taught');
  world.memory.set('portal/shape', shape);
  return world;
}

test('the catalog is a press away on every page, and its search finds a thing by what it is for', async () => {
  const world = await createWorld();
  const { screens } = await open(world, `circuit=${ids.circuit}`);
  press('Create a resource');
  await screen.findByRole('heading', { name: 'Create a resource', level: 2 });
  fireEvent.change(await screen.findByRole('searchbox', { name: 'Search the catalog' }), { target: { value: 'udr' } });
  expect(screen.getAllByRole('link', { name: /^Create / }).map(({ textContent }) => textContent)).toEqual([
    'Create route table',
  ]);
  press('Create route table', 'link');
  await screen.findByRole('heading', { name: 'Create a route table' });
  await expect.poll(() => screens.at(-1)?.blade).toBe('route-table-create');
});

describe.for(['taught', 'today'] as const)('in the shape %s', (shape) => {
  test('a virtual network is made, in a new resource group, with a subnet for a gateway and one for machines', async () => {
    const world = await worldOf(shape);
    const { asked } = await open(world, 'create;virtual-network-create');
    choose('Resource group', 'Create new');
    type('Name of the new resource group', 'rg-new');
    type('Virtual network name', 'vnet-new');
    choose('Region', 'UK South');
    press(/^Next/);
    if (shape === 'today') press('Next: IP addresses');
    type('IPv4 address space', '10.77.0.0/16');
    if (shape === 'today') {
      choose('Purpose of subnet 1', 'Virtual network gateway');
      expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of subnet 1' }).readOnly).toBe(true);
      expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Starting address of subnet 1' }).value).toBe(
        '10.77.0.0',
      );
    } else {
      type('Name of subnet 1', 'GatewaySubnet');
      type('Address range of subnet 1', '10.77.0.0/27');
    }
    press('Add a subnet');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name of subnet 2' }));
    type('Name of subnet 2', 'snet-app');
    press('Add a subnet');
    press('Remove subnet 3');
    expect(screen.queryByRole('textbox', { name: 'Name of subnet 3' })).toBeNull();
    await create(world);
    expect(asked).toEqual(['PUT rg-new', 'PUT vnet-new']);
    const made = await world.send(get(network('virtualNetworks', 'vnet-new').replace('rg-network', 'rg-new')));
    expect(at(made, 'location')).toBe('uksouth');
    expect(at(made, 'properties.subnets')).toMatchObject([
      { name: 'GatewaySubnet', properties: { addressPrefix: '10.77.0.0/27' } },
      { name: 'snet-app', properties: { addressPrefix: '10.77.1.0/24' } },
    ]);
  });

  test('a gateway is made after the subnet and the address that it lacks, and leaving the page stops nothing', async () => {
    const world = await worldOf(shape);
    await world.send(
      put(network('virtualNetworks', 'vnet-bare'), {
        location: 'westeurope',
        properties: {
          addressSpace: { addressPrefixes: ['10.88.0.0/16'] },
          subnets: [{ name: 'snet-app', properties: { addressPrefix: '10.88.0.0/24' } }],
        },
      }),
    );
    const { asked } = await open(world, 'create;gateway-create');
    type('Name', 'gw-bare');
    choose('Region', 'West Europe');
    choose('Gateway type', 'ExpressRoute');
    choose('SKU', 'ErGw1AZ (1 Gbps)');
    choose('Virtual network', 'vnet-bare');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Gateway subnet address range' }).value).toBe(
      '10.88.1.0/27',
    );
    if (shape === 'taught') {
      type('Public IP address name', 'pip-bare');
      choose('Public IP address SKU', 'Standard');
    } else expect(screen.queryByRole('textbox', { name: 'Public IP address name' })).toBeNull();
    press(/^Next/);
    press('Create');
    await screen.findByRole('heading', { name: 'Your deployment is under way' });
    press('Home', 'link');
    await screen.findByRole('heading', { name: 'Home' });
    const wanted = ['PUT GatewaySubnet', ...(shape === 'taught' ? ['PUT pip-bare'] : []), 'PUT gw-bare'];
    await waitFor(() => {
      act(() => world.settle());
      expect(asked).toEqual(wanted);
    });
    act(() => world.settle());
    const made = await world.send(get(network('virtualNetworkGateways', 'gw-bare')));
    expect(made).toMatchObject({
      properties: { provisioningState: 'Succeeded', gatewayType: 'ExpressRoute', sku: { name: 'ErGw1AZ' } },
    });
  });

  test('a route table, an address and a resource group are made', async () => {
    const world = await worldOf(shape);
    const first = await open(world, 'create;route-table-create');
    choose('Resource group', 'rg-network');
    choose('Region', 'West Europe');
    type('Name', 'rt-new');
    choose('Propagate gateway routes', 'No');
    await create(world);
    first.unmount();
    const second = await open(world, 'create');
    press('Home', 'link');
    second.unmount();
    world.memory.delete('portal/stack');
    const third = await open(world, 'create;public-ip-create');
    choose('Resource group', 'rg-network');
    type('Name', 'pip-new');
    choose('Region', 'West Europe');
    choose('SKU', 'Basic');
    expect(screen.queryByRole('combobox', { name: 'Availability zone' })).toBeNull();
    choose('SKU', 'Standard');
    choose('Availability zone', 'Zone 2');
    await create(world);
    third.unmount();
    world.memory.delete('portal/stack');
    await open(world, 'create;resource-group-create');
    type('Resource group', 'rg-more');
    choose('Region', 'Japan East');
    await create(world);
    expect(await world.send(get(network('routeTables', 'rt-new')))).toMatchObject({
      properties: { disableBgpRoutePropagation: true },
    });
    expect(await world.send(get(network('publicIPAddresses', 'pip-new')))).toMatchObject({
      sku: { name: 'Standard' },
      zones: ['2'],
      properties: { publicIPAllocationMethod: 'Static' },
    });
    expect(await world.send(get(group.replace('rg-network', 'rg-more')))).toMatchObject({ location: 'japaneast' });
  });
});

/** A network with nothing but the subnet for a gateway. */
const bare = {
  location: 'westeurope',
  properties: {
    addressSpace: { addressPrefixes: ['10.88.0.0/16'] },
    subnets: [{ name: 'GatewaySubnet', properties: { addressPrefix: '10.88.0.0/27' } }],
  },
};

function fillGateway(): void {
  type('Name', 'gw-bare');
  choose('Region', 'West Europe');
  choose('Gateway type', 'ExpressRoute');
  choose('SKU', 'Standard (1 Gbps)');
  choose('Virtual network', 'vnet-bare');
  type('Public IP address name', 'pip-bare');
  choose('Public IP address SKU', 'Standard');
}

test('a second press of Create, and the second half of a double click on Next, make nothing more', async () => {
  const world = await createWorld();
  const { asked } = await open(world, 'create;resource-group-create');
  type('Resource group', 'rg-once');
  choose('Region', 'Japan East');
  press(/^Next/);
  const button = screen.getByRole('button', { name: 'Create' });
  fireEvent.click(button, { detail: 2 });
  expect(asked).toEqual([]);
  fireEvent.click(button);
  fireEvent.click(button);
  await done(world);
  expect(asked).toEqual(['PUT rg-once']);
});

test('a failure in the middle is told, what exists stays, and the form comes back', async () => {
  const world = await createWorld();
  const refusing: World = {
    ...world,
    host: {
      ...world.host,
      fetch: (request) =>
        request.method === 'PUT' && request.url.includes('virtualNetworkGateways')
          ? Promise.resolve(
              Response.json(
                { error: { code: 'CrossconnectNo', message: 'It cannot be.', target: 'properties.sku.name' } },
                { status: 400 },
              ),
            )
          : world.host.fetch(request),
    },
  };
  await world.send(put(network('virtualNetworks', 'vnet-bare'), bare));
  const { screens } = await open(refusing, 'create;gateway-create');
  fillGateway();
  press(/^Next/);
  press('Create');
  await screen.findByRole('heading', { name: 'Your deployment is under way' });
  expect(screen.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
    'ResourceTypeStatus',
    'pip-bareMicrosoft.Network/publicIPAddressesIn progress',
    'gw-bareMicrosoft.Network/virtualNetworkGatewaysWaiting',
  ]);
  act(() => world.settle());
  await screen.findByRole('heading', { name: 'Your deployment failed' });
  expect(screen.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
    'ResourceTypeStatus',
    'pip-bareMicrosoft.Network/publicIPAddressesSucceeded',
    'gw-bareMicrosoft.Network/virtualNetworkGatewaysFailed',
  ]);
  expect(await world.send(get(network('publicIPAddresses', 'pip-bare')))).toMatchObject({ name: 'pip-bare' });
  press('Back to the form');
  const sku = await screen.findByRole('combobox', { name: 'SKU' });
  expect(sku.getAttribute('aria-invalid')).toBe('true');
  expect(screens.at(-1)).toMatchObject({ values: { name: 'gw-bare', addressName: 'pip-bare' } });
});

test('a reload in the middle of several parts goes on with the rest', async () => {
  const world = await createWorld();
  await world.send(put(network('virtualNetworks', 'vnet-bare'), bare));
  const first = await open(world, 'create;gateway-create');
  fillGateway();
  press(/^Next/);
  press('Create');
  await screen.findByRole('heading', { name: 'Your deployment is under way' });
  first.unmount();
  await open(world, 'home');
  await screen.findByRole('heading', { name: 'Your deployment is under way' });
  await done(world);
  expect(await world.send(get(network('virtualNetworkGateways', 'gw-bare')))).toMatchObject({ name: 'gw-bare' });
});

test('Back and Forward lose nothing that was typed in a wizard', async () => {
  const world = await createWorld();
  const entries: string[] = [];
  let go: (path: string) => void = () => undefined;
  const host = {
    ...world.host,
    history: {
      note: (path: string, entry: 'new' | 'same') => {
        if (entry === 'new' || entries.length === 0) entries.push(path);
        else entries.splice(-1, 1, path);
      },
      subscribe(listener: (path: string) => void) {
        go = listener;
        return () => undefined;
      },
    },
  };
  const { screens } = await open({ ...world, host }, 'create');
  press('Create virtual network', 'link');
  await screen.findByRole('textbox', { name: 'Virtual network name' });
  type('Virtual network name', 'vnet-typed');
  press('IP addresses', 'tab');
  press('Add a subnet');
  type('Name of subnet 2', 'snet-two');
  press('Previous');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Virtual network name' }).value).toBe('vnet-typed');
  const [before = '', after = ''] = entries;
  act(() => go(before));
  await screen.findByRole('heading', { name: 'Create a resource', level: 2 });
  act(() => go(after));
  await screen.findByRole('textbox', { name: 'Virtual network name' });
  expect(screens.at(-1)?.values).toMatchObject({ name: 'vnet-typed', subnets: '2', 'subnet2.name': 'snet-two' });
});
