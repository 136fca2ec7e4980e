// @vitest-environment jsdom
/** The authorizations of a circuit through a whole portal: made by name, copied, seen in use, revoked; and every wrong name. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { actorHeader } from '#src/azure/journal.ts';
import { put } from '#src/azure/requests.ts';
import { Portal } from '#src/portal/Portal.tsx';
import blade from '#src/portal/blades/circuit-authorizations.ts';
import type { PortalHost, Screen } from '#src/portal/host.ts';
import { giveDialogs, read } from './stage.tsx';
import { createWorld, ids, owner, user, userGroup } from './world.ts';
import type { World } from './world.ts';

giveDialogs();
afterEach(cleanup);

const path = `circuit-authorizations=${ids.circuit}`;
const authorization = `${ids.circuit}/authorizations/for-partner`;
const redeemed = `${userGroup}/providers/Microsoft.Network/connections/con-partner`;

/** Makes an authorization as a request would, and returns its key. */
async function keyMade(of: World): Promise<string> {
  await of.send(put(authorization, { properties: {} }));
  const { authorizations } = await read(of.host, blade.reads(place));
  return JSON.stringify(authorizations).replace(/.*"authorizationKey":"([^"]+)".*/, '$1');
}

const place = { blade: 'circuit-authorizations', of: ids.circuit };
let world: World;

async function open(profile: 'taught' | 'today' = 'taught') {
  world = await createWorld(profile);
  return show();
}

async function show() {
  const screens: Screen[] = [];
  render(<Portal host={world.host} start={path} onScreen={(one) => screens.push(one)} />);
  await waitFor(() => expect(screens.at(-1)?.state).toBe('viewing'));
  return screens;
}

const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save' }));
const table = () => screen.getByRole('table', { name: 'Authorizations' });

async function add(text: string) {
  fireEvent.change(name(), { target: { value: text } });
  save();
  await waitFor(() => expect(world.said.some((words) => words.includes('started'))).toBe(true));
  world.settle();
  await waitFor(() => expect(name().value).toBe(''));
}

test.for(['taught', 'today'] as const)(
  'an authorization is made by its name, and is available (%s)',
  async (profile) => {
    await open(profile);
    expect(screen.getByText(/There is no authorization\. Type a name/)).toBeTruthy();
    await add(' for-partner ');
    const cells = within(table())
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);
    expect(cells[0]).toBe('for-partner');
    expect(cells[1]).toBe('Available');
    expect(cells[2]).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  },
);

test('key and Resource ID are copied each by a button of its own', async () => {
  const copied: string[] = [];
  vi.stubGlobal('navigator', { clipboard: { writeText: (text: string) => Promise.resolve(copied.push(text)) } });
  await open();
  await add('for-partner');
  await add('for-another');
  fireEvent.click(screen.getByRole('button', { name: 'Copy Resource ID' }));
  fireEvent.click(screen.getByRole('button', { name: 'Copy Authorization key of for-partner' }));
  await waitFor(() => expect(copied).toHaveLength(2));
  vi.unstubAllGlobals();
  expect(copied[0]).toBe(ids.circuit);
  expect(within(table()).getByText(copied[1] ?? '')).toBeTruthy();
  expect(world.said).toContain('Authorization key of for-partner copied.');
});

