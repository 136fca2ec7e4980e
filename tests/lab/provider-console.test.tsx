// @vitest-environment jsdom
/** The console of the connectivity provider: every key it can be given, its work, and what becomes of an order that goes. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { del, get, post } from '#src/azure/requests.ts';
import { ProviderConsole } from '#src/components/lab/provider/ProviderConsole.tsx';
import { at, textAt } from '#src/portal/json.ts';
import type { Screen } from '#src/portal/host.ts';
import { createWorld, ids } from '../portal/world.ts';
import type { World } from '../portal/world.ts';

afterEach(cleanup);

interface Opened {
  world: World;
  key: string;
  screens: Screen[];
  again: () => void;
}

async function open(more: { provider?: string; isProvisioned?: boolean } = {}): Promise<Opened> {
  const { provider = 'Equinix', isProvisioned = false } = more;
  const world = await createWorld('taught', { isProvisioned });
  const key = textAt(await world.send(get(ids.circuit)), 'properties.serviceKey');
  const screens: Screen[] = [];
  const again = (): void => {
    render(<ProviderConsole host={world.host} provider={provider} onScreen={(one) => screens.push(one)} />);
  };
  again();
  return { world, key, screens, again };
}

const type = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const look = (key: string) => {
  type('Service key', key);
  press('Look up the order');
};
const statusIn = async (world: World) =>
  textAt(await world.send(get(ids.circuit)), 'properties.serviceProviderProvisioningState');

test('shows the order behind a key, with spaces around it too, and provisions it', async () => {
  const { world, key, screens } = await open();
  look(`  ${key} `);
  await screen.findByText('200 Mbps');
  expect(screen.getByText('Amsterdam')).toBeTruthy();
  await waitFor(() => expect(screens.at(-1)).toMatchObject({ blade: 'provider', state: 'order', values: { key } }));
  press('Provision');
  await waitFor(() => expect(world.said.at(-1)).toContain('Provisioned'));
  await waitFor(() => expect(screen.getByText('Provisioned')).toBeTruthy());
  expect(await statusIn(world)).toBe('Provisioned');
  press('Deprovision');
  await screen.findByText('Not provisioned');
  expect(await statusIn(world)).toBe('NotProvisioned');
});

test.for([
  { key: '', says: /empty/, because: 'nothing was typed' },
  { key: 'er-amsterdam', says: /“er-amsterdam” is not a service key/, because: 'it is the name of the circuit' },
  { key: ids.circuit, says: /is not a service key/, because: 'it is the Resource ID' },
  {
    key: '12345678-1234-1234-1234-123456789012',
    says: /no order with the service key 12345678/,
    because: 'no circuit has it',
  },
])('a key is told to be wrong: $because', async ({ key, says }) => {
  const { screens } = await open();
  look(key);
  await screen.findByText(says);
  expect(screen.queryByRole('button', { name: 'Provision' })).toBeNull();
  await waitFor(() => expect(screens.at(-1)?.state).toBe(key === '' ? 'empty' : 'refused'));
});

test('a key of another provider’s circuit is told to be theirs', async () => {
  const { key } = await open({ provider: 'Megaport' });
  look(key);
  await screen.findByText(/ordered of Equinix.*not of Megaport/);
  expect(screen.queryByRole('button', { name: 'Provision' })).toBeNull();
});

test('an order that was accepted is under way: it cannot be accepted again, nor its circuit deleted', async () => {
  const { world, key } = await open();
  look(key);
  await screen.findByText('Not provisioned');
  press('Accept the order');
  await screen.findByText('Provisioning');
  expect(await statusIn(world)).toBe('Provisioning');
  press('Accept the order');
  await screen.findByText(/accepted before/);
  await world.send(del(ids.connection));
  await world.send(del(ids.circuit));
  expect(textAt(await world.send(get(ids.circuit)), 'properties.provisioningState')).toBe('Failed');
  press('Provision');
  await screen.findByText('Provisioned');
});

describe('work that was done already', () => {
  test('is not done again', async () => {
    const { key, world } = await open({ isProvisioned: true });
    look(key);
    await screen.findByText('Provisioned');
    press('Provision');
    await screen.findByText(/provisioned already/);
    expect(await statusIn(world)).toBe('Provisioned');
  });

  test('is not taken back where there is nothing', async () => {
    const { key } = await open();
    look(key);
    await screen.findByText('Not provisioned');
    press('Deprovision');
    await screen.findByText(/nothing to take back/);
  });
});

describe('the private peering of a provider of layer 3', () => {
  const fill = (values: Partial<Record<'Peer ASN' | 'VLAN ID' | 'Primary subnet' | 'Secondary subnet', string>>) => {
    const all = {
      'Peer ASN': '65020',
      'VLAN ID': '77',
      'Primary subnet': '172.16.9.0/30',
      'Secondary subnet': '172.16.9.4/30',
      ...values,
    };
    for (const [name, value] of Object.entries(all)) type(name, value);
  };

  test('is configured over the one that is there, and stands in the order', async () => {
    const { world, key, screens } = await open({ isProvisioned: true });
    look(key);
    await screen.findByText(/VLAN 200, AS 65010/);
    press('Configure private peering');
    expect(screens.at(-1)?.state).toBe('peering');
    fill({});
    press('Save peering');
    await screen.findByText(/VLAN 77, AS 65020, 172.16.9.0\/30 and 172.16.9.4\/30/);
    world.settle();
    expect(at(await world.send(get(ids.peering)), 'properties.vlanId')).toBe(77);
  });

  test.for([
    { values: { 'Peer ASN': '' }, says: /Peer ASN is empty/, focus: 'Peer ASN' },
    { values: { 'Peer ASN': '65517' }, says: /65517 is reserved/, focus: 'Peer ASN' },
    { values: { 'VLAN ID': '4095' }, says: /4095 is out of range/, focus: 'VLAN ID' },
    { values: { 'Primary subnet': '172.16.9.0/29' }, says: /length \/29/, focus: 'Primary subnet' },
    { values: { 'Secondary subnet': '172.16.9.0/30' }, says: /overlaps/, focus: 'Secondary subnet' },
  ])('is told what is wrong: $says', async ({ values, says, focus }) => {
    const { world, key } = await open({ isProvisioned: true });
    look(key);
    await screen.findByText(/VLAN 200/);
    press('Configure private peering');
    fill(values);
    press('Save peering');
    expect(screen.getByText(says)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: focus }));
    expect(at(await world.send(get(ids.peering)), 'properties.vlanId')).toBe(200);
  });

  test('waits until the circuit is provisioned, and says so', async () => {
    const { key } = await open();
    look(key);
    await screen.findByText('Not provisioned');
    press('Configure private peering');
    fill({});
    press('Save peering');
    await screen.findByText(/provision it first/);
  });
});

test('a circuit that is deleted meanwhile takes its order along', async () => {
  const { world, key, screens } = await open();
  look(key);
  await screen.findByText('200 Mbps');
  await world.send(del(ids.connection));
  await world.send(post(`/_control/provider/deprovision?circuit=${encodeURIComponent(ids.circuit)}`));
  await world.send(del(ids.circuit));
  world.moved();
  await screen.findByText(/The circuit was deleted/);
  expect(screens.at(-1)?.state).toBe('refused');
});

test('what was typed and looked up is there again after a reload', async () => {
  const { key, again } = await open();
  look(key);
  await screen.findByText('200 Mbps');
  cleanup();
  again();
  await screen.findByText('200 Mbps');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Service key' }).value).toBe(key);
});
