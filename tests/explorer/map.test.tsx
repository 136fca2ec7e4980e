// @vitest-environment jsdom
/** The map on a page: drawn without a worker, reachable by keys, told in words. */
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { statementOf } from '#src/base/fact-words.ts';
import { emptyNetwork } from '#src/datapath/network.ts';
import { trace } from '#src/datapath/trace.ts';
import { FactMark } from '#src/explorer/map/FactMark.tsx';
import { PathHops } from '#src/explorer/map/PathHops.tsx';
import { PathMap, type PathMapProps } from '#src/explorer/map/PathMap.tsx';
import { hubAndSpokes, inSpoke, type Drawing } from '#tests/explorer/map-networks.ts';

let width = 1000;
beforeEach(() => {
  width = 1000;
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockImplementation(() => width);
});
afterEach(cleanup);

const app = '10.20.1.4';
const sceneOf = (to: string, options: Drawing = {}) => {
  const network = hubAndSpokes(options);
  return { network, trace: trace(network, { from: 'site', to }) };
};
const draw = async (props: PathMapProps) => {
  const shown = render(<PathMap {...props} />);
  if (props.network.nodes.length > 0) await screen.findByRole('group', { name: /^Map of the network/ });
  return shown;
};
const map = () => screen.getByRole('group', { name: /^Map of the network/ });
const node = (name: string | RegExp) => within(map()).getByRole('button', { name });

describe('what is said', () => {
  test('the verdict stands above, each node says what the packet does there', async () => {
    await draw(sceneOf(app));
    expect(screen.getByText('The packet reaches vm-app and goes around ergw-hub.')).toBeTruthy();
    expect(node(/^ergw-hub (routes only|only the answer), gateway, the packet goes around it/)).toBeTruthy();
    expect(node(/^vm-app 10\.20\.1\.4, machine, the packet arrives here/)).toBeTruthy();
    expect(node(/^vnet-spoke-1 10\.30\.0\.0\/24, virtual network, in vnet-spoke-1$/)).toBeTruthy();
  });

  test('both ways are ordered lists', async () => {
    const scene = sceneOf(inSpoke(0));
    await draw(scene);
    const [there, back] = ['The way there', 'The way back'].map((name) => screen.getByRole('region', { name }));
    const namesIn = (region: HTMLElement) =>
      within(region)
        .getAllByRole('listitem')
        .flatMap((item) => item.querySelector('.xm-hop-name')?.textContent ?? []);
    expect(namesIn(there!)).toEqual(scene.trace.hops.map(({ name }) => name));
    expect(namesIn(back!)).toEqual(scene.trace.back!.hops.map(({ name }) => name));
  });

  test('a source opens where it comes from', async () => {
    await draw(sceneOf(app));
    const mark = screen.getByRole('button', { name: /^Where this comes from: edge-/ });
    const box = document.getElementById(mark.getAttribute('popovertarget')!)!;
    expect(within(box).queryByRole('link', { hidden: true })).toBeNull();
    fireEvent.click(mark);
    const [link] = await within(box).findAllByRole('link', { hidden: true });
    expect(link!.getAttribute('href')).toMatch(/^https:/);
    expect(box.textContent).toContain(statementOf('expressroute/fastpath-bypasses-gateway', 'today'));
  });

  test('a mark without a source says so', async () => {
    render(<FactMark id="expressroute/no-such-fact" profile="today" />);
    fireEvent.focus(screen.getByRole('button', { name: 'Where this comes from' }));
    expect(await screen.findByText('Nobody wrote down where this comes from.')).toBeTruthy();
  });

  test('a change of the way is announced in one sentence, the first drawing is not', async () => {
    const { rerender } = await draw(sceneOf(app));
    expect(screen.getByRole('status').textContent).toBe('');
    const next = sceneOf(app, { fastPath: false });
    rerender(<PathMap {...next} />);
    expect(screen.getByRole('status').textContent).toBe(next.trace.because);
  });

  test('nothing drawn is said to be nothing', async () => {
    await draw({ network: emptyNetwork, trace: undefined });
    expect(screen.getByText(/^There is nothing here yet/)).toBeTruthy();
  });

  test('without a trace the network is drawn with no way in it and nothing to play', async () => {
    await draw({ network: hubAndSpokes(), trace: undefined });
    expect(node(/^vm-app /).dataset['role']).toBe('idle');
    expect(screen.queryByRole('button', { name: 'Next hop' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'The way there' })).toBeNull();
  });
});

