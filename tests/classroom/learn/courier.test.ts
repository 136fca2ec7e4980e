/** The courier between the record of a browser and the class server's own endpoints: nothing is lost, nothing comes twice. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptAs } from '#src/classroom/attempts/names.ts';
import { linesFound } from '#src/classroom/attempts/words.ts';
import { attempts } from '#src/classroom/routes/attempts.ts';
import { events } from '#src/classroom/routes/events.ts';
import type { Answer } from '#src/components/classroom/api.ts';
import { courierWords, createCourier, type Courier } from '#src/components/classroom/learn/courier.ts';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import { isRecord } from '#src/base/is-record.ts';
import type { ProgressEvent } from '#src/progress/events.ts';
import type { RecordStore } from '#src/progress/store.ts';
import { createBrowserStore } from '#src/progress/stores/browser.ts';
import { giveWay } from '#src/progress/stores/give-way.ts';
import { checkpoint, classWithLab, firstLine, lab } from '../support/attempts.ts';
import { leads, openTestServer, sits, type TestServer } from '../support/server.ts';

let server: TestServer;
const open: { close: () => void }[] = [];
beforeEach(async () => {
  server = await openTestServer({ endpoints: [...attempts, ...events] });
});
afterEach(async () => {
  for (const one of open.splice(0)) one.close();
  await server.close();
});

let devices = 0;

interface Device {
  record: RecordStore;
  courier: Courier;
  /** Waits until the courier has nothing to do, letting its pauses pass. */
  settled: () => Promise<void>;
  network: { isThere: boolean; asked: string[] };
  changed: string[];
  /** As another page of the same browser, later. */
  again: () => Device;
}

/** A browser that sits in the class. */
function device(
  inClass: string,
  name = `device-${String((devices += 1))}`,
  values = new Map<string, string>(),
): Device {
  const record = createBrowserStore(name);
  const network = { isThere: true, asked: [] as string[] };
  const changed: string[] = [];
  let waiting: (() => void) | undefined;
  const courier = createCourier({
    inClass,
    seat: 's1',
    course: 'expressroute',
    since: 0,
    record,
    real: () => server.services.now(),
    kept: {
      get: (key) => values.get(key),
      set: (key, value) => {
        if (value === undefined) values.delete(key);
        else values.set(key, value);
      },
    },
    standing: () => undefined,
    told: () => [],
    giveWay: (kept, from, entries) => giveWay(kept, from, entries, name),
    changed: ({ kept }) => changed.push(kept),
    later(work) {
      waiting = work;
      return () => {
        if (waiting === work) waiting = undefined;
      };
    },
    async ask(method, path, body): Promise<Answer<unknown>> {
      if (!network.isThere)
        return { ok: false, status: 0, code: 'NoNetwork', message: 'The class server does not answer.' };
      network.asked.push(`${method} ${path.replace(/^.*\/class-1\//, '').replace(/\?.*$/, '')}`);
      const { status, body: said } = await server.ask(sits('s1', inClass), method, path, body);
      if (status < 300) return { ok: true, value: said };
      const error = isRecord(said) && isRecord(said.error) ? said.error : {};
      return { ok: false, status, code: String(error.code), message: String(error.message) };
    },
  });
  const close = () => {
    courier.close();
    record.close();
  };
  open.push({ close });
  return {
    record,
    courier,
    network,
    changed,
    async settled() {
      await courier.settled();
      // The network is tried only once while it is away: its pauses would never end.
      while (waiting && network.isThere) {
        const work = waiting;
        waiting = undefined;
        work();
        await courier.settled();
      }
      if (waiting) {
        waiting();
        await courier.settled();
      }
    },
    again() {
      close();
      return device(inClass, name, values);
    },
  };
}

