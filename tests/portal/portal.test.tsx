// @vitest-environment jsdom
/** A learner at the portal: the way to a connection and back, where the focus goes, what is said, what survives. */
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Portal } from '#src/portal/Portal.tsx';
import type { Screen } from '#src/portal/host.ts';
import { del, put } from '#src/azure/requests.ts';
import { giveDialogs } from './stage.tsx';
import { createWorld, ids } from './world.ts';
import type { World } from './world.ts';

giveDialogs();
afterEach(cleanup);

const connections = `circuit=${ids.circuit};circuit-connections=${ids.circuit}`;
const wizard = `${connections};connection-create=${ids.circuit}`;

async function open(world: World, start: string) {
  const screens: Screen[] = [];
  const shown = render(<Portal host={world.host} start={start} onScreen={(one) => screens.push(one)} />);
  await waitFor(() => expect(screens.some(({ state }) => state !== 'loading')).toBe(true));
  return { screens, ...shown };
}

const press = (name: string | RegExp, role = 'button'): void => {
  fireEvent.click(screen.getByRole(role, { name }));
};
const type = (name: string, value: string): void => {
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
};
const choose = (name: string, value: string): void => {
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });
};
const settle = (world: World): void => act(() => world.settle());

test('a learner connects a network, and the deployment is announced when it starts and when it ends', async () => {
  const world = await createWorld();
  const { screens } = await open(world, wizard);
  type('Name', 'con-hub');
  press('Next: Settings');
  choose('Virtual network gateway', ids.hub);
  fireEvent.click(screen.getByRole('checkbox', { name: 'FastPath' }));
  press('Next: Review + create');
  expect(screen.getByText('Validation passed')).toBeTruthy();
  press('Create');
  const heading = await screen.findByRole('heading', { name: 'Your deployment is under way' });
  expect(screens.at(-1)).toMatchObject({ blade: 'deployment', state: 'deploying' });
  expect(world.said).toEqual(['Create connection con-hub: started.']);
  expect(heading.tabIndex).toBe(-1);
  settle(world);
  await screen.findByRole('button', { name: 'Go to resource' });
  expect(world.said).toEqual(['Create connection con-hub: started.', 'Create connection con-hub: done.']);
  press('Go to resource');
  await screen.findByRole('heading', { name: 'con-hub', level: 2 });
  await waitFor(() => expect(document.activeElement?.textContent).toBe('con-hub'));
  expect(screen.getByRole('button', { name: 'Notifications, 1 new' })).toBeTruthy();
});

test('what was typed survives a look at another blade and a reload', async () => {
  const world = await createWorld();
  const first = await open(world, wizard);
  type('Name', 'con-hub');
  press('Next: Settings');
  choose('Virtual network gateway', ids.hub);
  press('er-amsterdam', 'link');
  await screen.findByRole('heading', { name: 'Peerings' });
  press('Connections', 'link');
  await screen.findByRole('button', { name: 'Add' });
  press('Add');
  await screen.findByRole('combobox', { name: 'Virtual network gateway' });
  first.unmount();
  const { screens } = await open(world, 'home');
  expect(screens.at(-1)).toMatchObject({
    blade: 'connection-create',
    tab: 'Settings',
    values: { name: 'con-hub', gateway: ids.hub },
  });
});

test('a reload in mid-deployment returns to the deployment and hears its end', async () => {
  const world = await createWorld();
  const first = await open(world, wizard);
  type('Name', 'con-hub');
  press('Next: Settings');
  choose('Virtual network gateway', ids.hub);
  press('Next: Review + create');
  press('Create');
  await screen.findByRole('heading', { name: 'Your deployment is under way' });
  first.unmount();
  await open(world, 'home');
  await screen.findByRole('heading', { name: 'Your deployment is under way' });
  settle(world);
  await screen.findByRole('button', { name: 'Go to resource' });
});

