// @vitest-environment jsdom
/** The panel of failures: check boxes that say what fails, the ways before and after, and the time line in figures. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { Traceable } from '#src/azure/network/world.ts';
import { WhatIfPanel } from '#src/explorer/what-if/WhatIfPanel.tsx';
import { addresses, cloudWith, network, office, peered } from './clouds.ts';

afterEach(cleanup);

const usual = cloudWith(office({}));

function Page({ cloud, to, begin }: { cloud: Traceable; to: string; begin: readonly string[] }) {
  const [failures, setFailures] = useState(begin);
  const [flow] = useState({ from: addresses.office, to });
  return <WhatIfPanel cloud={cloud} profile="taught" flow={flow} failures={failures} onFailuresChange={setFailures} />;
}

const open = (to: string = addresses.hub, cloud = usual, begin: readonly string[] = []) =>
  render(<Page cloud={cloud} to={to} begin={begin} />);
const box = (name: string | RegExp) => screen.getByRole('checkbox', { name });
const row = (name: string) => {
  const section = screen.getByRole('heading', { name }).closest('section');
  if (!section) throw new Error(`${name} is no row.`);
  return within(section);
};

test('a failed edge moves the flow; BFD notices it in less than a second', async () => {
  const user = userEvent.setup();
  open();
  expect(screen.getByRole('status').textContent).toBe('Nothing has failed. Choose what fails.');
  await user.click(box(/Microsoft edge of er-office/));
  expect(screen.getByRole('status').textContent).toContain('another way');
  expect(screen.getByRole('heading', { name: 'Before' })).toBeDefined();
  expect(screen.getByRole('heading', { name: 'After' })).toBeDefined();
  expect(row('BGP alone').getAllByText('for 120 to 180 s')).toHaveLength(2);
  expect(row('BGP with BFD').getByText('for 600 to 900 ms')).toBeDefined();
  expect(row('BGP with BFD').getByText(/600 to 900 packets/)).toBeDefined();
});

test('the rate and the timers change the figures', async () => {
  const user = userEvent.setup();
  open();
  await user.click(box(/Microsoft edge of er-office/));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Packets a second' }), '10');
  expect(row('BGP alone').getAllByText(/1,200 to 1,800 packets/)).toHaveLength(2);
  await user.selectOptions(screen.getByRole('combobox', { name: 'BGP timers' }), 'shortest');
  expect(row('BGP alone').getByText('for 7 to 10 s')).toBeDefined();
});

test('with everything gone the flow is cut, and mending brings it back', async () => {
  const user = userEvent.setup();
  open();
  await user.click(box('Peering location Amsterdam'));
  expect(screen.getByRole('status').textContent).toBe('There is no other way. The flow is cut.');
  expect(row('BGP with BFD').getAllByText('until it is repaired')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Mend everything' }));
  expect(screen.getByRole('status').textContent).toContain('Nothing has failed');
  expect(box('Peering location Amsterdam')).toHaveProperty('checked', false);
});

test('what has no published figure is said to have none, without a picture', async () => {
  const user = userEvent.setup();
  const { container } = open();
  await user.click(box('Gateway ergw-hub, both instances'));
  expect(screen.queryByRole('combobox', { name: 'BGP timers' })).toBeNull();
  expect(row('With or without BFD').getAllByText('until it is repaired')).toHaveLength(2);
  expect(container.querySelector('svg.cc-time-drawing')).toBeNull();
});

test('the picture is for eyes only; its figures stand beside it', async () => {
  const user = userEvent.setup();
  const { container } = open();
  await user.click(box(/Microsoft edge of er-office/));
  const drawings = [...container.querySelectorAll('svg.cc-time-drawing')];
  expect(drawings).toHaveLength(2);
  for (const drawing of drawings) expect(drawing.getAttribute('aria-hidden')).toBe('true');
  const moments = [...container.querySelectorAll('.cc-time-row ol')].map((list) => list.children.length);
  expect(moments).toEqual([5, 5]);
});

test('what the packet does not meet is folded away, and found by name', async () => {
  const user = userEvent.setup();
  const many = cloudWith(
    office({}),
    ...Array.from({ length: 90 }, (_, index) => [
      ...network({ name: `vnet-${index}`, space: [`10.${128 + index}.0.0/16`], app: `10.${128 + index}.1.0/24` }),
      ...peered('vnet-hub', `vnet-${index}`, true),
    ]),
  );
  open(addresses.hub, many);
  expect(screen.getAllByRole('checkbox').length).toBeLessThan(10);
  await user.click(screen.getByText(/more, not on this packet/));
  expect(screen.getByText(/more are not listed/)).toBeDefined();
  await user.type(screen.getByRole('searchbox', { name: 'Find by name' }), 'vnet-77');
  await user.click(box('Peering of vnet-77 and vnet-hub'));
  expect(screen.getByRole('status').textContent).toContain('It notices nothing.');
  await user.clear(screen.getByRole('searchbox'));
  await user.type(screen.getByRole('searchbox'), 'no such thing');
  expect(screen.getByText('Nothing here is called so.')).toBeDefined();
});

test('an empty Cloud has nothing that can fail', () => {
  open(addresses.hub, cloudWith());
  expect(screen.getByText('There is nothing here that can fail.')).toBeDefined();
});

test('failures that a link brought along are shown as they are', () => {
  open(addresses.hub, usual, ['location:Amsterdam', 'location:Atlantis']);
  expect(box('Peering location Amsterdam')).toHaveProperty('checked', true);
  expect(screen.getByRole('button', { name: 'Mend everything' })).toBeDefined();
});