test('to delete one in use is said to be to revoke it, and takes its connection away', async () => {
  await open();
  const key = await keyMade(world);
  await world.send(
    put(redeemed, {
      location: 'westeurope',
      properties: {
        connectionType: 'ExpressRoute',
        virtualNetworkGateway1: { id: ids.partner },
        peer: { id: ids.circuit },
        authorizationKey: key,
      },
    }),
  );
  world.moved();
  await waitFor(() => expect(within(table()).getByText('In use')).toBeTruthy());
  expect(within(table()).getByRole('link', { name: 'con-partner' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Delete for-partner' }));
  const dialog = screen.getByRole('dialog');
  expect(dialog.textContent).toMatch(/con-partner uses the key.*revoke its key, and that cannot be taken back/);
  expect(dialog.textContent, 'what becomes of the connection is for the learner to find').not.toMatch(/deleted with/);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Delete' }));
  await waitFor(() =>
    expect(world.said.some((words) => words.includes('Delete authorization for-partner'))).toBe(true),
  );
  world.settle();
  await waitFor(() => expect(screen.getByText(/There is no authorization\. Type a name/)).toBeTruthy());
  await expect(read(world.host, { gone: { get: redeemed } })).rejects.toThrow(/not found/i);
});

test('to delete one that nobody used says that, and Cancel leaves it', async () => {
  await open();
  await add('for-partner');
  fireEvent.click(screen.getByRole('button', { name: 'Delete for-partner' }));
  expect(screen.getByRole('dialog').textContent).toContain('Nobody has used the key');
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(within(table()).getByText('for-partner')).toBeTruthy();
});

test('one that was deleted elsewhere is told so when this page asks to delete it', async () => {
  await open();
  await add('for-partner');
  fireEvent.click(screen.getByRole('button', { name: 'Delete for-partner' }));
  await world.send(
    new Request(`https://management.azure.com${authorization}?api-version=2024-05-01`, { method: 'DELETE' }),
  );
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
  world.settle();
  await waitFor(() => expect(screen.getByText(/There is no authorization\. Type a name/)).toBeTruthy());
});

test('a double press on Save makes one', async () => {
  await open();
  fireEvent.change(name(), { target: { value: 'for-partner' } });
  save();
  save();
  await waitFor(() => expect(world.said.some((words) => words.includes('started'))).toBe(true));
  world.settle();
  await waitFor(() => expect(within(table()).getAllByRole('row')).toHaveLength(2));
  expect(world.said.filter((words) => words.includes('started'))).toHaveLength(1);
});

test.for([
  { text: 'for partner', says: ['“for partner”', 'a space', 'letters, digits'], because: 'it has a space' },
  { text: 'a/b', says: ['“/”', 'letters, digits'], because: 'a slash would lead elsewhere' },
  { text: '-a', says: ['begins with “-”', 'Begin with'], because: 'it begins wrongly' },
  { text: 'a-', says: ['ends with “-”', 'End with'], because: 'it ends wrongly' },
  { text: 'x'.repeat(81), says: ['81 characters', 'at most 80', 'Remove 1'], because: 'it is too long' },
  { text: '   ', says: ['Name is empty', 'Type one'], because: 'spaces name nothing' },
  { text: 'FOR-partner', says: ['“for-partner” already', 'one connection', 'another name'], because: 'it is taken' },
])('the name “$text” is refused at the field, since $because', async ({ text, says }) => {
  const screens = await open();
  await add('for-partner');
  fireEvent.change(name(), { target: { value: text } });
  save();
  await waitFor(() => expect(name().getAttribute('aria-invalid')).toBe('true'));
  const described = (name().getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');
  for (const words of says) expect(described).toContain(words);
  expect(document.activeElement).toBe(name());
  expect(screens.at(-1)?.state).toBe('editing');
});

test('the connections of a circuit hold one that was redeemed where its owner may not look', async () => {
  world = await createWorld();
  const key = await keyMade(world);
  await world.send(
    put(redeemed, {
      location: 'westeurope',
      properties: {
        connectionType: 'ExpressRoute',
        virtualNetworkGateway1: { id: ids.partner },
        peer: { id: ids.circuit },
        authorizationKey: key,
      },
    }),
  );
  const policy = { assignments: [{ principal: 'olga', role: 'Owner', scope: `/subscriptions/${owner}` }] };
  await world.host.fetch(
    new Request('https://management.azure.com/_control/access', { method: 'PUT', body: JSON.stringify(policy) }),
  );
  const host: PortalHost = {
    ...world.host,
    fetch: (request) => {
      const named = new Request(request);
      named.headers.set(actorHeader, 'olga');
      return world.host.fetch(named);
    },
  };
  render(<Portal host={host} start={`circuit-connections=${ids.circuit}`} />);
  await waitFor(() => expect(screen.getByText('con-partner')).toBeTruthy());
  const row = screen.getByText('con-partner').closest('tr');
  expect(row?.textContent).toContain(`In subscription ${user}`);
  expect(row?.textContent).toContain('By authorization for-partner');
  expect(screen.queryByRole('link', { name: 'con-partner' }), 'it leads nowhere she may go').toBeNull();
});