async function inClass() {
  const { id, attempt, path } = await classWithLab(server);
  const kept = keptAs(lab, attempt);
  const first = await firstLine(server.services.now());
  const onServer = async () =>
    linesFound
      .parse((await server.ask(leads('observer'), 'GET', `${path}/lines`)).body)
      .lines.map(({ entry }) => entry);
  const names = async () => (await onServer()).map(nameOf);
  const write = async (record: RecordStore, from: number, ...lines: AttemptEntry[]) => {
    for (const [index, line] of lines.entries()) await record.attempts.append(kept, from + index, line);
  };
  const point = (name: string) => checkpoint(name, server.services.now());
  return { id, attempt, path, kept, first, names, write, point };
}

const nameOf = (entry: unknown): string =>
  isRecord(entry) && typeof entry.name === 'string' ? entry.name : isRecord(entry) ? String(entry.kind) : '';
const namesIn = async (record: RecordStore, kept: string) => (await record.attempts.read(kept, 0)).map(nameOf);

test('carries each line as it is written, once', async () => {
  const { id, first, names, write, point } = await inClass();
  const { record, courier, settled, network } = device(id);
  await write(record, 0, first, point('a'));
  await settled();
  await write(record, 2, point('b'));
  await settled();
  expect(await names()).toEqual(['started', 'a', 'b']);
  expect(network.asked.filter((one) => one.startsWith('POST'))).toHaveLength(2);
  expect(courier.state()).toMatchObject({ waiting: 0, problem: undefined });
  expect(courierWords(courier.state())).toMatch(/^Nothing waits to be sent:/);
});

test('works on without a network for hours, over a new page too, and goes on where it was', async () => {
  const { id, first, names, write, point } = await inClass();
  const before = device(id);
  await write(before.record, 0, first);
  await before.settled();
  before.network.isThere = false;
  await write(before.record, 1, point('offline 1'), point('offline 2'));
  await before.settled();
  expect(before.courier.state().waiting).toBe(2);
  expect(courierWords(before.courier.state())).toMatch(/^2 steps are kept in this browser, and will be sent/);
  const after = before.again();
  server.wait(3 * 60 * 60_000);
  await write(after.record, 3, point('home again'));
  await after.settled();
  expect(await names()).toEqual(['started', 'offline 1', 'offline 2', 'home again']);
  expect(courierWords(after.courier.state())).toMatch(/^Nothing waits to be sent:/);
});

test('an answer that was lost on its way does no harm: the same lines are sent again', async () => {
  const { id, first, names, write, point, path } = await inClass();
  const { record, settled } = device(id);
  await server.ask(sits('s1', id), 'POST', `${path}/lines`, { from: 0, lines: [first, point('a')] });
  await write(record, 0, first, point('a'), point('b'));
  await settled();
  expect(await names()).toEqual(['started', 'a', 'b']);
});

test('another device finds the lab as it was left, and goes on', async () => {
  const { id, first, kept, names, write, point } = await inClass();
  const laptop = device(id);
  await write(laptop.record, 0, first, point('on the laptop'));
  await laptop.settled();
  const phone = device(id);
  await phone.settled();
  expect(await namesIn(phone.record, kept)).toEqual(['started', 'on the laptop']);
  await write(phone.record, 2, point('on the phone'));
  await phone.settled();
  expect(await names()).toEqual(['started', 'on the laptop', 'on the phone']);
});

