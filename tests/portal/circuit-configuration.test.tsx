// @vitest-environment jsdom
/** A circuit after it was made: what can be changed, what cannot and why, and what has to go before it is deleted. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { del, get, post } from '#src/azure/requests.ts';
import { Portal } from '#src/portal/Portal.tsx';
import blade from '#src/portal/blades/circuit-configuration.ts';
import { isRecord } from '#src/base/is-record.ts';
import { at } from '#src/portal/json.ts';
import type { Screen } from '#src/portal/host.ts';
import type { Values } from '#src/portal/values.ts';
import { giveDialogs, read } from './stage.tsx';
import { createWorld, ids } from './world.ts';
import type { World } from './world.ts';

giveDialogs();
afterEach(cleanup);

const place = { blade: blade.id, of: ids.circuit };
const prepared = await createWorld();
const answers = await read(prepared.host, blade.reads(place));
const rules = blade.rules({ place, profile: 'taught', shape: 'taught' });
const start = rules.initial(answers);

test('what is there, more bandwidth, Premium and Unlimited have nothing wrong', () => {
  expect(start).toEqual({ bandwidth: '200', tier: 'Standard', family: 'MeteredData' });
  const better = { bandwidth: '1000', tier: 'Premium', family: 'UnlimitedData' };
  expect(rules.problems({ ...start, ...better }, answers)).toEqual([]);
});

const circuit = answers['resource'];
const unlimited = {
  ...answers,
  resource: { ...(isRecord(circuit) ? circuit : {}), sku: { tier: 'Premium', family: 'UnlimitedData' } },
};

const wrong: { field: string; values: Values; of?: typeof answers; says: string[]; because: string }[] = [
  {
    field: 'bandwidth',
    values: { bandwidth: '100' },
    says: ['200 Mbps', '100 Mbps', 'only grow', 'new circuit'],
    because: 'it is lower',
  },
  {
    field: 'tier',
    values: { tier: 'Local', family: 'UnlimitedData' },
    says: ['Standard', 'cannot become Local'],
    because: 'as taught, no circuit becomes Local',
  },
  {
    field: 'family',
    values: { tier: 'Premium', family: 'MeteredData' },
    of: unlimited,
    says: ['Unlimited', 'cannot go back'],
    because: 'billing changes one way',
  },
];

test.for(wrong)('$field is wrong: $because', ({ field, values, of = answers, says }) => {
  const found = rules.problems({ ...start, ...values }, of);
  expect(found.map((one) => one.field)).toEqual([field]);
  for (const words of says) expect(found[0]?.because).toContain(words);
});

async function open(path: string, prepare: (world: World) => unknown = () => undefined) {
  const world = await createWorld();
  await prepare(world);
  const screens: Screen[] = [];
  render(<Portal host={world.host} start={path} onScreen={(one) => screens.push(one)} />);
  await waitFor(() => expect(screens.some(({ state }) => state !== 'loading')).toBe(true));
  return { world, screens };
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const choose = (name: string, label: string) => {
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name });
  const option = within(select).getByRole<HTMLOptionElement>('option', { name: label });
  fireEvent.change(select, { target: { value: option.value } });
};
const state = (screens: Screen[]) => screens.at(-1)?.state;

describe('on the screen', () => {
  test('bandwidth, SKU and billing are saved together, and peerings and connections stay', async () => {
    const { world, screens } = await open(`home;circuit-configuration=${ids.circuit}`);
    choose('Bandwidth', '1 Gbps');
    choose('SKU', 'Premium');
    choose('Billing model', 'Unlimited');
    press('Save');
    await waitFor(() => expect(state(screens)).toBe('applying'));
    world.settle();
    await waitFor(() => expect(state(screens)).toBe('viewing'));
    const circuit = await world.send(get(ids.circuit));
    expect(at(circuit, 'sku')).toEqual({ name: 'Premium_UnlimitedData', tier: 'Premium', family: 'UnlimitedData' });
    expect(at(circuit, 'properties.serviceProviderProperties')).toMatchObject({
      serviceProviderName: 'Equinix',
      bandwidthInMbps: 1000,
    });
    expect(at(circuit, 'properties.peerings')).toHaveLength(1);
    expect(at(circuit, 'properties.serviceProviderProvisioningState')).toBe('Provisioned');
  });

  test('before a circuit is deleted it is said what has to go first, and Azure says so too', async () => {
    const { world, screens } = await open(`home;circuit=${ids.circuit}`);
    press('Delete');
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText(/delete the connection con-linked; then have the provider deprovision/)).toBeTruthy();
    fireEvent.click(dialog.getByRole('button', { name: 'Delete' }));
    await screen.findByText(/CrossconnectCircuitInUse/);
    expect(state(screens)).toBe('viewing');
    await world.send(del(ids.connection));
    world.moved();
    await waitFor(() => expect(state(screens)).toBe('viewing'));
    press('Delete');
    await waitFor(() =>
      expect(within(screen.getByRole('dialog')).getByText(/First have the provider deprovision/)).toBeTruthy(),
    );
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(state(screens)).toBe('removing'));
    world.settle();
    expect((await screen.findAllByText(/not in Deprovisioned state/)).length).toBeGreaterThan(0);
  });

  test('a circuit that nothing hangs on is deleted, and its page says so', async () => {
    const { world, screens } = await open(`home;circuit=${ids.circuit}`, async (before) => {
      await before.send(del(ids.connection));
      await before.send(post(`/_control/provider/deprovision?circuit=${encodeURIComponent(ids.circuit)}`));
    });
    press('Delete');
    expect(within(screen.getByRole('dialog')).getByText(/service key is void/)).toBeTruthy();
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(state(screens)).toBe('removing'));
    world.settle();
    await waitFor(() => expect(state(screens)).toBe('removed'));
  });

  test('Refresh puts a failed circuit right', async () => {
    const { world, screens } = await open(`home;circuit=${ids.circuit}`, (before) =>
      before.send(post(`/_control/provider/fail?circuit=${encodeURIComponent(ids.circuit)}`)),
    );
    expect(screen.getByText('Failed')).toBeTruthy();
    press('Refresh');
    await waitFor(() => expect(state(screens)).toBe('applying'));
    world.settle();
    await waitFor(() => expect(screen.queryByText('Failed')).toBeNull());
    expect(at(await world.send(get(ids.circuit)), 'properties.provisioningState')).toBe('Succeeded');
  });
});