describe('keys', () => {
  test('Tab reaches one node and leaves again; arrow keys go on from there', async () => {
    const user = userEvent.setup();
    await draw(sceneOf(app));
    await user.tab();
    expect(document.activeElement).toBe(node(/^site /));
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(node(/^router, /));
    await user.tab();
    expect(map().contains(document.activeElement)).toBe(false);
    await user.tab({ shift: true });
    expect(document.activeElement, 'Tab comes back to where one was').toBe(node(/^router, /));
  });

  test('Enter selects a node, and again lets it go', async () => {
    const user = userEvent.setup();
    await draw(sceneOf(app));
    await user.tab();
    await user.keyboard('{Enter}');
    expect(node(/^site /).getAttribute('aria-pressed')).toBe('true');
    await user.keyboard('{Enter}');
    expect(node(/^site /).getAttribute('aria-pressed')).toBe('false');
  });

  test('whoever wants to know is told which node was selected', async () => {
    const onSelect = vi.fn<(id: string) => void>();
    await draw({ ...sceneOf(app), selected: 'vm-app', onSelect });
    fireEvent.click(node(/^vnet-hub /));
    expect(onSelect.mock.calls).toEqual([['vnet-hub']]);
    expect(node(/^vm-app /).getAttribute('aria-pressed')).toBe('true');
  });

  test('a hop and its node light up together', async () => {
    await draw(sceneOf(app));
    const there = screen.getByRole('region', { name: 'The way there' });
    fireEvent.focus(within(there).getByRole('button', { name: 'vnet-hub' }));
    expect(node(/^vnet-hub /).dataset['pointed']).toBe('true');
    fireEvent.blur(within(there).getByRole('button', { name: 'vnet-hub' }));
    expect(node(/^vnet-hub /).dataset['pointed']).toBeUndefined();
  });
});

describe('the packet', () => {
  test('where nobody can be asked about motion it only steps, and each step is told', async () => {
    await draw(sceneOf(app));
    expect(screen.queryByRole('button', { name: 'Play' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Next hop' }));
    expect(node(/^router, /).dataset['here']).toBe('there');
    expect(screen.getByRole('status').textContent).toMatch(/^Hop 2 of \d+: router\.$/);
    fireEvent.click(screen.getByRole('button', { name: 'One hop back' }));
    expect(node(/^site /).dataset['here']).toBe('there');
  });

  test('where motion is welcome it plays by itself, pauses, and plays again', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      render(<PathMap {...sceneOf(app)} />);
      await vi.waitFor(() => map());
      for (let turn = 0; turn < 3; turn += 1)
        act(() => {
          vi.advanceTimersByTime(300);
        });
      expect(node(/^site /).dataset['here']).toBeUndefined();
      fireEvent.click(screen.getByRole('button', { name: 'Pause' }));
      expect(screen.getByRole('button', { name: 'Play' })).toBeTruthy();
      fireEvent.click(screen.getByRole('button', { name: 'Play' }));
      for (let turn = 0; turn < 40; turn += 1)
        act(() => {
          vi.advanceTimersByTime(300);
        });
      expect(screen.getByRole('button', { name: 'Play again' })).toBeTruthy();
      expect(node(/^site /).dataset['here'], 'the answer is home').toBe('back');
    } finally {
      vi.useRealTimers();
      vi.unstubAllGlobals();
    }
  });
});

describe('room', () => {
  test.for([
    { wide: 1000, orientation: 'right' },
    { wide: 360, orientation: 'down' },
  ])('at $wide px the way runs $orientation', async ({ wide, orientation }) => {
    width = wide;
    await draw(sceneOf(app));
    expect(map().dataset['orientation']).toBe(orientation);
  });

  test('many spokes are folded into one node that says so, and opens', async () => {
    await draw(sceneOf(app, { spokes: 40 }));
    fireEvent.click(node(/^and 40 more networks not on the way, on vnet-hub, which this packet does not touch/));
    expect(await within(map()).findByRole('button', { name: /^vnet-spoke-40 / })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Fold what is not on the way' }));
    expect(await within(map()).findByRole('button', { name: /^and 40 more networks/ })).toBeTruthy();
  });

  test('a wheel scrolls the page unless Ctrl is held', async () => {
    await draw(sceneOf(app));
    expect(fireEvent.wheel(map(), { deltaY: 100 }), 'left to the page').toBe(true);
    expect(fireEvent.wheel(map(), { deltaY: 100, ctrlKey: true }), 'taken by the map').toBe(false);
  });
});

test('a list elsewhere on the page shares what is pointed at', async () => {
  const scene = sceneOf(app);
  function Page() {
    const [pointed, setPointed] = useState<string>();
    return (
      <>
        <PathMap {...scene} hops={false} pointed={pointed} onPoint={setPointed} />
        <PathHops {...scene} pointed={pointed} onPoint={setPointed} />
      </>
    );
  }
  render(<Page />);
  await screen.findByRole('group', { name: /^Map of the network/ });
  const item = screen.getAllByText('vnet-hub', { selector: 'strong' })[0]!.closest('li')!;
  fireEvent.pointerEnter(item);
  expect(node(/^vnet-hub /).dataset['pointed']).toBe('true');
  fireEvent.pointerLeave(item);
  fireEvent.pointerEnter(node(/^vnet-hub /));
  expect(item.dataset['pointed']).toBe('true');
});
