// @vitest-environment jsdom
/** What a form refuses before anything is sent is told to the host: each press that led nowhere, in the words of the form. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Portal } from '#src/portal/Portal.tsx';
import type { FormRefusal, Screen } from '#src/portal/host.ts';
import { giveDialogs } from './stage.tsx';
import { createWorld, ids } from './world.ts';

giveDialogs();
afterEach(cleanup);

async function open(path: string) {
  const world = await createWorld();
  const told: FormRefusal[] = [];
  const screens: Screen[] = [];
  const host = { ...world.host, refused: (one: FormRefusal) => void told.push(one) };
  render(<Portal host={host} start={path} onScreen={(one) => screens.push(one)} />);
  await waitFor(() => expect(screens.some(({ state }) => state !== 'loading')).toBe(true));
  return told;
}
const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }));

test('a press of Next that leads nowhere, and each press of Create at a failed review', async () => {
  const told = await open('home;circuit-create');
  press(/^Next/);
  expect(told).toHaveLength(1);
  fireEvent.click(screen.getByRole('tab', { name: /Review/ }));
  expect(told).toHaveLength(2);
  press('Create');
  press('Create');
  expect(told).toHaveLength(4);
  expect(told.at(-1)).toMatchObject({ form: expect.stringContaining('ExpressRoute circuit') as string });
  expect(screen.getByRole('status').textContent).toContain(told.at(-1)?.says);
});

test('a press of Save with less bandwidth, in the words beside the field', async () => {
  const told = await open(`home;circuit-configuration=${ids.circuit}`);
  fireEvent.change(screen.getByLabelText(/^Bandwidth/), { target: { value: '100' } });
  press('Save');
  press('Save');
  expect(told.map(({ field }) => field)).toEqual(['bandwidth', 'bandwidth']);
  expect(told[0]?.says).toMatch(/can only grow/);
});

test('what a form takes is no refusal', async () => {
  const told = await open(`home;circuit-configuration=${ids.circuit}`);
  fireEvent.change(screen.getByLabelText(/^Bandwidth/), { target: { value: '1000' } });
  press('Save');
  expect(told).toEqual([]);
});
