// @vitest-environment jsdom
/** A route filter on the screen: made, its services chosen and taken away, attached to a circuit, and kept while it is attached. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { get, put } from '#src/azure/requests.ts';
import { Portal } from '#src/portal/Portal.tsx';
import create from '#src/portal/blades/route-filter-create.ts';
import type { Screen } from '#src/portal/host.ts';
import { isRecord } from '#src/base/is-record.ts';
import { at } from '#src/portal/json.ts';
import type { Values } from '#src/portal/values.ts';
import { giveDialogs, read } from './stage.tsx';
import { createWorld, group, ids, owner } from './world.ts';
import type { World } from './world.ts';

giveDialogs();
afterEach(cleanup);

const microsoft = `${ids.circuit}/peerings/MicrosoftPeering`;
const peering = put(microsoft, {
  properties: {
    peeringType: 'MicrosoftPeering',
    peerASN: 64700,
    vlanId: 300,
    primaryPeerAddressPrefix: '203.0.114.0/30',
    secondaryPeerAddressPrefix: '203.0.114.4/30',
    microsoftPeeringConfig: { advertisedPublicPrefixes: ['203.0.115.0/24'] },
  },
});

async function open(path: string, ...before: Request[]): Promise<{ world: World; screens: Screen[] }> {
  const world = await createWorld();
  for (const request of before) await world.send(request.clone());
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

async function save({ world, screens }: Awaited<ReturnType<typeof open>>): Promise<void> {
  press('Save');
  await waitFor(() => expect(state(screens)).toBe('applying'));
  world.settle();
  await waitFor(() => expect(state(screens)).toBe('viewing'));
}

const communitiesIn = async (world: World): Promise<unknown> =>
  at(at(await world.send(get(`${ids.filter}/routeFilterRules/AllowedServices`)), 'properties'), 'communities');

test('services are added to the rule one by one, and taken out by their ticks', async () => {
  const opened = await open(`home;route-filter-rule=${ids.filter}`);
  choose('Allowed service communities', 'Azure West Europe');
  choose('Allowed service communities', 'Azure Storage West Europe');
  expect(opened.screens.at(-1)?.values).toEqual({ services: '12076:51002,12076:52002' });
  await save(opened);
  expect(await communitiesIn(opened.world)).toEqual(['12076:51002', '12076:52002']);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Azure West Europe' }));
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Allowed service communities' }));
  await save(opened);
  expect(await communitiesIn(opened.world)).toEqual(['12076:52002']);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Azure Storage West Europe' }));
  press('Save');
  expect(screen.getByText(/No service is chosen/)).toBeTruthy();
});

test('a filter is attached to a circuit that has Microsoft peering, and to no other', async () => {
  const opened = await open(`home;route-filter-circuits=${ids.filter}`);
  const { world, screens } = opened;
  choose('Circuit', 'er-amsterdam');
  press('Save');
  expect(screen.getByText(/er-amsterdam has no Microsoft peering/)).toBeTruthy();
  await world.send(peering.clone());
  world.moved();
  await waitFor(() => expect(screen.queryByText(/has no Microsoft peering/)).toBeNull());
  await save(opened);
  expect(at(await world.send(get(microsoft)), 'properties')).toMatchObject({
    routeFilter: { id: ids.filter },
    vlanId: 300,
    microsoftPeeringConfig: { advertisedPublicPrefixes: ['203.0.115.0/24'] },
  });
  expect(screen.getByRole('row', { name: 'er-amsterdam MicrosoftPeering' })).toBeTruthy();
  expect(state(screens)).toBe('viewing');
});

test('a Microsoft peering tells what it announces, in which state that is, and its filter', async () => {
  await open(`home;peering=${microsoft}`, peering);
  expect(screen.getByText('203.0.115.0/24')).toBeTruthy();
  expect(screen.getByText('Validation needed')).toBeTruthy();
  expect(screen.queryByText('IPv6 primary subnet')).toBeNull();
});

test('a filter that is attached cannot be deleted, and the reason is shown', async () => {
  const { world, screens } = await open(`home;route-filter=${ids.filter}`, peering);
  const properties = at(await world.send(get(microsoft)), 'properties');
  if (!isRecord(properties)) throw new Error('The peering has no properties.');
  await world.send(put(microsoft, { properties: { ...properties, routeFilter: { id: ids.filter } } }));
  press('Delete');
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
  await screen.findByText(/it is attached to/);
  expect(state(screens)).toBe('viewing');
});

const { host } = await createWorld();
const place = { blade: create.id };
const answers = await read(host, create.reads());
const rules = create.rules({ place, profile: 'taught', shape: 'taught' });
const good: Values = {
  ...rules.initial(answers),
  subscription: owner,
  resourceGroup: 'rg-network',
  region: 'westeurope',
  name: 'filter-new',
};

test('a filter with a fresh name is made in its group', () => {
  expect(rules.problems(good, answers)).toEqual([]);
  expect(rules.create(good)).toMatchObject([
    {
      method: 'PUT',
      id: `${group}/providers/Microsoft.Network/routeFilters/filter-new`,
      body: { location: 'westeurope' },
    },
  ]);
});

test.for([
  { field: 'name', values: { name: '' }, says: 'Name is empty', because: 'it is empty' },
  { field: 'name', values: { name: 'filter new' }, says: 'a space', because: 'it has a space' },
  { field: 'name', values: { name: 'FILTER-europe' }, says: 'already stands', because: 'it is taken' },
  { field: 'region', values: { region: '' }, says: 'No region', because: 'it is empty' },
  { field: 'resourceGroup', values: { resourceGroup: '' }, says: 'No resource group', because: 'it is empty' },
])('$field of a new filter is wrong: $because', ({ field, values, says }) => {
  const [problem, ...others] = rules.problems({ ...good, ...values }, answers);
  expect(others).toEqual([]);
  expect(problem?.field).toBe(field);
  expect(problem?.because).toContain(says);
});