test('a failed deployment says why and the form comes back with everything in it', async () => {
  const world = await createWorld('taught', { isProvisioned: false });
  const { screens } = await open(world, wizard);
  type('Name', 'con-hub');
  press('Next: Settings');
  choose('Virtual network gateway', ids.hub);
  expect(screen.getByText(/The provider has not provisioned/)).toBeTruthy();
  press('Next: Review + create');
  press('Create');
  await screen.findByRole('heading', { name: 'Your deployment is under way' });
  settle(world);
  await screen.findByRole('heading', { name: 'Your deployment failed' });
  expect(screen.getByRole('alert').textContent).toContain('Code:');
  press('Back to the form');
  await screen.findByRole('textbox', { name: 'Name' });
  expect(screens.at(-1)).toMatchObject({ values: { name: 'con-hub', gateway: ids.hub } });
});

test('a refusal of the engine is shown at the field it concerns', async () => {
  const world = await createWorld();
  const refusing: World['host'] = {
    ...world.host,
    fetch: (request) =>
      request.method === 'PUT'
        ? Promise.resolve(
            Response.json(
              {
                error: {
                  code: 'CrossconnectKeyUnknown',
                  message: 'This key is not known.',
                  target: 'properties.authorizationKey',
                },
              },
              { status: 400 },
            ),
          )
        : world.host.fetch(request),
  };
  await open({ ...world, host: refusing }, wizard);
  type('Name', 'con-hub');
  press('Next: Settings');
  choose('Virtual network gateway', ids.hub);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Redeem authorization' }));
  type('Authorization key', '3f2504e0-4f89-41d3-9a0c-0305e82c3301');
  type('Peer circuit URI', ids.circuit);
  press('Next: Review + create');
  press('Create');
  const key = await screen.findByRole('textbox', { name: 'Authorization key' });
  expect(screen.getByText('This key is not known. (CrossconnectKeyUnknown)')).toBeTruthy();
  expect(document.activeElement).toBe(key);
});

test('the focus goes to the heading of a new blade, and back to what opened it', async () => {
  const world = await createWorld();
  await open(world, connections);
  press('Add');
  await screen.findByRole('heading', { name: 'Add connection' });
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Add connection'));
  press('Close');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add' })));
});

test('a form opened from what can be created has one name, and the list is begun anew at its heading', async () => {
  await open(await createWorld(), 'home');
  press('Create a resource');
  fireEvent.click(await screen.findByRole('link', { name: 'Create connection' }));
  await screen.findByRole('heading', { name: 'Create connection', level: 2 });
  expect(within(screen.getByRole('navigation', { name: 'Breadcrumb' })).getByText('Create connection')).toBeTruthy();
  press('Create a resource');
  const heading = await screen.findByRole('heading', { name: 'Create a resource', level: 2 });
  await waitFor(() => expect(document.activeElement).toBe(heading));
});

test('FastPath is switched on by a full PUT, and an unsaved change is said to be unsaved', async () => {
  const world = await createWorld();
  const bodies: string[] = [];
  const host: World['host'] = {
    ...world.host,
    fetch: async (request) => {
      if (request.method === 'PUT') bodies.push(await request.clone().text());
      return world.host.fetch(request);
    },
  };
  await open({ ...world, host }, `connection=${ids.connection};connection-configuration=${ids.connection}`);
  const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'FastPath' });
  fireEvent.click(box);
  expect(screen.getAllByText('Unsaved changes')).toHaveLength(2);
  expect(world.said).toContain('Unsaved changes. Save is available.');
  const save = screen.getByRole('button', { name: 'Save' });
  expect(box.compareDocumentPosition(save) & Node.DOCUMENT_POSITION_FOLLOWING, 'after the fields').toBeTruthy();
  press('Discard');
  expect(box.checked).toBe(false);
  fireEvent.click(box);
  press('Save');
  await screen.findByText('Saving');
  await waitFor(() => expect(world.said).toContain('Save connection con-linked: started.'));
  settle(world);
  await waitFor(() => expect(world.said).toContain('Save connection con-linked: done.'));
  await waitFor(() => expect(screen.queryByText('Saving')).toBeNull());
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'FastPath' }).checked).toBe(true);
  expect(bodies).toHaveLength(1);
  expect(JSON.parse(bodies[0] ?? '')).toMatchObject({
    properties: {
      expressRouteGatewayBypass: true,
      routingWeight: 10,
      peer: { id: ids.circuit },
      connectionType: 'ExpressRoute',
    },
  });
});

