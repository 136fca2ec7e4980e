// @vitest-environment jsdom
/** The form of a peering: every field filled wrongly, a peering made, changed, switched off and deleted, and a page that has gone stale. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { actorHeader } from '#src/azure/journal.ts';
import { del, get, post, put } from '#src/azure/requests.ts';
import { Portal } from '#src/portal/Portal.tsx';
import blade from '#src/portal/blades/peering-configuration.ts';
import { at } from '#src/portal/json.ts';
import type { Screen } from '#src/portal/host.ts';
import type { Values } from '#src/portal/values.ts';
import { giveDialogs, read } from './stage.tsx';
import { createWorld, group, ids, owner } from './world.ts';
import type { World } from './world.ts';

giveDialogs();
afterEach(cleanup);

const microsoft = `${ids.circuit}/peerings/MicrosoftPeering`;
const filter = `${group}/providers/Microsoft.Network/routeFilters/filter-west`;

async function rulesOf(of: string, more: { isProvisioned?: boolean } = {}) {
  const { host } = await createWorld('taught', more);
  const place = { blade: blade.id, of };
  const answers = await read(host, blade.reads(place));
  const rules = blade.rules({ place, profile: 'taught', shape: 'taught' });
  return {
    answers,
    start: rules.initial(answers),
    problems: (values: Values) => rules.problems(values, answers),
  };
}

const privateForm = await rulesOf(ids.peering);
const publicForm = await rulesOf(microsoft);
const publicGood: Values = {
  ...publicForm.start,
  peerAsn: '64700',
  primary: '203.0.114.0/30',
  secondary: '203.0.114.4/30',
  vlan: '300',
  prefixes: '203.0.115.0/24, 203.0.116.0/24',
};

test('what is there, and a Microsoft peering with public addresses, have nothing wrong', () => {
  expect(privateForm.problems(privateForm.start)).toEqual([]);
  expect(publicForm.problems(publicGood)).toEqual([]);
  const six = { subnets: 'Both', primarySix: 'fd00:a::/126', secondarySix: 'fd00:a::4/126' };
  expect(privateForm.problems({ ...privateForm.start, ...six })).toEqual([]);
});

const wrong: {
  form: 'private' | 'microsoft';
  field: string;
  values: Values;
  says: string[];
  because: string;
  isPortalsOwn?: true;
}[] = [
  { form: 'private', field: 'peerAsn', values: { peerAsn: '' }, says: ['empty', '1 to'], because: 'it is empty' },
  {
    form: 'private',
    field: 'peerAsn',
    values: { peerAsn: '65k' },
    says: ['“65k”', 'whole'],
    because: 'it is no number',
  },
  { form: 'private', field: 'peerAsn', values: { peerAsn: '0' }, says: ['0', 'range'], because: 'it is too low' },
  {
    form: 'private',
    field: 'peerAsn',
    values: { peerAsn: '65515' },
    says: ['65515', 'reserved', '65520'],
    because: 'Azure keeps it',
  },
  { form: 'private', field: 'vlan', values: { vlan: '' }, says: ['empty', '4094'], because: 'it is empty' },
  { form: 'private', field: 'vlan', values: { vlan: '4095' }, says: ['4095', '4094'], because: 'it is too high' },
  { form: 'private', field: 'vlan', values: { vlan: '1.5' }, says: ['“1.5”'], because: 'it is not whole' },
  {
    form: 'microsoft',
    field: 'vlan',
    values: { vlan: '200' },
    says: ['200', 'Azure private'],
    because: 'the other peering has it',
  },
  { form: 'private', field: 'primary', values: { primary: '' }, says: ['empty', '/30'], because: 'it is empty' },
  { form: 'private', field: 'primary', values: { primary: 'ten' }, says: ['“ten”', '/30'], because: 'it is no subnet' },
  {
    form: 'private',
    field: 'primary',
    values: { primary: '192.168.9.0/29' },
    says: ['/29', '/30'],
    because: 'it is too large',
  },
  {
    form: 'private',
    field: 'primary',
    values: { primary: '192.168.9.1/30' },
    says: ['192.168.9.0/30'],
    because: 'it begins in the middle',
  },
  {
    form: 'private',
    field: 'primary',
    values: { primary: '192.168.9.0' },
    says: ['no length', '192.168.9.0/30'],
    because: 'it has no length',
  },
  {
    form: 'private',
    field: 'primary',
    values: { primary: 'fd00:a::/126' },
    says: ['IPv6', '/30'],
    because: 'it is of the other family',
    isPortalsOwn: true,
  },
  {
    form: 'private',
    field: 'secondary',
    values: { secondary: '192.168.10.0/30' },
    says: ['overlaps', 'Primary'],
    because: 'the first link has it',
  },
  {
    form: 'private',
    field: 'primarySix',
    values: { subnets: 'IPv6', primarySix: 'fd00:a::/64', secondarySix: 'fd00:b::/126' },
    says: ['/64', '/126'],
    because: 'an IPv6 link has a /126',
  },
  {
    form: 'private',
    field: 'sharedKey',
    values: { sharedKey: 'a'.repeat(26) },
    says: ['26 characters', '25', 'Remove 1'],
    because: 'it is too long',
  },
  {
    form: 'private',
    field: 'sharedKey',
    values: { sharedKey: 'pa$$' },
    says: ['“$”', 'letters and digits'],
    because: 'it has a sign in it',
  },
  {
    form: 'microsoft',
    field: 'primary',
    values: { primary: '192.168.20.0/30' },
    says: ['not public', 'registered'],
    because: 'its addresses are private',
  },
  {
    form: 'microsoft',
    field: 'prefixes',
    values: { prefixes: '' },
    says: ['empty', 'commas'],
    because: 'nothing would be announced',
    isPortalsOwn: true,
  },
  {
    form: 'microsoft',
    field: 'prefixes',
    values: { prefixes: '203.0.115.0/24 203.0.116.0/24' },
    says: ['not a prefix', 'commas'],
    because: 'there is no comma between',
  },
  {
    form: 'microsoft',
    field: 'prefixes',
    values: { prefixes: '203.0.115.0/24, 10.0.0.0/8' },
    says: ['10.0.0.0/8', 'not public'],
    because: 'one is private',
  },
  {
    form: 'microsoft',
    field: 'prefixes',
    values: { prefixes: '203.0.115.7/24' },
    says: ['203.0.115.0/24'],
    because: 'it begins in the middle',
  },
  {
    form: 'microsoft',
    field: 'customerAsn',
    values: { customerAsn: 'AS7' },
    says: ['“AS7”', 'empty'],
    because: 'it is no number',
  },
];

test.for(wrong)('$form peering, $field is wrong: $because', ({ form, field, values, says }) => {
  const { problems, start } = form === 'private' ? privateForm : publicForm;
  const found = problems({ ...(form === 'private' ? start : publicGood), ...values });
  expect(found.map((one) => one.field)).toEqual([field]);
  for (const words of says) expect(found[0]?.because).toContain(words);
});

// What the portal asks beyond Azure is marked: a request may go without.
test.for(wrong)('$form peering: Azure refuses what the form refuses of $field, where $because', async (row) => {
  const { form, values, isPortalsOwn = false } = row;
  const of = form === 'private' ? ids.peering : microsoft;
  const place = { blade: blade.id, of };
  const rules = blade.rules({ place, profile: 'taught', shape: 'taught' });
  const { answers, start } = form === 'private' ? privateForm : publicForm;
  const { id, body } = rules.save({ ...(form === 'private' ? start : publicGood), ...values }, answers);
  const { host } = await createWorld();
  const { status } = await host.fetch(put(id, body));
  expect(status >= 400).toBe(!isPortalsOwn);
});

test('nothing can be saved before the provider has provisioned the circuit', async () => {
  const { problems, start } = await rulesOf(ids.peering, { isProvisioned: false });
  const [problem, ...others] = problems(start);
  expect(others).toEqual([]);
  expect(problem?.field).toBe('peerAsn');
  expect(problem?.because).toMatch(/Not provisioned.*service key/);
});

async function open(path: string, prepare: (world: World) => unknown = () => undefined) {
  const world = await createWorld();
  await prepare(world);
  const screens: Screen[] = [];
  render(<Portal host={world.host} start={path} onScreen={(one) => screens.push(one)} />);
  await waitFor(() => expect(screens.some(({ state }) => state !== 'loading')).toBe(true));
  return { world, screens };
}

const type = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
const choose = (name: string, label: string) => {
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name });
  fireEvent.change(select, {
    target: { value: within(select).getByRole<HTMLOptionElement>('option', { name: label }).value },
  });
};
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const states = (screens: Screen[]) => screens.at(-1)?.state;

describe('on the screen', () => {
  test('a Microsoft peering is made by the form that the list of peerings leads to', async () => {
    const { world, screens } = await open(`home;circuit-peerings=${ids.circuit}`, (prepared) =>
      prepared.send(put(filter, { location: 'westeurope', properties: {} })),
    );
    expect(screen.getByRole('row', { name: /Azure public Retired/ })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Azure public' })).toBeNull();
    fireEvent.click(screen.getByRole('link', { name: 'Microsoft' }));
    await screen.findByText(/Fill in the fields/);
    type('Peer ASN', '64700');
    choose('Subnets', 'Both');
    type('IPv4 Primary subnet', '203.0.114.0/30');
    type('IPv4 Secondary subnet', '203.0.114.4/30');
    type('IPv6 Primary subnet', '2001:db9::/126');
    type('IPv6 Secondary subnet', '2001:db9::4/126');
    type('VLAN ID', '200');
    type('Advertised public prefixes', '203.0.115.0/24, 2001:db9:1::/48');
    choose('Routing registry name', 'ARIN');
    choose('Route filter', 'filter-west');
    press('Save');
    expect(screen.getByText(/VLAN 200 is used by the Azure private peering/)).toBeTruthy();
    type('VLAN ID', '201');
    press('Save');
    await waitFor(() => expect(states(screens)).toBe('applying'));
    world.settle();
    await waitFor(() => expect(states(screens)).toBe('viewing'));
    expect(await world.send(get(microsoft))).toMatchObject({
      properties: {
        peerASN: 64700,
        vlanId: 201,
        state: 'Enabled',
        primaryPeerAddressPrefix: '203.0.114.0/30',
        microsoftPeeringConfig: { advertisedPublicPrefixes: ['203.0.115.0/24'], routingRegistryName: 'ARIN' },
        routeFilter: { id: filter },
        ipv6PeeringConfig: {
          primaryPeerAddressPrefix: '2001:db9::/126',
          microsoftPeeringConfig: { advertisedPublicPrefixes: ['2001:db9:1::/48'] },
        },
      },
    });
    expect(await screen.findByText(/Validation needed/)).toBeTruthy();
  });

  test('a peering is switched off without losing its configuration', async () => {
    const { world, screens } = await open(`home;peering-configuration=${ids.peering}`);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Enable peering' }));
    press('Save');
    await waitFor(() => expect(states(screens)).toBe('applying'));
    world.settle();
    await waitFor(() => expect(states(screens)).toBe('viewing'));
    expect(await world.send(get(ids.peering))).toMatchObject({
      properties: { state: 'Disabled', vlanId: 200, peerASN: 65010, primaryPeerAddressPrefix: '192.168.10.0/30' },
    });
  });

  test('private peering stays while a connection runs over it, and goes after it', async () => {
    const { world, screens } = await open(`home;peering-configuration=${ids.peering}`);
    const remove = () => {
      press('Delete');
      fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
    };
    remove();
    await screen.findByText(/con-linked.* runs over it/);
    await world.send(del(ids.connection));
    remove();
    await waitFor(() => expect(states(screens)).toBe('removing'));
    world.settle();
    await waitFor(() => expect(states(screens)).toBe('removed'));
    expect(at(await world.send(get(ids.circuit)), 'properties.peerings')).toEqual([]);
  });

  test('who edits a peering that is deleted elsewhere is told so, and nothing is made again by itself', async () => {
    const { world, screens } = await open(`home;peering-configuration=${ids.peering}`);
    type('VLAN ID', '222');
    await world.send(del(ids.connection));
    await world.send(del(ids.peering));
    world.moved();
    await screen.findByText(/This resource is not there/);
    world.moved();
    await waitFor(() => expect(states(screens)).toBe('missing'));
    press('Refresh');
    await screen.findByText(/Fill in the fields/);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'VLAN ID' }).value).toBe('');
    expect(screen.getByRole('button', { name: 'Delete' }).getAttribute('aria-disabled')).toBe('true');
  });

  test('Refresh pulls a peering that the provider configured', async () => {
    const other = `${group}/providers/Microsoft.Network/expressRouteCircuits/er-other`;
    const of = `circuit=${encodeURIComponent(other)}`;
    const { world, screens } = await open(`home;circuit-peerings=${other}`, async (prepared) => {
      const send = (request: Request) => prepared.send(request);
      await send(
        put(other, {
          location: 'westeurope',
          sku: { tier: 'Standard', family: 'MeteredData' },
          properties: {
            serviceProviderProperties: {
              serviceProviderName: 'Equinix',
              peeringLocation: 'London',
              bandwidthInMbps: 50,
            },
          },
        }),
      );
      await send(post(`/_control/provider/provision?${of}`));
      await send(
        post(`/_control/provider/peering?${of}`, {
          peerASN: 65020,
          vlanId: 77,
          primaryPeerAddressPrefix: '172.16.9.0/30',
          secondaryPeerAddressPrefix: '172.16.9.4/30',
        }),
      );
    });
    expect(screen.getByRole('row', { name: /Azure private Not configured/ })).toBeTruthy();
    press('Refresh');
    await waitFor(() => expect(states(screens)).toBe('applying'));
    world.settle();
    await screen.findByRole('row', { name: /Azure private Enabled 172.16.9.0\/30/ });
  });

  test('Refresh only looks again for somebody who may only look', async () => {
    const world = await createWorld();
    await world.send(del(ids.connection));
    await world.send(del(ids.peering));
    const policy = { assignments: [{ principal: 'uwe', role: 'Reader', scope: `/subscriptions/${owner}` }] };
    await world.send(put('/_control/access', policy));
    const screens: Screen[] = [];
    const asked: string[] = [];
    const host = {
      ...world.host,
      fetch: (request: Request) => {
        const named = new Request(request);
        named.headers.set(actorHeader, 'uwe');
        asked.push(named.method);
        return world.host.fetch(named);
      },
    };
    render(<Portal host={host} start={`home;circuit-peerings=${ids.circuit}`} onScreen={(one) => screens.push(one)} />);
    await waitFor(() => expect(states(screens)).toBe('viewing'));
    press('Refresh');
    await waitFor(() => expect(asked).toContain('PUT'));
    await waitFor(() => expect(states(screens)).toBe('viewing'));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole('row', { name: /Azure private Not configured/ })).toBeTruthy();
  });
});
