// @vitest-environment jsdom
/** Global Reach through a whole portal: two circuits joined, in one subscription and across two, seen, and parted; and every wrong value. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { post, put } from '#src/azure/requests.ts';
import { Portal } from '#src/portal/Portal.tsx';
import type { Screen } from '#src/portal/host.ts';
import { giveDialogs, read } from './stage.tsx';
import { createWorld, group, ids, userGroup } from './world.ts';
import type { World } from './world.ts';

giveDialogs();
afterEach(cleanup);

const circuitIn = (within: string, name: string) =>
  `${within}/providers/Microsoft.Network/expressRouteCircuits/${name}`;
const london = circuitIn(group, 'er-london');
const backup = circuitIn(group, 'er-backup');
const partner = circuitIn(userGroup, 'er-partner');

/** A circuit with private peering, at a place. */
async function made(world: World, id: string, peeringLocation: string): Promise<void> {
  await world.send(
    put(id, {
      location: 'westeurope',
      sku: { tier: 'Standard', family: 'MeteredData' },
      properties: {
        serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation, bandwidthInMbps: 200 },
      },
    }),
  );
  await world.send(post(`/_control/provider/provision?circuit=${encodeURIComponent(id)}`));
  await world.send(
    put(`${id}/peerings/AzurePrivatePeering`, {
      properties: {
        peeringType: 'AzurePrivatePeering',
        peerASN: 65020,
        primaryPeerAddressPrefix: '192.168.20.0/30',
        secondaryPeerAddressPrefix: '192.168.20.4/30',
        vlanId: 300,
      },
    }),
  );
}

async function open(profile: 'taught' | 'today' = 'taught') {
  const world = await createWorld(profile);
  await made(world, london, 'London');
  await made(world, backup, 'Amsterdam');
  await made(world, partner, 'Dublin');
  const screens: Screen[] = [];
  render(<Portal host={world.host} start={`global-reach=${ids.peering}`} onScreen={(one) => screens.push(one)} />);
  await waitFor(() => expect(screens.at(-1)?.state).toBe('viewing'));
  return { world, screens };
}

const field = (name: string, role = 'textbox') => screen.getByRole<HTMLInputElement>(role, { name });
const type = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
const choose = (value: string) => fireEvent.change(field('ExpressRoute circuit', 'combobox'), { target: { value } });
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save' }));
const cells = () =>
  within(screen.getByRole('table', { name: 'Global Reach links' }))
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);
const descriptionOf = (control: HTMLElement): string =>
  (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');

async function joined(world: World) {
  save();
  await waitFor(() => expect(world.said.some((words) => /Global Reach link .*: started/.test(words))).toBe(true));
  world.settle();
  await waitFor(() => expect(cells()).toContain('Connected'));
}

test.for(['taught', 'today'] as const)(
  'two circuits of one subscription are joined, seen and parted (%s)',
  async (profile) => {
    const { world } = await open(profile);
    screen.getByText(/joined with no other/);
    type('Name', ' to-london ');
    choose(london);
    type('Global Reach subnet (IPv4)', '192.168.50.0/29');
    type('Global Reach subnet (IPv6)', '2001:db8:50::/125');
    await joined(world);
    expect(cells().slice(0, 5)).toEqual([
      'to-london',
      'er-london',
      '192.168.50.0/29, 2001:db8:50::/125',
      'Connected',
      'Succeeded',
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Delete to-london' }));
    const dialog = screen.getByRole('dialog');
    expect(dialog.textContent).toMatch(/er-amsterdam and er-london lose their way/);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(world.said.some((words) => words.includes('Delete Global Reach link'))).toBe(true));
    world.settle();
    await screen.findByText(/joined with no other/);
  },
);

test('the circuit at the other end shows the link, and cannot delete it', async () => {
  const { world } = await open();
  await world.send(
    put(`${london}/peerings/AzurePrivatePeering/connections/from-london`, {
      properties: { peerExpressRouteCircuitPeering: { id: ids.peering }, addressPrefix: '192.168.50.0/29' },
    }),
  );
  world.moved();
  await waitFor(() => expect(cells()[0]).toBe('from-london (made on the other circuit)'));
  expect(screen.queryByRole('button', { name: /Delete from-london/ })).toBeNull();
});

test('a circuit of another subscription is joined by its Resource ID and a key', async () => {
  const { world } = await open();
  await world.send(put(`${partner}/authorizations/for-amsterdam`, { properties: {} }));
  const { keys } = await read(world.host, { keys: { get: `${partner}/authorizations` } });
  const key = /"authorizationKey":"([^"]+)"/.exec(JSON.stringify(keys))?.[1] ?? '';
  const offered = within(field('ExpressRoute circuit', 'combobox')).getAllByRole('option');
  expect(offered.map(({ textContent }) => textContent).filter((text) => text.startsWith('er-'))).toEqual([
    'er-london (London)',
    'er-backup (Amsterdam)',
  ]);
  fireEvent.click(field('Redeem authorization', 'checkbox'));
  type('Name', 'to-partner');
  type('Peer circuit URI', partner);
  type('Authorization key', key);
  type('Global Reach subnet (IPv4)', '192.168.60.0/29');
  await joined(world);
  expect(cells()[1]).toBe('er-partner');
});