test('a connection is deleted from the list of its circuit after a question', async () => {
  const world = await createWorld();
  await open(world, connections);
  press('Delete con-linked');
  expect(screen.getByRole('dialog', { name: 'Delete connection con-linked?' })).toBeTruthy();
  press('Cancel');
  expect(screen.queryByRole('dialog')).toBeNull();
  press('Delete con-linked');
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(world.said).toContain('Delete connection con-linked: started.'));
  settle(world);
  await screen.findByText(/No virtual network is connected to this circuit/);
  expect(world.said.at(-1)).toBe('Delete connection con-linked: done.');
});

test('a change that is left unsaved is kept, and said to be unsaved on leaving and on coming back', async () => {
  const world = await createWorld();
  await open(world, `connection=${ids.connection};connection-configuration=${ids.connection}`);
  fireEvent.click(screen.getByRole('checkbox', { name: 'FastPath' }));
  press('Close');
  expect(world.said.at(-1)).toBe('Your change is kept here, but it is not saved.');
  fireEvent.click(await screen.findByRole('link', { name: 'Configuration' }));
  await screen.findByText('You have a change that is not saved.');
  expect(world.said.at(-1)).toBe('You have a change that is not saved.');
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'FastPath' }).checked).toBe(true);
  const heading = screen.getByRole('heading', { level: 2 });
  expect(document.getElementById(heading.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Unsaved changes');
  press('Discard');
  expect(screen.queryByText('You have a change that is not saved.')).toBeNull();
});

test.for([
  { start: `connection=${ids.connection}`, opener: 'Delete' },
  { start: connections, opener: 'Delete con-linked' },
])('the question before $opener begins at Cancel and gives the focus back', async ({ start, opener }) => {
  const world = await createWorld();
  await open(world, start);
  for (const leave of [
    () => press('Cancel'),
    () => fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true })),
  ]) {
    const button = screen.getByRole('button', { name: opener });
    button.focus();
    fireEvent.click(button);
    expect(document.activeElement?.textContent).toBe('Cancel');
    leave();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: opener }));
  }
});

test('what another tab deletes disappears here', async () => {
  const world = await createWorld();
  const { screens } = await open(world, `connection=${ids.connection}`);
  await world.send(del(ids.connection));
  act(() => world.moved());
  await waitFor(() => expect(screens.at(-1)?.state).toBe('missing'));
});

test('the search finds while one types, and what is found takes the place of the search', async () => {
  const world = await createWorld();
  const { screens } = await open(world, 'home');
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search resources' }), { target: { value: 'er-am' } });
  fireEvent.click(await screen.findByRole('link', { name: 'er-amsterdam' }));
  await screen.findByRole('heading', { name: 'er-amsterdam' });
  await waitFor(() => expect(screens.at(-1)).toMatchObject({ blade: 'circuit', state: 'viewing' }));
  const crumbs = within(screen.getByRole('navigation', { name: 'Breadcrumb' })).getAllByRole('listitem');
  expect(crumbs.map(({ textContent }) => textContent)).toEqual(['Home', 'er-amsterdam']);
});

test('the notifications open at their heading and give the focus back', async () => {
  const world = await createWorld();
  const { screens } = await open(world, 'home');
  press('Notifications');
  const heading = await screen.findByRole('heading', { name: 'Notifications' });
  await waitFor(() => expect(document.activeElement).toBe(heading));
  expect(screens.at(-1)).toMatchObject({ blade: 'notifications', state: 'shown' });
  fireEvent.keyDown(heading, { key: 'Escape' });
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Notifications' }));
  expect(screens.at(-1)).toMatchObject({ blade: 'home' });
});

