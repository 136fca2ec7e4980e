/** The stream of a class in a browser: shared by its tabs, quick to notice silence, and never missing an entry. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openClassStream, type ClassStream, type StreamState } from '#src/components/classroom/stream.ts';

/** What the server has told so far, and whether it can be reached. */
interface World {
  said: { seq: number; at: number; kind: string; body: unknown }[];
  network: boolean;
  status: number;
  /** What a stream does: works, opens and says nothing, or fails at once. */
  streams: 'work' | 'silent' | 'fail';
  polls: number;
}
const world: World = { said: [], network: true, status: 200, streams: 'work', polls: 0 };
let sources: FakeSource[] = [];
let open: ClassStream[] = [];

class FakeSource extends EventTarget {
  isOpen = true;
  after: number;
  constructor(address: string) {
    super();
    sources.push(this);
    this.after = Number(new URL(address, 'http://class.test').searchParams.get('after'));
    queueMicrotask(() => {
      if (world.streams === 'fail' || !world.network) this.dispatchEvent(new Event('error'));
      else this.send('hello', { now: Date.now() + 1000 });
      this.flush();
    });
    // The server breaks its silence every five seconds.
    setInterval(() => {
      this.send('beat', { seq: world.said.length, now: Date.now() + 1000 });
    }, 5000);
  }
  send(name: string, data: unknown) {
    if (this.isOpen && world.streams === 'work' && world.network)
      this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }
  flush() {
    for (const entry of world.said)
      if (entry.seq > this.after && world.streams === 'work' && world.network && this.isOpen) {
        this.after = entry.seq;
        this.send('feed', entry);
      }
  }
  close() {
    this.isOpen = false;
  }
}

const living = () => sources.filter(({ isOpen }) => isOpen);

/** Tabs hear each other a moment later. */
const channels = new Set<FakeChannel>();
class FakeChannel extends EventTarget {
  name: string;
  constructor(name: string) {
    super();
    this.name = name;
    channels.add(this);
  }
  postMessage(data: unknown) {
    for (const other of channels)
      if (other !== this && other.name === this.name)
        queueMicrotask(() => other.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) })));
  }
  close() {
    channels.delete(this);
  }
}

/** The one lock of a browser: whoever comes first has it until they let go. */
function fakeLocks() {
  const waiting: (() => Promise<void>)[] = [];
  let isHeld = false;
  const next = () => {
    const one = waiting.shift();
    if (!one) return;
    isHeld = true;
    void one().finally(() => {
      isHeld = false;
      next();
    });
  };
  return {
    request: (_: string, { signal }: { signal: AbortSignal }, work: () => Promise<void>) =>
      new Promise<void>((resolve, reject) => {
        const one = () => work().then(resolve);
        waiting.push(one);
        signal.addEventListener('abort', () => {
          const place = waiting.indexOf(one);
          if (place >= 0) {
            waiting.splice(place, 1);
            reject(new Error('given up'));
          }
        });
        if (!isHeld) next();
      }),
  };
}

function say(text: string) {
  world.said.push({ seq: world.said.length + 1, at: 1, kind: 'announced', body: { id: text, text, by: 'Ada' } });
  for (const source of sources) source.flush();
}
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

