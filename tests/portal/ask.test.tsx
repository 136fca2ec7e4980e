// @vitest-environment jsdom
/** The blades that ask: one question at a press, no other ever, its progress, its tables as they came, and refusals in Azure's words. */
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createActor } from 'xstate';
import { createTestModel } from 'xstate/graph';
import { post } from '#src/azure/requests.ts';
import { AskScreen } from '#src/portal/AskView.tsx';
import { Portal } from '#src/portal/Portal.tsx';
import advertised from '#src/portal/blades/gateway-advertised-routes.ts';
import arp from '#src/portal/blades/peering-arp-records.ts';
import { columnText } from '#src/portal/column-text.ts';
import { askMachine } from '#src/portal/machines/ask.ts';
import type { AskEvent } from '#src/portal/machines/ask.ts';
import { giveDialogs, stage } from './stage.tsx';
import { createWorld, ids } from './world.ts';
import type { World } from './world.ts';

giveDialogs();
afterEach(cleanup);

/** A portal at a blade, with the questions it has asked. */
async function open(path: string, prepared?: World) {
  const world = prepared ?? (await createWorld());
  const asked: string[] = [];
  const host = {
    ...world.host,
    fetch(request: Request) {
      if (request.method !== 'GET') {
        const { pathname, searchParams } = new URL(request.url);
        const peer = searchParams.get('peer');
        asked.push(`${pathname.split('/').slice(9).join('/')}${peer === null ? '' : `?peer=${peer}`}`);
      }
      return world.host.fetch(request);
    },
  };
  const shown = render(<Portal host={host} start={path} />);
  const button = await screen.findByRole('button', { name: /^Get / });
  return { world, asked, button, ...shown };
}

const cellsOf = (table: HTMLElement): string[][] =>
  within(table)
    .getAllByRole('row')
    .map((row) => [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent));

/** Lets Azure finish what it works on, as often as there is another question. */
async function finish(world: World, isDone: () => boolean): Promise<void> {
  await waitFor(() => {
    act(() => world.settle());
    expect(isDone()).toBe(true);
  });
}

const isShown = (): boolean => screen.queryByRole('button', { name: 'Get again' }) !== null;

const kinds = [
  { blade: 'peering-arp-records', of: ids.peering, asks: ['peerings/AzurePrivatePeering/arpTables/primary'] },
  { blade: 'peering-route-table', of: ids.peering, asks: ['peerings/AzurePrivatePeering/routeTables/primary'] },
  {
    blade: 'peering-route-table-summary',
    of: ids.peering,
    asks: ['peerings/AzurePrivatePeering/routeTablesSummary/primary'],
  },
  { blade: 'gateway-bgp-peers', of: ids.linked, asks: ['getBgpPeerStatus'] },
  { blade: 'gateway-learned-routes', of: ids.linked, asks: ['getLearnedRoutes'] },
  { blade: 'gateway-advertised-routes', of: ids.linked, asks: ['getBgpPeerStatus', 'getAdvertisedRoutes?peer='] },
  { blade: 'interface-effective-routes', of: ids.interface, asks: ['effectiveRouteTable'] },
  { blade: 'interface-security-rules', of: ids.interface, asks: ['effectiveNetworkSecurityGroups'] },
];

test.for(kinds)('$blade asks at a press, says so, and shows tables with a name', async ({ blade, of, asks }) => {
  const { world, asked, button } = await open(`${blade}=${of}`);
  expect(asked, 'nothing was pressed').toEqual([]);
  act(() => world.moved());
  fireEvent.click(button);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  await waitFor(() => expect(document.querySelector('.ccp-progress')).not.toBeNull());
  fireEvent.click(button);
  await finish(world, isShown);
  const tables = screen.getAllByRole('table');
  for (const table of tables) {
    expect(table.querySelector('caption')?.textContent).toMatch(/\S/);
    expect(within(table).getAllByRole('row').length).toBeGreaterThan(1);
    expect(table.parentElement?.getAttribute('tabindex'), 'its box can be scrolled by keys').toBe('0');
  }
  expect(document.querySelector('.ccp-progress')).toBeNull();
  expect(world.said.at(-1)).toMatch(/rows?\.$/);
  act(() => world.moved());
  await waitFor(() => expect(isShown()).toBe(true));
  const expected = asks.flatMap((one) => (one.endsWith('=') ? tables.map(() => one) : [one]));
  expect(asked.map((one) => one.replace(/=.*/, '='))).toEqual(expected);
});

test('shows what the door answers, row by row', async () => {
  const world = await createWorld();
  await world.send(post(`${ids.linked}/getLearnedRoutes`));
  const { button } = await open(`gateway-learned-routes=${ids.linked}`, world);
  fireEvent.click(button);
  await finish(world, isShown);
  const [head, ...rows] = cellsOf(screen.getByRole('table', { name: 'Learned routes' }));
  expect(head).toEqual(['Network', 'Next hop', 'Source peer', 'Origin', 'AS path', 'Weight', 'Local address']);
  expect(rows.map(([network]) => network)).toContain('10.50.0.0/16');
  expect(rows.every((row) => row.length === head?.length)).toBe(true);
});