test('the tabs of the wizard follow the arrow keys', async () => {
  const world = await createWorld();
  await open(world, wizard);
  fireEvent.keyDown(screen.getByRole('tab', { name: 'Basics' }), { key: 'ArrowRight' });
  expect(screen.getByRole('tab', { name: 'Settings', selected: true })).toBe(document.activeElement);
  fireEvent.keyDown(screen.getByRole('tab', { name: 'Settings' }), { key: 'End' });
  expect(screen.getByRole('tab', { name: 'Review + create', selected: true })).toBe(document.activeElement);
});

test('what is undone is told on the page that made it, and on the page that deleted it', async () => {
  const world = await createWorld();
  await open(world, wizard);
  type('Name', 'con-hub ');
  press('Next: Settings');
  choose('Virtual network gateway', ids.hub);
  press('Next: Review + create');
  press('Create');
  await screen.findByRole('heading', { name: 'Your deployment is under way' });
  settle(world);
  const button = await screen.findByRole('button', { name: 'Go to resource' });
  button.focus();
  await act(() => world.send(del(ids.connection.replace('con-linked', 'con-hub'))));
  act(() => world.moved());
  const heading = await screen.findByRole('heading', { name: 'What you deployed is no longer there' });
  expect(screen.queryByText(/Created/)).toBeNull();
  expect(screen.queryByRole('button', { name: 'Go to resource' })).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(heading));
  press('Back to the form');
  expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' })).value).toBe('con-hub ');
});

test('a connection whose deletion is undone is shown again', async () => {
  const world = await createWorld();
  const body = await world.send(new Request(`https://management.azure.com${ids.connection}?api-version=2024-05-01`));
  await open(world, `connection=${ids.connection}`);
  screen.getByRole('button', { name: 'Delete' }).focus();
  press('Delete');
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(world.said).toContain('Delete connection con-linked: started.'));
  settle(world);
  await screen.findByText(/con-linked is gone/);
  expect(document.activeElement?.textContent, 'the button that had the focus is hidden').toBe('con-linked');
  await act(() => world.send(put(ids.connection, body)));
  act(() => world.moved());
  await screen.findByRole('heading', { name: 'Essentials' });
});

test('a space after a name is let go when the field is left, and never refused', async () => {
  const world = await createWorld();
  const { screens } = await open(world, wizard);
  type('Name', ' con-hub ');
  const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
  expect(name.value, 'while one types, it stays as typed').toBe(' con-hub ');
  expect(screens.at(-1)?.values).toMatchObject({ name: 'con-hub' });
  fireEvent.blur(name);
  expect(name.value).toBe('con-hub');
  expect(screen.queryByText(/has a space/)).toBeNull();
  type('Name', 'con hub');
  fireEvent.blur(name);
  expect(screen.getByText(/has a space in it/)).toBeTruthy();
});

test.for([
  { start: `circuit=${ids.circuit}`, advice: /The provider has work to do/, shows: 'Not provisioned' },
  { start: connections, advice: /The circuit is not ready/, shows: 'Connections' },
  { start: wizard, advice: /The circuit is not ready/, shows: 'Add connection' },
  { start: `virtual-network-gateway=${ids.small}`, advice: /Not possible with this SKU/, shows: 'Standard' },
])('what Azure would leave to be found is said only where the portal may advise: $advice at $shows', async (at) => {
  const world = await createWorld('taught', { isProvisioned: false });
  let advises = true;
  render(<Portal host={{ ...world.host, advises: () => advises }} start={at.start} />);
  expect(await screen.findAllByText(at.advice)).not.toEqual([]);
  advises = false;
  act(() => world.moved());
  await waitFor(() => expect(screen.queryByText(at.advice)).toBeNull());
  expect(screen.getAllByText(new RegExp(at.shows, 'i'))).not.toEqual([]);
});
