// @vitest-environment jsdom
/** What happened: the request behind a deployment, a saved form and a question, and the line of the Azure CLI that would do the same. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Portal } from '#src/portal/Portal.tsx';
import type { Screen } from '#src/portal/host.ts';
import { giveDialogs } from './stage.tsx';
import { createWorld, ids } from './world.ts';

giveDialogs();
/** A busy machine takes its time for a first screen. */
const patience = { timeout: 5000 };
afterEach(cleanup);

async function open(start: string) {
  const world = await createWorld();
  const screens: Screen[] = [];
  render(<Portal host={world.host} start={start} onScreen={(one) => screens.push(one)} />);
  await waitFor(() => expect(screens.at(-1)?.state).not.toBe('loading'));
  return { world, screens };
}

const unfold = async () => {
  const summary = (await screen.findAllByText('What happened')).at(0)!;
  const details = summary.closest('details')!;
  // jsdom opens no details by a click on its summary.
  details.open = true;
  fireEvent(details, new Event('toggle'));
  return within(details);
};

test('a saved form shows its request, with the body, and its line, both to be copied', async () => {
  const copied: string[] = [];
  vi.stubGlobal('navigator', { clipboard: { writeText: (text: string) => Promise.resolve(copied.push(text)) } });
  const { world } = await open(`connection-configuration=${ids.connection}`);
  expect(screen.queryByText('What happened'), 'nothing has happened yet').toBeNull();
  fireEvent.change(await screen.findByRole('textbox', { name: /Routing weight/ }, patience), {
    target: { value: '77' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(world.said.some((words) => words.includes('started'))).toBe(true));
  const shown = await unfold();
  expect(shown.getByRole('region', { name: 'Request' }).textContent).toMatch(
    /^PUT \/subscriptions\/.*\/connections\/con-linked\?api-version=\d{4}-\d\d-\d\d$/,
  );
  expect(shown.getByRole('region', { name: 'Body' }).textContent).toContain('"routingWeight": 77');
  const line = (await shown.findByRole('region', { name: 'Az line' })).textContent;
  expect(line).toMatch(/^az network vpn-connection update -g rg-network -n con-linked --routing-weight 77/);
  shown.getByText(/^Proven: az \d/);
  for (const name of ['Copy the request', 'Copy the body', 'Copy the az line'])
    fireEvent.click(shown.getByRole('button', { name }));
  await waitFor(() => expect(copied).toHaveLength(3));
  vi.unstubAllGlobals();
  expect(copied[2]).toBe(line);
});

test('a deletion is among the notifications, with its line', async () => {
  const { world } = await open(`circuit-connections=${ids.circuit}`);
  fireEvent.click(await screen.findByRole('button', { name: 'Delete con-linked' }, patience));
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(world.said.some((words) => words.includes('started'))).toBe(true));
  world.settle();
  fireEvent.click(screen.getByRole('button', { name: /^Notifications/ }));
  await screen.findByRole('heading', { name: 'Notifications' });
  const shown = await unfold();
  expect((await shown.findByRole('region', { name: 'Az line' })).textContent).toMatch(
    /^az network vpn-connection delete -g rg-network -n con-linked --subscription /,
  );
  expect(shown.queryByRole('region', { name: 'Body' }), 'a DELETE has none').toBeNull();
});

test('what was asked of an edge shows the question and its line', async () => {
  const { world } = await open(`peering-arp-records=${ids.peering}`);
  fireEvent.click(await screen.findByRole('button', { name: 'Get ARP records' }, patience));
  await waitFor(() => expect(screen.getByText(/Getting ARP records/)).toBeTruthy());
  world.settle();
  await screen.findByText(/As of/);
  const shown = await unfold();
  expect(shown.getByRole('region', { name: 'Request' }).textContent).toMatch(/^POST .*\/arpTables\/primary\?/);
  expect((await shown.findByRole('region', { name: 'Az line' })).textContent).toContain(
    'az network express-route list-arp-tables -g rg-network -n er-amsterdam',
  );
});
