/** The tiles of a class in a browser: everybody first, then what changes, in every tab that shows them. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLiveTiles } from '#src/components/classroom/live-stream.ts';
import type { Tile } from '#src/classroom/live/tile.ts';
import type { Shared } from '#src/components/classroom/streaming/shared.ts';

/** A board as the server has it: tiles with the tick at which each changed. */
let board = new Map<string, { tile: Tile; tick: number }>();
let name = 'b';
let tick = 0;
let sources: FakeSource[] = [];
let open: Shared[] = [];

const mark = () => `${name}:${String(tick)}`;
function changeSince(after: string | null) {
  const [of, count] = (after ?? '').split(':');
  const isAll = of !== name;
  const tiles = [...board.values()].filter((one) => isAll || one.tick > Number(count)).map((one) => one.tile);
  return { from: after ?? '', mark: mark(), isAll, tiles, gone: [], now: Date.now() };
}
const afterIn = (address: string) => new URL(address, 'http://class.test').searchParams.get('after');

class FakeSource extends EventTarget {
  isOpen = true;
  constructor(address: string) {
    super();
    sources.push(this);
    queueMicrotask(() => {
      this.send('tiles', changeSince(afterIn(address)));
    });
    setInterval(() => {
      this.send('beat', { mark: mark(), now: Date.now() });
    }, 5000);
  }
  send(event: string, data: unknown) {
    if (this.isOpen) this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }
  close() {
    this.isOpen = false;
  }
}
const living = () => sources.filter(({ isOpen }) => isOpen);

function change(seat: string, need: number, gone: string[] = []) {
  const from = mark();
  tick += 1;
  const tile = { seat, name: seat, need };
  board.set(seat, { tile, tick });
  for (const one of gone) board.delete(one);
  for (const source of sources)
    source.send('tiles', { from, mark: mark(), isAll: false, tiles: [tile], gone, now: Date.now() });
}

const channels = new Set<FakeChannel>();
class FakeChannel extends EventTarget {
  constructor() {
    super();
    channels.add(this);
  }
  postMessage(data: unknown) {
    for (const other of channels)
      if (other !== this)
        queueMicrotask(() => other.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) })));
  }
  close() {
    channels.delete(this);
  }
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
function tab() {
  let shown: Record<string, number> = {};
  open.push(
    openLiveTiles('c1', {
      onTiles: (tiles) => {
        shown = Object.fromEntries([...tiles].map(([seat, { need }]) => [seat, need]));
      },
    }),
  );
  return () => shown;
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  vi.stubGlobal('EventSource', FakeSource);
  vi.stubGlobal('BroadcastChannel', FakeChannel);
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('fetch', (address: string) => Promise.resolve(Response.json(changeSince(afterIn(address)))));
  board = new Map();
  [name, tick] = ['b', 0];
  sources = [];
  open = [];
});
afterEach(() => {
  for (const one of open) one.close();
  channels.clear();
  localStorage.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('every tab shows everybody, and hears each change over one stream', async () => {
  change('s1', 1);
  change('s2', 2);
  const first = tab();
  await pass(100);
  const second = tab();
  await pass(100);
  expect([first(), second()]).toEqual([
    { s1: 1, s2: 2 },
    { s1: 1, s2: 2 },
  ]);
  change('s1', 3);
  change('s3', 4, ['s2']);
  await pass(100);
  expect([first(), second()]).toEqual([
    { s1: 3, s3: 4 },
    { s1: 3, s3: 4 },
  ]);
  expect(living()).toHaveLength(1);
});

test('a stream that was cut goes on where it was, and a server that starts anew shows everybody again', async () => {
  change('s1', 1);
  const shown = tab();
  await pass(100);
  const cut = () => {
    for (const source of living()) source.dispatchEvent(new Event('error'));
  };
  board.set('s2', { tile: { seat: 's2', name: 's2', need: 5 }, tick: (tick += 1) });
  cut();
  await pass(3000);
  expect(shown()).toEqual({ s1: 1, s2: 5 });
  // Another server knows another class by now.
  [board, name, tick] = [new Map([['s9', { tile: { seat: 's9', name: 's9', need: 1 }, tick: 1 }]]), 'c', 1];
  cut();
  await pass(3000);
  expect(shown()).toEqual({ s9: 1 });
});