test('a choice is asked about, and forgets what was told about the other', async () => {
  const { world, asked, button } = await open(`peering-arp-records=${ids.peering}`);
  fireEvent.click(button);
  await finish(world, isShown);
  const primary = cellsOf(screen.getByRole('table'));
  fireEvent.change(screen.getByRole('combobox', { name: 'Link' }), { target: { value: 'secondary' } });
  expect(screen.queryByRole('table')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Get ARP records' }));
  await finish(world, isShown);
  expect(cellsOf(screen.getByRole('table'))).not.toEqual(primary);
  expect(asked.at(-1)).toBe('peerings/AzurePrivatePeering/arpTables/secondary');
});

describe('in words', () => {
  test.for([
    {
      because: 'the circuit has no such peering',
      path: `peering-arp-records=${ids.peering.replace('AzurePrivate', 'Microsoft')}`,
      says: /MicrosoftPeering not found\.Code: NotFound/,
    },
    {
      because: 'the gateway speaks no BGP with anybody',
      path: `gateway-bgp-peers=${ids.vpn}`,
      says: /This gateway has no BGP peers/,
    },
    {
      because: 'there is nobody to advertise to',
      path: `gateway-advertised-routes=${ids.hub}`,
      says: /nobody to advertise routes to/,
    },
  ])('it is said that $because', async ({ path, says }) => {
    const { world, button, container } = await open(path);
    fireEvent.click(button);
    await finish(world, () => says.test(container.textContent));
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getByRole('button', { name: /^Get / }).getAttribute('aria-disabled')).not.toBe('true');
  });

  test('the router of a circuit that the provider has not joined stays incomplete', async () => {
    const { world, button } = await open(
      `peering-arp-records=${ids.peering}`,
      await createWorld('taught', { isProvisioned: false }),
    );
    fireEvent.click(button);
    await finish(world, isShown);
    expect(screen.getByRole('table').textContent).toContain('Incomplete');
  });
});

test('is copied as a text with aligned columns', async () => {
  const copied = vi.fn(() => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { writeText: copied } });
  const { world, button } = await open(`gateway-bgp-peers=${ids.linked}`);
  fireEvent.click(button);
  await finish(world, isShown);
  fireEvent.click(screen.getByRole('button', { name: 'Copy BGP peers' }));
  await waitFor(() => expect(world.said.at(-1)).toBe('BGP peers copied.'));
  expect(copied).toHaveBeenCalledWith(expect.stringMatching(/^Peer address +AS number +Status.*\n-+ {2}-+/));
  vi.unstubAllGlobals();
  expect(
    columnText({
      columns: ['Name', 'AS'],
      rows: [{ key: '0', cells: [{ text: 'a-long-name' }, { text: '1' }] }],
    }),
  ).toBe('Name         AS\n-----------  --\na-long-name  1');
});

test('who leaves while Azure works on it is not told, and comes back to the button', async () => {
  const { world, asked, button } = await open(`gateway-bgp-peers=${ids.linked}`);
  fireEvent.click(button);
  await waitFor(() => expect(document.querySelector('.ccp-progress')).not.toBeNull());
  fireEvent.click(screen.getByRole('link', { name: 'Overview' }));
  await screen.findByRole('region', { name: 'Essentials' });
  act(() => world.settle());
  const menu = screen.getByRole('navigation', { name: 'Virtual network gateway menu' });
  fireEvent.click(within(menu).getByRole('link', { name: 'BGP peers' }));
  expect(await screen.findByRole('button', { name: 'Get BGP peers' })).toBeTruthy();
  expect(asked).toEqual(['getBgpPeerStatus']);
});

const refused = { status: 400, code: 'CrossconnectNo', message: 'It cannot be.' };
const told = (...values: unknown[]): AskEvent => ({ type: 'arm.told', told: values, at: 60_000 });
const events: AskEvent[] = [
  { type: 'get.pressed' },
  { type: 'arm.asked', at: 0 },
  told({ value: [{ neighbor: '10.50.0.4' }] }),
  told({ value: [] }),
  { type: 'arm.refused', refused },
  { type: 'field.changed', field: 'link', value: 'secondary' },
  { type: 'cloud.changed' },
];

describe.for([
  { blade: arp, of: ids.peering },
  { blade: advertised, of: ids.linked },
])('$blade.id', ({ blade, of }) => {
  test('the screen agrees with its machine on every shortest path', async () => {
    const { host } = await createWorld();
    const place = { blade: blade.id, of };
    const machine = askMachine(blade.rules({ place, profile: 'taught', shape: 'taught' }));
    const paths = createTestModel(machine).getShortestPaths({
      events,
      stopWhen: ({ context }) => context.told.length > 2,
    });
    expect(new Set(paths.map(({ state }) => state.value))).toEqual(
      new Set(['ready', 'asking', 'shown', ...(blade === advertised ? ['going'] : [])]),
    );
    for (const path of paths) {
      const actor = createActor(machine).start();
      stage(<AskScreen blade={blade} place={place} actor={actor} />, host, place);
      for (const { event, state } of path.steps) {
        const known = events.find((one) => JSON.stringify(one) === JSON.stringify(event));
        const button = screen.getByRole('button', { name: /^Get / });
        if (known?.type === 'get.pressed') fireEvent.click(button);
        else if (known !== undefined) act(() => actor.send(known));
        expect(actor.getSnapshot().value).toEqual(state.value);
        const isAsking = state.value === 'asking' || state.value === 'going';
        expect(button.getAttribute('aria-disabled') === 'true').toBe(isAsking);
        expect(screen.queryByText(/^As of /) !== null).toBe(state.value === 'shown');
        expect(screen.queryByRole('alert')?.textContent.includes('CrossconnectNo') ?? false).toBe(
          state.context.refused !== undefined,
        );
      }
      cleanup();
    }
  });
});
