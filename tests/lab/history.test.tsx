// @vitest-environment jsdom
/** Back and Forward of the browser in the portal of a lab: from blade to blade, and only to what is there. */
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLabHistory } from '#src/components/lab/history.ts';
import { Portal } from '#src/portal/Portal.tsx';
import { del } from '#src/azure/requests.ts';
import { giveDialogs } from '../portal/stage.tsx';
import { createWorld, ids } from '../portal/world.ts';
import type { World } from '../portal/world.ts';

giveDialogs();
beforeEach(() => history.pushState(null, ''));
afterEach(cleanup);

const attempt = 'expressroute/connect-a-network#1';
const connections = `home;circuit=${ids.circuit};circuit-connections=${ids.circuit}`;

async function open(world: World, start = 'home', of = attempt) {
  const here = createLabHistory(of);
  const shown = render(<Portal host={{ ...world.host, history: here }} start={start} />);
  await waitFor(() => expect(screen.queryByText('Loading')).toBeNull());
  return { ...shown, here };
}

const press = async (name: string, role = 'link') => fireEvent.click(await screen.findByRole(role, { name }));
const at = async (name: string) => {
  await screen.findByRole('heading', { level: 2, name });
  await waitFor(() => expect(document.activeElement?.textContent).toBe(name));
};
/** Presses the browser's button and waits for the entry to come. */
const go = (steps: -1 | 1) =>
  act(async () => {
    const came = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
    history.go(steps);
    await came;
  });

test('Back and Forward move between blades, and the focus goes to their headings', async () => {
  await open(await createWorld());
  const entries = history.length;
  await press('er-amsterdam');
  await at('er-amsterdam');
  await press('Connections');
  await at('er-amsterdam | Connections');
  expect(history.length, 'each blade left one entry').toBe(entries + 2);
  await go(-1);
  await at('er-amsterdam');
  await go(-1);
  await at('Home');
  await go(1);
  await at('er-amsterdam');
});

test('what is typed into the search box is one entry, however many keys it took', async () => {
  await open(await createWorld());
  const entries = history.length;
  for (const value of ['e', 'er', 'er-'])
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search resources' }), { target: { value } });
  expect(history.length).toBe(entries + 1);
  await go(-1);
  await at('Home');
});

test('an entry of a resource that is gone leads to the nearest blade below that is there, and says so', async () => {
  const world = await createWorld();
  await open(world, connections);
  await press('con-linked');
  await at('con-linked');
  await press('Home');
  await screen.findByRole('heading', { level: 2, name: 'Home' });
  await world.send(del(ids.connection));
  await go(-1);
  await at('er-amsterdam | Connections');
  expect(world.said).toContain('What was shown there is gone.');
});

test('an entry of an attempt that is over leads home', async () => {
  const world = await createWorld();
  const first = await open(world, connections);
  await press('con-linked');
  await at('con-linked');
  first.unmount();
  world.memory.clear();
  await open(world, `home;virtual-network=${ids.network}`, 'expressroute/connect-a-network#2');
  await screen.findByRole('heading', { level: 2, name: 'vnet-hub' });
  await go(-1);
  await at('Home');
});

test('a page that was reloaded knows the blade of its entry, and goes back from there', async () => {
  const world = await createWorld();
  const first = await open(world);
  await press('er-amsterdam');
  await at('er-amsterdam');
  first.unmount();
  expect(createLabHistory(attempt).here()).toBe(`home;circuit=${ids.circuit}`);
  expect(createLabHistory('expressroute/connect-a-network#2').here()).toBeUndefined();
  await open(world);
  await screen.findByRole('heading', { level: 2, name: 'er-amsterdam' });
  await go(-1);
  await at('Home');
});

test('a link inside the page is no blade: the portal and the focus stay', async () => {
  await open(await createWorld());
  await press('er-amsterdam');
  await at('er-amsterdam');
  const search = screen.getByRole('searchbox', { name: 'Search resources' });
  search.focus();
  history.pushState(null, '', '#check');
  await go(-1);
  expect(document.activeElement).toBe(search);
  await go(1);
  expect(document.activeElement).toBe(search);
});

test('Back to a deployment finds it as it was left', async () => {
  const world = await createWorld();
  await open(world, `${connections};connection-create=${ids.circuit}`);
  fireEvent.change(await screen.findByRole('textbox', { name: 'Name' }), { target: { value: 'con-hub' } });
  fireEvent.click(screen.getByRole('button', { name: 'Next: Settings' }));
  const gateway = screen.getByRole('combobox', { name: 'Virtual network gateway' });
  fireEvent.change(gateway, { target: { value: ids.hub } });
  fireEvent.click(screen.getByRole('button', { name: 'Next: Review + create' }));
  fireEvent.click(screen.getByRole('button', { name: 'Create' }));
  await screen.findByRole('heading', { name: 'Your deployment is under way' });
  await press('Home');
  await screen.findByRole('heading', { level: 2, name: 'Home' });
  await go(-1);
  await at('Your deployment is under way');
});
