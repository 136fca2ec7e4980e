// @vitest-environment jsdom
/** The blades that watch a resource: metrics, resource health, tags, properties; and what each does when the Cloud moves. */
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { post } from '#src/azure/requests.ts';
import { Portal } from '#src/portal/Portal.tsx';
import { isRowShown, rowsOf, tagProblems, tagsOf } from '#src/portal/tags.ts';
import { giveDialogs } from './stage.tsx';
import { createWorld, group, ids, owner } from './world.ts';
import type { World } from './world.ts';

giveDialogs();
afterEach(cleanup);

async function open(path: string, prepared?: World): Promise<World> {
  const world = prepared ?? (await createWorld());
  render(<Portal host={world.host} start={path} />);
  await waitFor(() => expect(document.querySelector('[data-loading="false"]')).not.toBeNull());
  return world;
}

const lose = (world: World, link: string): Promise<unknown> =>
  world.send(post(`/_control/bgp/down?circuit=${encodeURIComponent(ids.circuit)}&link=${link}`));

const cells = (name: string): string[][] =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell'))
    .map((row) => row.map(({ textContent }) => textContent));

const choose = (name: string, value: string): void => {
  const box = screen.getByRole('combobox', { name });
  fireEvent.change(box, { target: { value: within(box).getByRole('option', { name: value }).getAttribute('value') } });
};

describe('metrics', () => {
  test('begin with what says most about the resource, one line for each link', async () => {
    await open(`metrics=${ids.circuit}`);
    expect(await screen.findByRole('slider', { name: /Bgp Availability/ })).toBeTruthy();
    expect(cells('In figures')).toEqual([
      ['Private, Primary', '100 %', '100 %', '100 %'],
      ['Private, Secondary', '100 %', '100 %', '100 %'],
    ]);
  });

  test('follow the Cloud, and remember how it was', async () => {
    const world = await open(`metrics=${ids.circuit}`);
    await lose(world, 'primary');
    act(() => world.moved());
    await waitFor(() => expect(cells('In figures')[0]).toEqual(['Private, Primary', '0 %', '0 %', '100 %']));
  });

  test('are read off by the arrow keys, moment by moment', async () => {
    await open(`metrics=${ids.circuit}`);
    const chart = await screen.findByRole('slider');
    const last = chart.getAttribute('aria-valuetext');
    expect(last).toMatch(/^Jan 5, .* (AM|PM)\. Private, Primary: 100 %, Private, Secondary: 100 %$/);
    fireEvent.keyDown(chart, { key: 'ArrowLeft' });
    expect(chart.getAttribute('aria-valuetext')).not.toBe(last);
    fireEvent.keyDown(chart, { key: 'Home' });
    expect(chart.getAttribute('aria-valuenow')).toBe('0');
    fireEvent.keyDown(chart, { key: 'ArrowLeft' });
    expect(chart.getAttribute('aria-valuenow'), 'there is nothing before the first moment').toBe('0');
    fireEvent.keyDown(chart, { key: 'End' });
    expect(chart.getAttribute('aria-valuetext')).toBe(last);
  });

  test('have the same figures in a table, point by point', async () => {
    await open(`metrics=${ids.circuit}`);
    const more = await screen.findByText('Figures as a table');
    const box = more.closest('details');
    if (box) box.open = true;
    if (box) fireEvent(box, new Event('toggle'));
    const figures = cells('Figures of Bgp Availability');
    expect(figures).toHaveLength(60);
    expect(figures.at(-1)?.slice(1)).toEqual(['100 %', '100 %']);
  });

  test('are asked of Azure anew when something else is chosen', async () => {
    await open(`metrics=${ids.circuit}`);
    choose('Split by', 'Nothing');
    await waitFor(() => expect(cells('In figures')).toEqual([['Bgp Availability', '100 %', '100 %', '100 %']]));
    choose('Metric', 'BitsInPerSecond');
    await screen.findByRole('slider', { name: /BitsInPerSecond/ });
    await waitFor(() => expect(cells('In figures')[0]?.[1]).toBe('0 bit/s'));
    choose('Time range', 'Last 7 days');
    await waitFor(() => expect(screen.getByRole('slider').getAttribute('aria-valuemax')).toBe('27'));
  });

  test('of a gateway count its routes', async () => {
    await open(`metrics=${ids.linked}`);
    await screen.findByRole('slider', { name: /Learned from Peer/ });
    expect(cells('In figures').map(([, now]) => now)).toEqual(['1', '1']);
  });
});

describe('resource health', () => {
  test('says that all is well, and since when', async () => {
    await open(`resource-health=${ids.circuit}`);
    expect(screen.getByText('Available')).toBeTruthy();
    expect(screen.getByText(/BGP is up on every link/)).toBeTruthy();
    expect(cells('How it was before').map(([, status]) => status)).toContain('Unknown');
  });

  test('turns with the Cloud, and advises where to look', async () => {
    const world = await open(`resource-health=${ids.circuit}`);
    await lose(world, 'secondary');
    act(() => world.moved());
    await screen.findByText(/BGP is down on the secondary link of Private peering/);
    expect(cells('What to look at').flat().join(' ')).toContain('ARP records');
  });

  test('never says what only the customer could know', async () => {
    const world = await open(`resource-health=${ids.circuit}`);
    await lose(world, 'primary');
    act(() => world.moved());
    await screen.findByText(/BGP is down on the primary link/);
    expect(document.body.textContent).not.toMatch(/on-premises router/i);
  });
});

