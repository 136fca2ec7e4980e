// @vitest-environment jsdom
/** The activity log: what was asked for, by whom, when and how it ended, as the journal has it. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { put } from '#src/azure/requests.ts';
import { Portal } from '#src/portal/Portal.tsx';
import { actionWords } from '#src/portal/activity.ts';
import { giveDialogs } from './stage.tsx';
import { createWorld, group, ids, owner } from './world.ts';
import type { World } from './world.ts';

giveDialogs();
afterEach(cleanup);

async function open(of: string, prepared?: World): Promise<World> {
  const world = prepared ?? (await createWorld());
  render(<Portal host={world.host} start={`activity-log=${of}`} />);
  await screen.findByRole('heading', { level: 3, name: 'Operations' });
  return world;
}

const rows = (): string[][] =>
  screen
    .queryAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell'))
    .map((cells) => cells.map(({ textContent }) => textContent));

const choose = (name: string, value: string): void => {
  const box = screen.getByRole('combobox', { name });
  const option = within(box).getByRole('option', { name: value });
  fireEvent.change(box, { target: { value: option.getAttribute('value') } });
};

/** A request in somebody else's name, which may be refused. */
const ask = (world: World, actor: string, path: string, body: unknown): Promise<Response> => {
  const request = put(path, body);
  request.headers.set('x-ms-client-principal-name', actor);
  return world.host.fetch(request);
};

test('a connection has the one write that made it', async () => {
  await open(ids.connection);
  expect(rows().map(([operation, status, , resource, caller]) => [operation, status, resource, caller])).toEqual([
    ['Create or update connection', 'Succeeded', 'con-linked', 'learner'],
  ]);
});

test('a circuit has what happened to its peerings too, the newest first', async () => {
  await open(ids.circuit);
  expect(rows().map(([operation]) => operation)).toEqual([
    'Create or update peering',
    'Create or update ExpressRoute circuit',
  ]);
});

test('a group has what happened in it, a subscription what happened in all of them', async () => {
  await open(group);
  const inGroup = rows().length;
  expect(rows().some(([, , , resource]) => resource === 'gw-partner')).toBe(false);
  cleanup();
  await open(`/subscriptions/${owner}`);
  expect(rows().length).toBeGreaterThanOrEqual(inGroup);
});

test('a refused request is in the log as failed, with the name of who asked', async () => {
  const world = await createWorld();
  const answer = await ask(world, 'mira', ids.connection, { location: 'westeurope', properties: {} });
  expect(answer.ok).toBe(false);
  await open(ids.connection, world);
  expect(rows()[0]?.filter((_, index) => index !== 2)).toEqual([
    'Create or update connection',
    'Failed',
    'con-linked',
    'mira',
  ]);
});

describe('what is shown is chosen', () => {
  test('by status and by person', async () => {
    const world = await createWorld();
    await ask(world, 'mira', ids.connection, { location: 'westeurope', properties: {} });
    await open(ids.connection, world);
    choose('Status', 'Failed');
    expect(rows()).toHaveLength(1);
    choose('Started by', 'learner');
    expect(rows()).toHaveLength(0);
    expect(screen.getByText(/Nothing was changed here in this time/)).toBeTruthy();
    choose('Status', 'All');
    expect(rows().map(([, , , , caller]) => caller)).toEqual(['learner']);
  });

  test('by time, which is asked of Azure', async () => {
    const world = await createWorld();
    await open(ids.connection, world);
    const before = rows().length;
    await world.send(
      new Request('https://management.azure.com/_control/clock', {
        method: 'POST',
        body: JSON.stringify({ advance: 3 * 3600 }),
      }),
    );
    choose('Time', 'Last hour');
    await screen.findByText(/Nothing was changed here in this time/);
    choose('Time', 'Last 24 hours');
    await screen.findByRole('table');
    expect(rows()).toHaveLength(before);
  });

  test('by a text that a row holds', async () => {
    await open(ids.circuit);
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search the log' }), { target: { value: 'peering' } });
    expect(rows()).toHaveLength(1);
  });
});

test('an entry leads to its events, its correlation and their JSON', async () => {
  await open(ids.connection);
  fireEvent.click(screen.getByRole('link', { name: 'Create or update connection' }));
  const essentials = await screen.findByRole('region', { name: 'Essentials' });
  expect(within(essentials).getByText('Microsoft.Network/connections/write')).toBeTruthy();
  expect(within(essentials).getByRole('button', { name: 'Copy Correlation ID' })).toBeTruthy();
  expect(rows().map(([, status]) => status)).toEqual(['Succeeded', 'Accepted', 'Started']);
  expect(screen.getByRole('region', { name: 'Events as JSON' }).textContent).toContain('"eventName"');
});

test('every resource leads to its log, beside the menu it always has', async () => {
  const world = await createWorld();
  render(<Portal host={world.host} start={`circuit=${ids.circuit}`} />);
  fireEvent.click(await screen.findByRole('link', { name: 'Activity log' }));
  await screen.findByRole('heading', { level: 3, name: 'Operations' });
  const menu = screen.getByRole('navigation', { name: /menu$/ });
  expect(within(menu).getByRole('link', { name: 'Activity log' }).getAttribute('aria-current')).toBe('page');
  expect(within(menu).getByRole('link', { name: 'Peerings' })).toBeTruthy();
});

test.for([
  { action: 'Microsoft.Network/connections/write', words: 'Create or update connection', because: 'a type has a name' },
  {
    action: 'Microsoft.Network/expressRouteCircuits/delete',
    words: 'Delete ExpressRoute circuit',
    because: 'a product keeps its capital',
  },
  {
    action: 'Microsoft.Network/virtualNetworkGateways/resetVpnClientSharedKey/action',
    words: 'Reset vpn client shared key of virtual network gateway',
    because: 'an action is a verb of its own',
  },
  {
    action: 'Microsoft.Storage/storageAccounts/write',
    words: 'Create or update storage account',
    because: 'a type without words has those of its name',
  },
])('$action is said as “$words”: $because', ({ action, words }) => {
  expect(actionWords(action)).toBe(words);
});
