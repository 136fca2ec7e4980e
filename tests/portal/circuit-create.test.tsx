// @vitest-environment jsdom
/** The wizard of a circuit: every field filled wrongly, and the same circuit out of both of its shapes. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { Profile } from '#src/base/facts.ts';
import { get, put } from '#src/azure/requests.ts';
import { Portal } from '#src/portal/Portal.tsx';
import blade from '#src/portal/blades/circuit-create.ts';
import type { Screen } from '#src/portal/host.ts';
import { at } from '#src/portal/json.ts';
import type { Values } from '#src/portal/values.ts';
import { giveDialogs, read } from './stage.tsx';
import { createWorld, group, owner } from './world.ts';
import type { World } from './world.ts';

giveDialogs();
afterEach(cleanup);

const port = `${group}/providers/Microsoft.Network/expressRoutePorts/ports-ams`;
const { host, ...prepared } = await createWorld();
await prepared.send(
  put(port, {
    location: 'westeurope',
    properties: { peeringLocation: 'Equinix-Amsterdam-AM5', bandwidthInGbps: 10, encapsulation: 'Dot1Q' },
  }),
);
const place = { blade: blade.id };
const answers = await read(host, blade.reads());
const rulesIn = (shape: Profile) => blade.rules({ place, profile: 'taught', shape });

const good = {
  subscription: owner,
  resourceGroup: 'rg-network',
  region: 'westeurope',
  name: 'er-new',
  provider: 'Equinix',
  location: 'Amsterdam',
  bandwidth: '50',
};
const valuesIn = (shape: Profile, more: Values = {}): Values => ({
  ...rulesIn(shape).initial(answers),
  ...good,
  ...(shape === 'today' ? { resiliency: 'Standard' } : {}),
  ...more,
});
const two = {
  resiliency: 'Maximum',
  nameTwo: 'er-new-2',
  providerTwo: 'Megaport',
  locationTwo: 'London',
  bandwidthTwo: '50',
};

test.for(['taught', 'today'] as const)('good values have nothing wrong (%s)', (shape) => {
  const wrongIn = (more: Values = {}) => rulesIn(shape).problems(valuesIn(shape, more), answers);
  expect(wrongIn()).toEqual([]);
  expect(wrongIn({ tier: 'Local', family: 'UnlimitedData' })).toEqual([]);
  expect(wrongIn({ portType: 'Direct', port, bandwidth: '2000', provider: '', location: '' })).toEqual([]);
});

test('two circuits at two locations have nothing wrong', () => {
  expect(rulesIn('today').problems(valuesIn('today', two), answers)).toEqual([]);
});

const wrong: { field: string; values: Values; says: string[]; because: string; shape?: Profile }[] = [
  { field: 'resourceGroup', values: { resourceGroup: '' }, says: ['No resource group'], because: 'it is empty' },
  { field: 'region', values: { region: '' }, says: ['No region'], because: 'it is empty' },
  { field: 'name', values: { name: '' }, says: ['Name is empty', '1 to 80'], because: 'it is empty' },
  { field: 'name', values: { name: 'er new' }, says: ['“er new”', 'a space'], because: 'it has a space' },
  { field: 'name', values: { name: 'er/new' }, says: ['“/”', 'letters'], because: 'it has a slash' },
  { field: 'name', values: { name: 'er-new-' }, says: ['ends with “-”'], because: 'it ends with a hyphen' },
  { field: 'name', values: { name: 'e'.repeat(81) }, says: ['81', 'Remove 1'], because: 'it is too long' },
  { field: 'name', values: { name: 'ER-Amsterdam' }, says: ['already stands'], because: 'it is taken' },
  { field: 'provider', values: { provider: '' }, says: ['No provider'], because: 'it is empty' },
  { field: 'provider', values: { provider: 'Acme' }, says: ['“Acme”', 'list'], because: 'nobody is called so' },
  { field: 'location', values: { location: '' }, says: ['No peering location'], because: 'it is empty' },
  {
    field: 'location',
    values: { location: 'Nowhere' },
    says: ['Equinix is not in Nowhere', 'such as'],
    because: 'the provider is elsewhere',
  },
  { field: 'bandwidth', values: { bandwidth: '' }, says: ['No bandwidth'], because: 'it is empty' },
  { field: 'bandwidth', values: { bandwidth: '300' }, says: ['300 Mbps'], because: 'nobody offers it' },
  {
    field: 'bandwidth',
    values: { portType: 'Direct', port, bandwidth: '50' },
    says: ['50 Mbps'],
    because: 'a port pair has other sizes',
  },
  {
    field: 'port',
    values: { portType: 'Direct', bandwidth: '' },
    says: ['No ExpressRoute Direct resource'],
    because: 'none is chosen',
  },
  {
    field: 'family',
    values: { tier: 'Local' },
    says: ['always billed as Unlimited'],
    because: 'Local is never metered',
  },
  {
    field: 'tier',
    values: { tier: 'Local', family: 'UnlimitedData', location: 'Perth' },
    says: ['Perth', 'no Azure region nearby', 'Standard or Premium'],
    because: 'there is no region nearby',
  },
  {
    field: 'resiliency',
    shape: 'today',
    values: { resiliency: 'High' },
    says: ['Metro', 'Standard'],
    because: 'no Metro location is simulated',
  },
  {
    field: 'nameTwo',
    shape: 'today',
    values: { ...two, nameTwo: 'ER-new' },
    says: ['Both circuits', 'another name'],
    because: 'it is that of the first circuit',
  },
  {
    field: 'locationTwo',
    shape: 'today',
    values: { ...two, locationTwo: '' },
    says: ['No peering location'],
    because: 'it is empty',
  },
];

test.for(wrong)('$field is wrong: $because', ({ field, values, says, shape }) => {
  for (const one of shape === undefined ? (['taught', 'today'] as const) : [shape]) {
    const found = rulesIn(one).problems(valuesIn(one, values), answers);
    const problem = found.find((other) => other.field === field);
    expect(found[0]?.field, JSON.stringify(found)).toBe(field);
    for (const words of says) expect(problem?.because).toContain(words);
  }
});

test('a provider that is not at the chosen place takes the choice back, and Local is Unlimited by itself', () => {
  const { follows } = rulesIn('taught');
  expect(follows('provider', valuesIn('taught', { provider: 'Megaport', location: 'Bogota' }), answers)).toEqual({
    location: '',
  });
  expect(follows('provider', valuesIn('taught', { provider: 'Megaport' }), answers)).toEqual({});
  expect(follows('tier', valuesIn('taught', { tier: 'Local' }), answers)).toEqual({ family: 'UnlimitedData' });
});

describe('on the screen', () => {
  const type = (name: string, value: string) =>
    fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
  const choose = (name: string, label: string) => {
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name });
    const option = within(select).getByRole<HTMLOptionElement>('option', { name: label });
    fireEvent.change(select, { target: { value: option.value } });
  };
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

  async function open(shape: Profile): Promise<{ world: World; screens: Screen[] }> {
    const world = await createWorld();
    world.memory.set('portal/shape', shape);
    const screens: Screen[] = [];
    render(<Portal host={world.host} start="home;circuit-create" onScreen={(one) => screens.push(one)} />);
    await waitFor(() => expect(screens.at(-1)?.state).toBe('editing'));
    expect(screens.at(-1)?.shape).toBe(shape);
    return { world, screens };
  }
  const basics = () => {
    choose('Resource group', 'rg-network');
    choose('Region', 'West Europe');
    type('Name', 'er-new');
  };
  const line = (second = '') => {
    const label = (text: string) => (second === '' ? text : `${second} ${text.toLowerCase()}`);
    choose(label('Provider'), second === '' ? 'Equinix' : 'Megaport');
    choose(label('Peering location'), second === '' ? 'Amsterdam' : 'London');
    choose(label('Bandwidth'), '200 Mbps');
  };
  const create = async ({ world, screens }: Awaited<ReturnType<typeof open>>) => {
    expect(screen.getByText('Validation passed')).toBeTruthy();
    press('Create');
    await waitFor(() => expect(screens.at(-1)?.state).toBe('deploying'));
    for (let times = 0; times < 3; times += 1) {
      world.settle();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await waitFor(() => expect(screens.at(-1)?.state).toBe('deployed'));
  };
  const circuit = (world: World, name: string): Promise<unknown> =>
    world.send(get(`${group}/providers/Microsoft.Network/expressRouteCircuits/${name}`));
  const made = async (world: World, name = 'er-new') => {
    const found = await circuit(world, name);
    return {
      sku: at(found, 'sku'),
      location: at(found, 'location'),
      line: at(found, 'properties.serviceProviderProperties'),
    };
  };

  test('both shapes make the same circuit of the same values', async () => {
    const taught = await open('taught');
    basics();
    press('Next: Configuration');
    line();
    choose('SKU', 'Premium');
    choose('Billing model', 'Unlimited');
    press('Next: Review + create');
    await create(taught);
    const first = await made(taught.world);
    cleanup();
    const today = await open('today');
    choose('Resiliency', 'Standard resiliency');
    basics();
    line();
    choose('SKU', 'Premium');
    choose('Billing model', 'Unlimited');
    press('Next: Review + create');
    await create(today);
    expect(await made(today.world)).toEqual(first);
    expect(first).toEqual({
      sku: { name: 'Premium_UnlimitedData', tier: 'Premium', family: 'UnlimitedData' },
      location: 'westeurope',
      line: { serviceProviderName: 'Equinix', peeringLocation: 'Amsterdam', bandwidthInMbps: 200 },
    });
  });

  test('maximum resiliency makes two circuits', async () => {
    const today = await open('today');
    basics();
    line();
    type('Second circuit name', 'er-new-2');
    line('Second');
    press('Next: Review + create');
    await create(today);
    expect((await made(today.world)).line).toMatchObject({ peeringLocation: 'Amsterdam' });
    expect((await made(today.world, 'er-new-2')).line).toMatchObject({
      serviceProviderName: 'Megaport',
      peeringLocation: 'London',
    });
  });
});