describe('tags', () => {
  const type = (name: string, value: string): void => {
    fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
  };

  test.for([
    { what: 'a resource', of: ids.connection },
    { what: 'a resource group', of: group },
    { what: 'a subscription', of: `/subscriptions/${owner}` },
  ])('are written to $what, and are there afterwards', async ({ of }) => {
    const world = await open(`tags=${of}`);
    type('Name 1', 'team');
    type('Value 1', 'network');
    expect(screen.getByRole('textbox', { name: 'Name 2' }), 'there is always an empty row').toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByText('Unsaved changes')).toBeNull());
    const answer = await world.host.fetch(
      new Request(
        `https://management.azure.com${of}/providers/Microsoft.Resources/tags/default?api-version=2021-04-01`,
      ),
    );
    expect(await answer.json()).toMatchObject({ properties: { tags: { team: 'network' } } });
  });

  test('that are wrong are told at the field, and not sent', async () => {
    await open(`tags=${ids.connection}`);
    type('Value 1', 'network');
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText(/The value “network” has no name/)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name 1' }));
  });

  test.for([
    {
      because: 'a value belongs to a name',
      rows: { value0: 'x' },
      says: 'The value “x” has no name. Name the tag, or clear its value.',
    },
    {
      because: 'a tag has one value',
      rows: { name0: 'team', value0: 'a', name1: 'team', value1: 'b' },
      says: '“team” is in row 1 already, and a tag has one value. Use another name, or clear this row.',
    },
    {
      because: 'case does not matter in a name',
      rows: { name0: 'Team', name1: 'team' },
      says: '“team” and “Team” in row 1 are one tag: case does not matter in a name. Use another name.',
    },
    { because: 'a tag may have no value', rows: { name0: 'team', value0: '' }, says: undefined },
    { because: 'nothing is no tag', rows: { name0: ' ', value0: '' }, says: undefined },
  ])('are refused in words: $because', ({ rows, says }) => {
    expect(tagProblems(rows)[0]?.because).toBe(says);
  });

  test('go through rows and back unchanged, without the spaces around them', () => {
    const tags = { team: 'network', cost: '' };
    expect(tagsOf(rowsOf(tags))).toEqual(tags);
    expect(tagsOf({ name0: ' team ', value0: ' network ' })).toEqual({ team: 'network' });
    expect([0, 1, 2, 3].map((row) => isRowShown(rowsOf(tags), row))).toEqual([true, true, true, false]);
  });
});

test('properties name the resource, and every plain value it has', async () => {
  await open(`properties=${ids.circuit}`);
  const essentials = screen.getByRole('region', { name: 'Essentials' });
  expect(within(essentials).getByText(ids.circuit)).toBeTruthy();
  expect(within(essentials).getByRole('button', { name: 'Copy Resource ID' })).toBeTruthy();
  expect(cells('Values').map(([name]) => name)).toContain('Service provider provisioning state');
});

test('a subscription leads to its groups, its log and its tags', async () => {
  await open(`subscription=/subscriptions/${owner}`);
  expect(cells('Resource groups').map(([name]) => name)).toEqual(['rg-network']);
  const menu = screen.getByRole('navigation', { name: 'Subscription menu' });
  for (const name of ['Activity log', 'Tags']) expect(within(menu).getByRole('link', { name })).toBeTruthy();
});

describe('a copy button', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('copies as keys would where the page has no clipboard', async () => {
    vi.stubGlobal('navigator', {});
    let copied = '';
    const command = vi.fn(() => {
      const box = document.activeElement;
      copied = box instanceof HTMLTextAreaElement ? box.value : '';
      return true;
    });
    Object.defineProperty(document, 'execCommand', { value: command, configurable: true });
    const world = await open(`properties=${ids.circuit}`);
    const button = screen.getByRole('button', { name: 'Copy Resource ID' });
    fireEvent.click(button);
    await waitFor(() => expect(world.said.at(-1)).toBe('Resource ID copied.'));
    expect(command).toHaveBeenCalledWith('copy');
    expect(copied).toBe(ids.circuit);
    expect(document.activeElement).toBe(button);
    expect(document.querySelector('textarea')).toBeNull();
    Reflect.deleteProperty(document, 'execCommand');
  });

  test('selects the text where nothing may be copied, and says which key does', async () => {
    vi.stubGlobal('navigator', {});
    const world = await open(`properties=${ids.circuit}`);
    fireEvent.click(screen.getByRole('button', { name: 'Copy Resource ID' }));
    await waitFor(() => expect(world.said.at(-1)).toBe('Resource ID is selected. Press Ctrl+C to copy it.'));
    expect(getSelection()?.toString()).toBe(ids.circuit);
  });
});

test('a notification says how long it took, and leads to the resource and to its log', async () => {
  const world = await open(`connection=${ids.connection}`);
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
  fireEvent.click(await screen.findByRole('button', { name: /^Notifications/ }));
  await screen.findByText(/^Running for/);
  act(() => world.settle());
  await screen.findByText(/, took \d+ (min|s)/);
  fireEvent.click(screen.getByRole('link', { name: 'Activity log of rg-network' }));
  await screen.findByRole('heading', { level: 2, name: 'rg-network | Activity log' });
  expect(cells('Operations')[0]?.slice(0, 2)).toEqual(['Delete connection', 'Succeeded']);
});
