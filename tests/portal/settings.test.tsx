// @vitest-environment jsdom
/** The settings on top: who is signed in, the one directory, which subscriptions the lists show, and the shape of the forms. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { put } from '#src/azure/requests.ts';
import { Portal } from '#src/portal/Portal.tsx';
import type { PortalHost, Screen } from '#src/portal/host.ts';
import { toResource } from '#src/lab/ways/going.ts';
import { nextStep } from '#src/lab/hints.ts';
import { giveDialogs } from './stage.tsx';
import { createWorld, ids, owner, user } from './world.ts';

giveDialogs();
afterEach(cleanup);

const partner = 'Subscription 0002';

async function open(path = 'all-resources', more: Partial<PortalHost> = {}) {
  const world = await createWorld();
  const screens: Screen[] = [];
  const shown = render(<Portal host={{ ...world.host, ...more }} start={path} onScreen={(one) => screens.push(one)} />);
  await waitFor(() => expect(screens.some(({ state }) => state !== 'loading')).toBe(true));
  return { world, screens, ...shown };
}

const button = () => screen.getByRole('button', { name: 'Settings' });

async function settings() {
  fireEvent.click(button());
  const panel = await screen.findByRole('region', { name: 'Settings' });
  await within(panel).findByRole('checkbox', { name: new RegExp(partner) });
  return within(panel);
}

test('it says who is signed in, and that there is one directory', async () => {
  await open('all-resources', { person: { name: 'Uri Lindqvist', title: 'Circuit user' } });
  const panel = await settings();
  expect(panel.getByText('Uri Lindqvist')).toBeTruthy();
  expect(panel.getByRole<HTMLInputElement>('radio', { name: /^Crossconnect/ }).checked).toBe(true);
  expect(panel.getByText(/no other to switch to/)).toBeTruthy();
});

test('it takes the focus, Escape closes it, and the focus goes back to its button', async () => {
  const { screens } = await open();
  await settings();
  const heading = screen.getByRole('heading', { name: 'Settings' });
  expect(document.activeElement).toBe(heading);
  expect(screens.at(-1)).toMatchObject({ blade: 'settings', state: 'shown' });
  fireEvent.keyDown(heading, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Settings' })).toBeNull());
  expect(document.activeElement).toBe(button());
  expect(screens.at(-1)?.blade).toBe('all-resources');
});

test('a subscription that is left out disappears from the lists and says so, and the search still finds what is in it', async () => {
  const { world, screens, unmount } = await open();
  expect(screen.getByRole('link', { name: 'gw-partner' })).toBeTruthy();
  const panel = await settings();
  fireEvent.click(panel.getByRole('checkbox', { name: new RegExp(partner) }));
  await waitFor(() => expect(screen.queryByRole('link', { name: 'gw-partner' })).toBeNull());
  expect(screen.getByText(/Some subscriptions are left out/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'gw-hub' })).toBeTruthy();
  fireEvent.click(button());
  await waitFor(() => expect(screens.at(-1)).toMatchObject({ blade: 'all-resources', state: 'filtered' }));
  expect(nextStep(toResource(ids.partner), screens.at(-1))?.role, 'a hint leads to the search').toBe('searchbox');
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search resources' }), { target: { value: 'gw-partner' } });
  expect(await screen.findByRole('link', { name: 'gw-partner' })).toBeTruthy();
  unmount();
  world.memory.set('portal/stack', 'home;resource-groups');
  render(<Portal host={world.host} onScreen={(one) => screens.push(one)} />);
  await waitFor(() => expect(screens.at(-1)?.blade).toBe('resource-groups'));
  await waitFor(() => expect(screens.at(-1)?.state).not.toBe('loading'));
  expect(screen.queryByRole('link', { name: 'rg-partner' }), 'it is remembered').toBeNull();
});

test('the last subscription cannot be left out', async () => {
  await open();
  const panel = await settings();
  const [one, other] = panel.getAllByRole<HTMLInputElement>('checkbox');
  fireEvent.click(one!);
  await waitFor(() => expect(other?.disabled).toBe(true));
  expect(panel.getByText(/One has to stay/)).toBeTruthy();
  fireEvent.click(one!);
  await waitFor(() => expect(other?.disabled).toBe(false));
});

test('the shape of the forms is switched at once, and remembered', async () => {
  const { world, screens } = await open(`connection-create=${ids.circuit}`);
  await waitFor(() => expect(screens.at(-1)).toMatchObject({ state: 'editing', shape: 'taught' }));
  const panel = await settings();
  fireEvent.click(panel.getByRole('radio', { name: /As in Azure today/ }));
  await waitFor(() => expect(screens.at(-1)?.shape).toBe('today'));
  fireEvent.click(button());
  fireEvent.click(await screen.findByRole('tab', { name: 'Settings' }));
  expect(await screen.findByRole('combobox', { name: 'Resiliency' })).toBeTruthy();
  expect(world.memory.get('portal/shape')).toBe('today');
});

describe('with a second directory', () => {
  const second = 'Fieldnote Analytics';

  async function openBoth(path?: string) {
    const world = await createWorld();
    const directories = [{ displayName: second, subscriptions: [user] }];
    await world.send(put('/_control/directories', { directories }));
    const screens: Screen[] = [];
    const start = path ?? 'all-resources';
    const shown = render(<Portal host={world.host} start={start} onScreen={(one) => screens.push(one)} />);
    await waitFor(() => expect(screens.some(({ state }) => state !== 'loading')).toBe(true));
    return { world, screens, ...shown };
  }

  async function choose(name: string) {
    fireEvent.click(button());
    const panel = await screen.findByRole('region', { name: 'Settings' });
    fireEvent.click(await within(panel).findByRole('radio', { name: new RegExp(`^${name}`) }));
    return within(panel);
  }
  const shows = (name: string) => screen.queryByRole('link', { name }) !== null;

  test('lists show what is in one directory, the switch is said, and it is remembered', async () => {
    const { world, unmount } = await openBoth();
    expect([shows('gw-hub'), shows('gw-partner')]).toEqual([true, false]);
    const panel = await choose(second);
    await waitFor(() => expect([shows('gw-hub'), shows('gw-partner')]).toEqual([false, true]));
    expect(world.said.at(-1)).toContain(`Directory: ${second}.`);
    const [one, ...others] = panel.getAllByRole<HTMLInputElement>('checkbox');
    expect(others).toEqual([]);
    expect(one?.disabled, 'the only one of this directory').toBe(true);
    unmount();
    render(<Portal host={world.host} />);
    expect(await screen.findByRole('link', { name: 'gw-partner' })).toBeTruthy();
    expect(shows('gw-hub')).toBe(false);
  });

  test('the search and the forms know the subscriptions of the directory only', async () => {
    await openBoth('virtual-network-create');
    const subscriptions = async () => {
      const list = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Subscription' });
      return [...list.options].map(({ value }) => value).filter((value) => value !== '');
    };
    expect(await subscriptions()).toEqual([owner]);
    await choose(second);
    await waitFor(async () => expect(await subscriptions()).toEqual([user]));
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search resources' }), { target: { value: 'gw-' } });
    expect(await screen.findByRole('link', { name: 'gw-partner' })).toBeTruthy();
    expect(shows('gw-hub')).toBe(false);
  });

  test('a resource of the other directory says so, and offers the switch', async () => {
    const { world } = await openBoth(`virtual-network-gateway=${ids.partner}`);
    const press = await screen.findByRole('button', { name: `Switch to ${second}` });
    expect(screen.getByText(/This is in another directory/)).toBeTruthy();
    fireEvent.click(press);
    await waitFor(() => expect(screen.queryByText(/This is in another directory/)).toBeNull());
    expect(document.activeElement?.tagName).toBe('H2');
    expect(world.said.at(-1)).toContain(`Directory: ${second}.`);
  });

  test('a resource of the directory one is in says nothing of it', async () => {
    await openBoth(`virtual-network-gateway=${ids.hub}`);
    const panel = await choose(second);
    expect(await screen.findByText(/This is in another directory/), 'once one has left it').toBeTruthy();
    fireEvent.click(panel.getByRole('radio', { name: /^Crossconnect/ }));
    await waitFor(() => expect(screen.queryByText(/This is in another directory/)).toBeNull());
  });
});