test('where two devices wrote at once the first counts, and the other’s work is kept under a name of its own', async () => {
  const { id, first, kept, names, write, point } = await inClass();
  const [laptop, phone] = [device(id), device(id)];
  await write(laptop.record, 0, first);
  await laptop.settled();
  phone.courier.fetch('s1.connect', lab);
  await phone.settled();
  phone.network.isThere = false;
  await write(phone.record, 1, point('phone 1'), point('phone 2'));
  await write(laptop.record, 1, point('laptop 1'));
  await Promise.all([laptop.settled(), phone.settled()]);
  phone.network.isThere = true;
  phone.courier.hurry();
  await phone.settled();
  expect(await names()).toEqual(['started', 'laptop 1']);
  expect(await namesIn(phone.record, kept)).toEqual(['started', 'laptop 1']);
  const aside = phone.courier.state().aside?.name ?? '';
  expect(await namesIn(phone.record, aside)).toEqual(['started', 'phone 1', 'phone 2']);
  expect(phone.changed).toEqual([kept]);
  expect(courierWords(phone.courier.state())).toMatch(/^Another device went on/);
  await write(phone.record, 2, point('phone goes on'));
  await phone.settled();
  expect(await names()).toEqual(['started', 'laptop 1', 'phone goes on']);
});

test('lines of staff come in with their name, and the learner goes on behind them', async () => {
  const { id, first, kept, names, write, point, path } = await inClass();
  const { record, courier, settled } = device(id);
  await write(record, 0, first);
  await settled();
  await server.ask(leads(), 'POST', `${path}/hold`, {});
  await server.ask(sits('s1', id), 'POST', `${path}/consent`, { given: true });
  await server.ask(leads(), 'POST', `${path}/lines`, { from: 1, lines: [point('help')] });
  courier.fetch('s1.connect', lab);
  await settled();
  expect((await record.attempts.read(kept, 1))[0]).toMatchObject({ name: 'help', by: 'Ada Lovelace' });
  await server.ask(leads(), 'POST', `${path}/release`, {});
  await write(record, 2, point('thanks'));
  await settled();
  expect(await names()).toEqual(['started', 'help', 'thanks']);
});

test('a server that was set back to an older day gets what it lost once more', async () => {
  const { id, first, names, write, point } = await inClass();
  const before = device(id);
  await write(before.record, 0, first, point('a'), point('b'));
  await before.settled();
  await server.store.write(async (tx) => {
    await tx.deleteFrom('lines').where('n', '>=', 1).execute();
    await tx.updateTable('attempts').set({ length: 1 }).execute();
  });
  const after = before.again();
  await write(after.record, 3, point('c'));
  await after.settled();
  expect(await names()).toEqual(['started', 'a', 'b', 'c']);
});

test('what the server does not take is said, kept here, and does not stop the rest', async () => {
  const { id, write, point } = await inClass();
  const { record, courier, settled } = device(id);
  await write(record, 0, await firstLine(server.services.now(), { way: 'practice' }), point('a'));
  await record.append([read('r1', server.services.now())]);
  await settled();
  expect(courierWords(courier.state())).toMatch(/^2 steps are kept in this browser only\. It was begun as practice/);
  expect(await eventIds()).toEqual(['r1']);
});

const read = (id: string, at: number): ProgressEvent => ({
  id,
  at,
  course: 'expressroute',
  kind: 'unit.read',
  unit: 'u',
});
const eventIds = async () =>
  (await server.store.read((db) => db.selectFrom('events').select('id').orderBy('id').execute())).map(({ id }) => id);

test('events of the record are carried once each; those of labs outside the class stay here', async () => {
  const { id, attempt } = await inClass();
  const now = server.services.now();
  const { record, settled, network, again } = device(id);
  const started = (of: string): ProgressEvent => ({
    ...{ id: `started ${of}`, at: now, course: 'expressroute' },
    ...{ kind: 'lab.started', lab, attempt: of },
  });
  await record.append([read('r1', now), started(keptAs(lab, attempt)), started(`${lab}#1`)]);
  await record.append([{ ...read('other course', now), course: 'dns' }]);
  await settled();
  await record.append([read('r2', now + 5)]);
  await settled();
  expect(await eventIds()).toEqual(['r1', 'r2', `started ${keptAs(lab, attempt)}`]);
  const asked = network.asked.length;
  await settled();
  expect(network.asked).toHaveLength(asked);
  const later = again();
  await later.settled();
  expect(await eventIds()).toHaveLength(3);
});
