/** What every database that keeps classes has to do, as tests. */
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Store } from '#src/classroom/store/contract.ts';
import { isTaken } from '#src/classroom/store/trouble.ts';
import type { Database, Place } from '../support/databases.ts';

const at = Date.UTC(2026, 10, 23, 9);
/** A class with sensible values. */
export const classRow = (id: string) => ({
  id,
  course: 'expressroute',
  title: 'ExpressRoute on Monday',
  code: null,
  state: 'running' as const,
  plan: '{}',
  settings: '{}',
  moment: '{}',
  made_at: at,
  started_at: at,
  ended_at: null,
  seq: 0,
});
const setting = (name: string, value = '1') => ({ name, value });

/** Holds one database to the contract. */
export function storeContract({ place: newPlace }: Database): void {
  let place: Place;
  let store: Store;
  beforeEach(async () => {
    place = await newPlace();
    store = await place.open();
  });
  afterEach(async () => {
    await store.close();
    await place.remove();
  });
  const names = async (from = store) =>
    (await from.read((db) => db.selectFrom('settings').select('name').orderBy('name').execute())).map(
      ({ name }) => name,
    );
  const keep = (name: string, value?: string) =>
    store.write((tx) => tx.insertInto('settings').values(setting(name, value)).execute());

  test('what was acknowledged is there when it is opened again', async () => {
    await keep('a');
    await store.close();
    store = await place.open();
    expect(await names()).toEqual(['a']);
  });

  test('a unit that fails leaves nothing, and takes none of those beside it along', async () => {
    const ended = await Promise.allSettled([
      keep('before'),
      store.write(async (tx) => {
        await tx.insertInto('settings').values(setting('half')).execute();
        throw new Error('changed my mind');
      }),
      keep('after'),
    ]);
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await names()).toEqual(['after', 'before']);
  });

  test('a statement that fails fails its unit, even where the unit looks away', async () => {
    await keep('a');
    const looksAway = store.write(async (tx) => {
      await tx.insertInto('settings').values(setting('b')).execute();
      await tx
        .insertInto('settings')
        .values(setting('a'))
        .execute()
        .catch(() => undefined);
    });
    await expect(looksAway).rejects.toThrow();
    expect(await names()).toEqual(['a']);
  });

  test('says that a key is taken in the same way', async () => {
    await keep('a');
    const cause = await keep('a').catch((reason: unknown) => reason);
    expect(isTaken(cause)).toBe(true);
    expect(isTaken(new Error('another'))).toBe(false);
  });

  test('nobody reads half of a unit', async () => {
    const seen: number[] = [];
    const writes = Array.from({ length: 20 }, (_, index) =>
      store.write(async (tx) => {
        await tx
          .insertInto('settings')
          .values(setting(`one ${index}`))
          .execute();
        await tx
          .insertInto('settings')
          .values(setting(`other ${index}`))
          .execute();
      }),
    );
    const reads = Array.from({ length: 40 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index % 7));
      seen.push((await names()).length);
    });
    await Promise.all([...writes, ...reads]);
    expect(seen.filter((count) => count % 2 === 1)).toEqual([]);
    expect(await names()).toHaveLength(40);
  });

  test('a unit reads what it wrote, and what units before it wrote', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() =>
        store.write(async (tx) => {
          await tx
            .insertInto('settings')
            .values(setting('count', '1'))
            .onConflict((row) =>
              row.column('name').doUpdateSet({ value: sql<string>`cast(cast(settings.value as integer) + 1 as text)` }),
            )
            .execute();
          const { value } = await tx
            .selectFrom('settings')
            .select('value')
            .where('name', '=', 'count')
            .executeTakeFirstOrThrow();
          return Number(value);
        }),
      ),
    );
    expect(answers.toSorted()).toEqual([1, 2, 3, 4, 5]);
  });

  test('whole numbers stay numbers, and large ones stay exact', async () => {
    await store.write((tx) =>
      tx
        .insertInto('classes')
        .values({ ...classRow('c'), seq: 2 ** 53 - 2 })
        .execute(),
    );
    const { seq } = await store.read((db) => db.selectFrom('classes').select('seq').executeTakeFirstOrThrow());
    const { count, sum, isLarge } = await store.read((db) =>
      db
        .selectFrom('classes')
        .select((row) => [
          row.fn.countAll<number>().as('count'),
          row.fn.sum<number>('made_at').as('sum'),
          sql<number>`max(seq) > 5`.as('isLarge'),
        ])
        .executeTakeFirstOrThrow(),
    );
    expect([seq, count, sum, isLarge]).toEqual([2 ** 53 - 2, 1, at, 1]);
  });

  test('text of every script comes back as it was, and sorts by its code points', async () => {
    const all = [
      'Zo\u00eb',
      'a',
      'B',
      '\u00e4',
      'שלום',
      '٣',
      '👩‍🏫',
      '<b>&amp;</b>',
      "'; drop table settings; --",
      'e\u0301',
      '\u00e9',
      '',
    ];
    for (const name of all) await keep(name, name);
    expect(await names()).toEqual(all.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))));
  });

  test.for([
    { value: new Date(at), because: 'a date is kept as epoch milliseconds' },
    { value: true, because: 'a flag is kept as 0 or 1' },
    { value: { a: 1 }, because: 'a structure is kept as JSON' },
    { value: 'nothing\0more', because: 'one of the databases has no place for the character 0' },
  ])('refuses to keep what reads differently elsewhere: $because', async ({ value }) => {
    const write = store.write((tx) => sql`insert into settings (name, value) values ('x', ${value})`.execute(tx));
    await expect(write).rejects.toThrow(/cannot be kept/);
    expect(await names()).toEqual([]);
  });

  test('a column keeps only what its type says', async () => {
    const write = store.write((tx) =>
      tx
        .insertInto('classes')
        .values({ ...classRow('c'), made_at: sql<number>`'monday'` })
        .execute(),
    );
    await expect(write).rejects.toThrow();
  });

  test('numbers the feed of a class without a gap, however many tell at once, and those that fail take no number', async () => {
    await store.write((tx) =>
      tx
        .insertInto('classes')
        .values([classRow('c'), classRow('d')])
        .execute(),
    );
    const tell = (index: number) =>
      store.write(async (tx) => {
        await store.tell(tx, index % 5 === 0 ? 'd' : 'c', { at, kind: 'said', to: 'all', body: { index } });
        if (index % 7 === 0) throw new Error('never mind');
      });
    const ended = await Promise.allSettled(Array.from({ length: 60 }, (_, index) => tell(index)));
    const failed = ended.filter(({ status }) => status === 'rejected');
    expect(failed).toHaveLength(9);
    for (const [inClass, told] of [
      ['c', 41],
      ['d', 10],
    ] as const) {
      const feed = await store.feed(inClass, 0);
      expect(feed.map(({ seq }) => seq)).toEqual(Array.from({ length: told }, (_, index) => index + 1));
    }
    expect((await store.feed('c', 39)).map(({ seq }) => seq)).toEqual([40, 41]);
    expect((await store.feed('c', 0, 3)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test('whoever reads the feed finds every write that was acknowledged before, and the newest number counts it', async () => {
    await store.write((tx) => tx.insertInto('classes').values(classRow('c')).execute());
    expect(await store.newest('c')).toBe(0);
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, index % 6));
        await store.write((tx) => store.tell(tx, 'c', { at, kind: 'said', to: 'all', body: { index } }));
        const [newest, feed] = await Promise.all([store.newest('c'), store.feed('c', 0)]);
        expect(feed.map(({ body }) => body)).toContainEqual({ index });
        expect(newest).toBeGreaterThanOrEqual(
          feed.findIndex(({ body }) => (body as { index: number }).index === index) + 1,
        );
      }),
    );
    expect(await store.newest('nobody')).toBe(0);
  });

  test('a unit that tells several classes several things tells all of them, in its order', async () => {
    await store.write((tx) =>
      tx
        .insertInto('classes')
        .values([classRow('c'), classRow('d')])
        .execute(),
    );
    const both = (...order: readonly string[]) =>
      store.write(async (tx) => {
        for (const inClass of order)
          for (const nth of [1, 2])
            await store.tell(tx, inClass, { at, kind: 'said', to: nth === 1 ? 'staff' : 'seat:s', body: { nth } });
      });
    await Promise.all(Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? both('c', 'd') : both('d', 'c'))));
    for (const inClass of ['c', 'd']) {
      const feed = await store.feed(inClass, 0);
      expect(feed.map(({ seq, to }) => [seq, to])).toEqual(
        Array.from({ length: 20 }, (_, index) => [index + 1, index % 2 === 0 ? 'staff' : 'seat:s']),
      );
    }
  });

  test('a class that is not there cannot be told anything, and the unit fails', async () => {
    const write = store.write(async (tx) => {
      await tx.insertInto('settings').values(setting('a')).execute();
      await store.tell(tx, 'nobody', { at, kind: 'said', to: 'all', body: null });
    });
    await expect(write).rejects.toThrow('no class "nobody"');
    expect(await names()).toEqual([]);
  });

  test('whoever listens is called after the commit, until they stop; what failed is not told', async () => {
    await store.write((tx) =>
      tx
        .insertInto('classes')
        .values([classRow('c'), classRow('d')])
        .execute(),
    );
    const heard: string[] = [];
    const found: Promise<number>[] = [];
    const stop = store.listen((inClass) => {
      heard.push(inClass);
      found.push(store.feed(inClass, 0).then(({ length }) => length));
    });
    const say = (inClass: string) =>
      store.write((tx) => store.tell(tx, inClass, { at, kind: 'said', to: 'all', body: null }));
    await say('c');
    await store
      .write(async (tx) => {
        await store.tell(tx, 'd', { at, kind: 'said', to: 'all', body: null });
        throw new Error('never mind');
      })
      .catch(() => undefined);
    stop();
    await say('d');
    expect(heard.filter((one) => one === 'c').length).toBeGreaterThan(0);
    expect(heard).not.toContain('d');
    expect(await found[0]).toBe(1);
  });

  test('a listener that fails harms neither the write nor the other listeners', async () => {
    await store.write((tx) => tx.insertInto('classes').values(classRow('c')).execute());
    const hear = vi.fn();
    store.listen(() => {
      throw new Error('I cannot listen');
    });
    store.listen(hear);
    await store.write((tx) => store.tell(tx, 'c', { at, kind: 'said', to: 'all', body: null }));
    expect(hear).toHaveBeenCalledWith('c');
  });

  test('a unit that asks the store itself is told to use its own tx', async () => {
    const nested = store.write(() => store.write(() => Promise.resolve(1)));
    await expect(nested).rejects.toThrow(/use its own tx/);
    const reads = store.write(() => store.read((db) => db.selectFrom('settings').selectAll().execute()));
    await expect(reads).rejects.toThrow(/use its own tx/);
  });

  test('a statement that nobody waited for is refused once its unit is over', async () => {
    let late: Promise<unknown> | undefined;
    await store.write((tx) => {
      late = Promise.resolve()
        .then(() => new Promise((resolve) => setTimeout(resolve, 5)))
        .then(() => tx.insertInto('settings').values(setting('late')).execute());
      late.catch(() => undefined);
      return Promise.resolve();
    });
    await expect(late).rejects.toThrow(/is over/);
    expect(await names()).toEqual([]);
  });

  test('closing finishes what was accepted, and takes nothing more', async () => {
    const accepted = Promise.all(['a', 'b', 'c'].map((name) => keep(name)));
    const closed = store.close();
    await expect(keep('late')).rejects.toThrow(/try again/i);
    await Promise.all([accepted, closed]);
    store = await place.open();
    expect(await names()).toEqual(['a', 'b', 'c']);
  });

  test('says that it is well while it is', async () => {
    expect(await store.isWell()).toBe(true);
    await store.close();
    expect(await store.isWell()).toBe(false);
  });
}