test('what Azure refuses is shown with the way to the rule', async () => {
  await open();
  type('Name', 'to-london');
  choose(london);
  // The address space of the network that is connected to the circuit.
  type('Global Reach subnet (IPv4)', '10.50.7.0/29');
  save();
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('CrossconnectGlobalReachPrefixTaken');
  screen.getByText('Explain this');
});

test('a double press on Save makes one link', async () => {
  const { world } = await open();
  type('Name', 'to-london');
  choose(london);
  type('Global Reach subnet (IPv4)', '192.168.50.0/29');
  save();
  await joined(world);
  expect(world.said.filter((words) => /: started/.test(words))).toHaveLength(1);
});

describe('every wrong value is told at its field', () => {
  const name = 'Name';
  const four = 'Global Reach subnet (IPv4)';
  const six = 'Global Reach subnet (IPv6)';
  test.for([
    { at: name, value: '', says: ['Name is empty', 'Type one'], because: 'a link has a name' },
    { at: name, value: 'to london', says: ['a space', 'Use letters'], because: 'spaces are for sentences' },
    { at: four, value: '', says: ['is empty', '/29', '192.168.8.0/29'], because: 'a link needs addresses' },
    { at: four, value: '192.168.50.0', says: ['no IPv4 subnet', '/29'], because: 'an address is no subnet' },
    { at: four, value: '192.168.50.0/30', says: ['/30', 'exactly /29'], because: 'a /30 is for a peering' },
    { at: four, value: '192.168.50.4/29', says: ['does not begin where a /29 begins'], because: 'bits are left over' },
    { at: four, value: '300.1.1.0/29', says: ['no IPv4 subnet'], because: 'no number is above 255' },
    { at: four, value: '2001:db8::/125', says: ['no IPv4 subnet'], because: 'that is IPv6' },
    { at: four, value: '192.168.10.0/29', says: ['192.168.10.0/30', 'nowhere else'], because: 'the peering uses it' },
    { at: six, value: '192.168.50.0/29', says: ['no IPv6 subnet', '/125'], because: 'that is IPv4' },
    { at: six, value: '2001:db8::/64', says: ['/64', 'exactly /125'], because: 'a /64 is for a subnet' },
  ])('$at “$value”: $because', async ({ at, value, says }) => {
    await open();
    type('Name', 'to-london');
    choose(london);
    type(four, '192.168.50.0/29');
    // A value that was there before counts as a change.
    if (value === '') type(at, 'x');
    type(at, value);
    save();
    await waitFor(() => expect(field(at).getAttribute('aria-invalid')).toBe('true'));
    for (const words of says) expect(descriptionOf(field(at))).toContain(words);
  });

  test.for([
    { value: '', says: ['No circuit is chosen', 'behind which'], because: 'somebody has to be at the other end' },
    { value: backup, says: ['er-backup ends at Amsterdam', 'different peering locations'], because: 'both end there' },
  ])('the circuit “$value”: $because', async ({ value, says }) => {
    await open();
    type('Name', 'to-somewhere');
    type(four, '192.168.50.0/29');
    choose(value);
    save();
    const control = field('ExpressRoute circuit', 'combobox');
    await waitFor(() => expect(control.getAttribute('aria-invalid')).toBe('true'));
    for (const words of says) expect(descriptionOf(control)).toContain(words);
  });

  test.for([
    { at: 'Peer circuit URI', value: '', says: ['is empty'], because: 'the owner gives it' },
    { at: 'Peer circuit URI', value: ids.circuit, says: ['er-amsterdam itself'], because: 'that is this circuit' },
    { at: 'Authorization key', value: 'abc', says: ['GUID'], because: 'a key has its form' },
  ])('$at “$value”: $because', async ({ at, value, says }) => {
    await open();
    fireEvent.click(field('Redeem authorization', 'checkbox'));
    type('Name', 'to-partner');
    type(four, '192.168.50.0/29');
    type('Peer circuit URI', partner);
    type('Authorization key', '11111111-2222-4333-8444-555555555555');
    type(at, value);
    save();
    await waitFor(() => expect(field(at).getAttribute('aria-invalid')).toBe('true'));
    for (const words of says) expect(descriptionOf(field(at))).toContain(words);
  });
});