function tab(after = 0) {
  const heard: string[] = [];
  const states: StreamState[] = [];
  const stream = openClassStream('c1', {
    after,
    onEntry: ({ kind, body }) => heard.push(kind === 'announced' ? body.text : kind),
    onState: (state) => states.push(state),
  });
  open.push(stream);
  return { heard, states, stream };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  vi.stubGlobal('EventSource', FakeSource);
  vi.stubGlobal('BroadcastChannel', FakeChannel);
  vi.stubGlobal('fetch', (address: string) => {
    world.polls += 1;
    if (!world.network) return Promise.reject(new TypeError('no network'));
    if (world.status !== 200)
      return Promise.resolve(
        Response.json({ error: { code: 'NotJoined', message: 'Join it.' } }, { status: world.status }),
      );
    const after = Number(new URL(address, 'http://class.test').searchParams.get('after'));
    const entries = world.said.filter(({ seq }) => seq > after).slice(0, 3);
    const seq = entries.length === 3 ? (entries.at(-1)?.seq ?? 0) : world.said.length;
    return Promise.resolve(Response.json({ entries, seq, more: entries.length === 3, now: Date.now() + 1000 }));
  });
  Object.assign(world, { said: [], network: true, status: 200, streams: 'work', polls: 0 });
});
afterEach(() => {
  for (const stream of open) stream.close();
  open = [];
  sources = [];
  channels.clear();
  localStorage.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** With Web Locks, and without them as at an address of the local network. */
const browsers = [
  { browser: 'with Web Locks', prepare: () => vi.stubGlobal('navigator', { locks: fakeLocks(), onLine: true }) },
  { browser: 'without Web Locks', prepare: () => vi.stubGlobal('navigator', { onLine: true }) },
];

test.for(browsers)('eight tabs hear everything over one stream, $browser', async ({ prepare }) => {
  prepare();
  say('before');
  const tabs = Array.from({ length: 8 }, () => tab(1));
  await pass(100);
  say('one');
  say('two');
  await pass(100);
  expect(living()).toHaveLength(1);
  for (const { heard, states } of tabs) {
    expect(heard).toEqual(['one', 'two']);
    expect(states.at(-1)).toBe('live');
  }
});

test.for(browsers)('when the tab that leads is closed, another goes on where it was, $browser', async ({ prepare }) => {
  prepare();
  const [first, second, third] = [tab(), tab(), tab()];
  await pass(100);
  say('one');
  await pass(10);
  first.stream.close();
  say('between');
  await pass(10_000);
  say('two');
  await pass(100);
  expect([second.heard, third.heard]).toEqual([
    ['one', 'between', 'two'],
    ['one', 'between', 'two'],
  ]);
  expect(living()).toHaveLength(1);
});

test('a lease that its tab took along is free after six seconds', async () => {
  vi.stubGlobal('navigator', { onLine: true });
  localStorage.setItem('crossconnect:lead:crossconnect:class:c1', `gone ${String(Date.now() + 6000)}`);
  const { heard } = tab();
  await pass(8500);
  say('one');
  await pass(10);
  expect(heard).toEqual(['one']);
  expect(living()).toHaveLength(1);
});

test('a tab that comes later catches up with what it does not know, and no more', async () => {
  const first = tab();
  await pass(100);
  for (const text of ['one', 'two', 'three', 'four', 'five']) say(text);
  await pass(100);
  const late = tab(1);
  await pass(5000);
  expect(first.heard).toEqual(['one', 'two', 'three', 'four', 'five']);
  expect(late.heard).toEqual(['two', 'three', 'four', 'five']);
  expect(world.polls).toBe(2);
});

test('a stream that a proxy holds back is noticed within ten seconds, and news come by asking', async () => {
  world.streams = 'silent';
  const { heard, states } = tab();
  say('one');
  await pass(10_000);
  expect(heard).toEqual(['one']);
  expect(states.at(-1)).toBe('polling');
  say('two');
  await pass(2500);
  expect(heard).toEqual(['one', 'two']);
});

test('a stream that falls silent is given up, and taken up again when it speaks', async () => {
  const { heard, states } = tab();
  await pass(100);
  expect(states).toEqual(['live']);
  world.streams = 'silent';
  say('unheard');
  await pass(10_500);
  expect(heard).toEqual(['unheard']);
  expect(states.at(-1)).toBe('polling');
  world.streams = 'work';
  await pass(15_000);
  say('again');
  await pass(10);
  expect(heard).toEqual(['unheard', 'again']);
  expect(states.at(-1)).toBe('live');
});

test('beats keep a quiet stream', async () => {
  const { states } = tab();
  await pass(60_000);
  expect(sources).toHaveLength(1);
  expect(states).toEqual(['live']);
  expect(world.polls).toBe(0);
});

test('without a network it says so, tries ever more seldom, and misses nothing when it comes back', async () => {
  const { heard, states } = tab();
  await pass(100);
  world.network = false;
  for (const source of living()) source.dispatchEvent(new Event('error'));
  await pass(180_000);
  expect(states.at(-1)).toBe('away');
  expect(sources.length).toBeLessThan(16);
  say('while away');
  world.network = true;
  globalThis.dispatchEvent(new Event('online'));
  await pass(1000);
  expect(heard).toEqual(['while away']);
  expect(states.at(-1)).toBe('live');
});

test('who is not of the class any more is told so, and asks no more', async () => {
  const { states } = tab();
  await pass(100);
  world.status = 403;
  world.streams = 'fail';
  for (const source of living()) source.dispatchEvent(new Event('error'));
  await pass(5000);
  expect(states.at(-1)).toBe('out');
  const asked = world.polls;
  await pass(60_000);
  expect(world.polls).toBe(asked);
  expect(living()).toEqual([]);
});

test('the server’s time is known, whatever the clock of this device says', async () => {
  const first = tab();
  const second = tab();
  await pass(5100);
  expect([first.stream.now() - Date.now(), second.stream.now() - Date.now()]).toEqual([1000, 1000]);
});

test('a tab that hears nothing from the one that leads reads for itself', async () => {
  const leader = tab();
  const other = tab();
  await pass(100);
  // The leading tab is frozen: it has the lead, and passes nothing on.
  const [asleep] = [...channels];
  asleep?.close();
  say('one');
  await pass(15_000);
  expect(leader.heard).toEqual(['one']);
  expect(other.heard).toEqual(['one']);
});

test('an entry of a kind that this version does not know is passed over', async () => {
  const { heard } = tab();
  await pass(100);
  world.said.push({ seq: 1, at: 1, kind: 'of-the-future', body: {} });
  say('known');
  await pass(10);
  expect(heard).toEqual(['known']);
});
