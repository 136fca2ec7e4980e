// @vitest-environment jsdom
/** What a person without a right sees: opening, listing, searching, saving and creating each say who they are, what is missing on what, and the way out. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { actorHeader } from '#src/azure/journal.ts';
import { Portal } from '#src/portal/Portal.tsx';
import { deniedIn } from '#src/portal/access.ts';
import type { PortalHost, Screen } from '#src/portal/host.ts';
import { giveDialogs } from './stage.tsx';
import { createWorld, group, ids, owner, user } from './world.ts';

giveDialogs();
afterEach(cleanup);

/** The circuit's owner, a reader of her group, who owns a gateway elsewhere, and somebody nobody knows. */
const policy = {
  assignments: [
    { principal: 'olga', role: 'Owner', scope: `/subscriptions/${owner}` },
    { principal: 'rita', role: 'Reader', scope: group },
    { principal: 'uri', role: 'Network Contributor', scope: `/subscriptions/${user}` },
  ],
};

async function openAs(actor: string, path: string, person?: PortalHost['person']) {
  const world = await createWorld();
  const put = await world.host.fetch(
    new Request('https://management.azure.com/_control/access', { method: 'PUT', body: JSON.stringify(policy) }),
  );
  expect(put.status).toBe(200);
  const screens: Screen[] = [];
  const host: PortalHost = {
    ...world.host,
    ...(person === undefined ? {} : { person }),
    fetch: (request) => {
      const named = new Request(request);
      named.headers.set(actorHeader, actor);
      return world.host.fetch(named);
    },
  };
  render(<Portal host={host} start={path} onScreen={(one) => screens.push(one)} />);
  await waitFor(() => expect(screens.some(({ state }) => state !== 'loading')).toBe(true));
  return { world, screens };
}

const alert = () => screen.getByRole('alert').textContent;

test('a blade that may not be read says who is signed in, what is missing on what, and whom to ask', async () => {
  await openAs('uri', `circuit=${ids.circuit}`, { name: 'Uri Lindqvist', title: 'Circuit user' });
  for (const words of [
    'You do not have access.',
    `Ask an owner of subscription ${owner} for the role Reader`,
    'authorization key',
    'Uri Lindqvist (Circuit user)',
    'Microsoft.Network/expressRouteCircuits/read',
    'ExpressRoute circuit er-amsterdam',
    ids.circuit,
    'AuthorizationFailed',
  ])
    expect(alert()).toContain(words);
});

test.for([
  { path: `circuit-authorizations=${ids.circuit}`, because: 'the keys of a circuit' },
  { path: `connection=${ids.connection}`, because: 'a connection' },
  { path: `resource-group=${group}`, because: 'a resource group' },
  { path: `connection-create=${ids.circuit}`, because: 'the wizard of a circuit' },
  { path: `resource-json=${ids.hub}`, because: 'the JSON of a gateway' },
])('who has no role is told so at $because', async ({ path }) => {
  await openAs('nobody', path);
  await waitFor(() => expect(alert()).toContain('You do not have access.'));
  expect(alert()).toContain('Signed in asnobody');
});

test('lists and the search show only what one may see', async () => {
  const { screens } = await openAs('uri', 'all-resources');
  await waitFor(() => expect(screens.at(-1)?.state).toBe('shown'));
  expect(screen.getByRole('link', { name: 'gw-partner' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'er-amsterdam' })).toBeNull();
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search resources' }), { target: { value: 'er-amsterdam' } });
  await waitFor(() => expect(screens.at(-1)?.blade).toBe('search'));
  await waitFor(() => expect(screens.at(-1)?.state).toBe('shown'));
  expect(screen.queryByRole('link', { name: 'er-amsterdam' })).toBeNull();
});

test('an empty list says that only what one may see is in it', async () => {
  const { screens } = await openAs('nobody', 'all-resources');
  await waitFor(() => expect(screens.at(-1)?.state).toBe('shown'));
  expect(screen.getByText(/only what you may see/i)).toBeTruthy();
});

test('Save without the right is refused on the blade, and nothing that was typed is lost', async () => {
  const { screens } = await openAs('rita', `connection-configuration=${ids.connection}`);
  await waitFor(() => expect(screens.at(-1)?.state).toBe('viewing'));
  const weight = screen.getByRole<HTMLInputElement>('textbox', { name: 'Routing weight' });
  fireEvent.change(weight, { target: { value: '7' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(alert()).toContain('Microsoft.Network/connections/write'));
  expect(alert()).toContain('the role Network Contributor on connection con-linked');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Routing weight' }).value).toBe('7');
});

test('Delete without the right is refused, and the resource stays', async () => {
  const { screens } = await openAs('rita', `connection=${ids.connection}`);
  await waitFor(() => expect(screens.at(-1)?.state).toBe('viewing'));
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(alert()).toContain('To delete connections'));
});

describe('a refusal', () => {
  const words = (action: string, scope: string) =>
    `The client 'uri' with object id '1' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid.`;
  test.for([
    {
      action: 'Microsoft.Network/connections/write',
      scope: `${group}/providers/Microsoft.Network/connections/c`,
      right: 'create or change connections',
      on: 'connection c',
      role: 'Network Contributor',
    },
    {
      action: 'Microsoft.Resources/subscriptions/resourceGroups/read',
      scope: group,
      right: 'see resource groups',
      on: 'resource group rg-network',
      role: 'Reader',
    },
    {
      action: 'Microsoft.Authorization/roleAssignments/write',
      scope: `/subscriptions/${owner}`,
      right: 'create or change Microsoft.Authorization/roleAssignments',
      on: `subscription ${owner}`,
      role: 'Owner',
    },
    {
      action: 'Microsoft.Compute/virtualMachines/start/action',
      scope: `${group}/providers/Microsoft.Compute/virtualMachines/vm`,
      right: 'do Microsoft.Compute/virtualMachines/start/action',
      on: 'Microsoft.Compute/virtualMachines vm',
      role: 'Contributor',
    },
  ])('of $action says: to $right on $on, ask for $role', ({ action, scope, right, on, role }) => {
    const denied = deniedIn({ status: 403, code: 'AuthorizationFailed', message: words(action, scope) });
    expect(denied).toMatchObject({ who: 'uri', right, on });
    expect(denied?.way).toContain(`the role ${role} on ${on}`);
  });

  test('about a resource that is named without the right to use it says which', () => {
    const message = `The client 'uri' with object id '1' has permission to perform action 'Microsoft.Network/connections/write' on scope '/x'; however, it does not have permission to perform action 'Microsoft.Network/expressRouteCircuits/join/action' on the linked scope(s) '${ids.circuit}' or the linked scope(s) are invalid.`;
    const denied = deniedIn({ status: 403, code: 'LinkedAuthorizationFailed', message });
    expect(denied).toMatchObject({ right: 'use ExpressRoute circuits', on: 'ExpressRoute circuit er-amsterdam' });
    expect(denied?.way).toContain('redeem');
  });

  test.for([
    { status: 400, message: words('a/read', '/x'), because: 'it is not about access by its status' },
    { status: 403, message: 'The scope is locked.', because: 'a lock is no missing role' },
  ])('is left as it is where $because', ({ status, message }) => {
    expect(deniedIn({ status, code: 'X', message })).toBeUndefined();
  });
});
