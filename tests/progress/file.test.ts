import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileNameAt, readFile, writeFile, type Reading } from '#src/progress/file.ts';
import { foldProgress } from '#src/progress/fold.ts';
import { carriesRecord, longestLink, longestQr, readFragment, writeFragment } from '#src/progress/link.ts';
import { stamp, stampAll } from '#src/progress/stamp.ts';
import { byTime } from '#src/progress/store.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import { unionOf } from '#src/progress/union.ts';
import { someEvents } from '#tests/progress/arbitrary.ts';

const reasonOf = (reading: Reading) => (reading.isRead ? 'it was read' : reading.because);
const file = (changes: Record<string, unknown> = {}) =>
  JSON.stringify({ format: 'crossconnect-record', version: 1, app: '0.1.0', events: [], attempts: [], ...changes });
const good = { id: 'a', at: 1, course: 'expressroute', kind: 'unit.read', unit: 'expressroute/09-fastpath' };
const answered = {
  ...good,
  kind: 'item.answered',
  item: 'expressroute/09-fastpath/one',
  objective: 'az-700/E4',
  itemKind: 'single',
  points: 1,
  outOf: 1,
  where: 'check',
};

describe('a file', () => {
  test('carries everything, and reading it gives the same', () => {
    fc.assert(
      fc.property(someEvents, fc.array(fc.jsonValue(), { maxLength: 4 }), (events, entries) => {
        const content = { events, attempts: entries.map((entry, n) => ({ attempt: 'lab-1', n, entry })) };
        // JSON knows no -0; everything else comes back as it was.
        const asJson: unknown = JSON.parse(JSON.stringify(content));
        expect(readFile(writeFile(content, '0.1.0'))).toEqual({ isRead: true, content: asJson });
      }),
    );
  });

  test.for([
    { text: '', says: 'The file is empty' },
    { text: file().slice(0, -9), says: 'not complete JSON' },
    { text: '\u0000\u0001PNG', says: 'not complete JSON' },
    { text: '[]', says: 'says nothing about its format' },
    { text: '{"format":"moodle"}', says: 'it says "moodle"' },
    { text: file({ version: 3 }), says: 'version 3, and this site reads versions up to 2' },
    { text: file({ version: '1' }), says: 'the version "1"' },
    { text: file({ version: 0 }), says: 'the version 0' },
    { text: file({ events: {} }), says: '"events" is not a list' },
    { text: file({ attempts: 7 }), says: '"attempts" is not a list' },
    { text: file({ events: [good, { ...good, at: 'noon' }] }), says: 'event 2 of 2 is wrong, "at" is "noon"' },
    { text: file({ events: [{ ...good, kind: 'moon.reached' }] }), says: '"kind" is "moon.reached"' },
    { text: file({ events: [{ ...good, kind: 'toString' }] }), says: '"kind" is "toString"' },
    { text: file({ events: [{ ...good, unit: 'x'.repeat(1000) }] }), says: '"unit" is "xxx' },
    { text: file({ events: [{ ...good, unit: undefined }] }), says: '"unit" is missing' },
    { text: file({ events: [null] }), says: 'it is not an object' },
    { text: file({ events: [{ ...answered, where: 'dream' }] }), says: '"where" is "dream"' },
    { text: file({ events: [{ ...answered, points: -1 }] }), says: '"points" is -1' },
    { text: file({ events: [{ ...answered, words: ['x'.repeat(1000)] }] }), says: '"words" is ["xxx' },
    { text: file({ events: [{ ...answered, beliefs: Array(61).fill('one') }] }), says: '"beliefs" is ["one"' },
    { text: file({ events: [{ ...answered, kind: 'exam.done' }] }), says: '"form" is missing' },
    { text: file({ attempts: [{ attempt: 'lab-1', entry: 1 }] }), says: 'lab entry 1 of 1' },
    { text: ' '.repeat(20_000_001), says: 'a record has at most' },
  ])('is refused with the reason: $says', ({ text, says }) => {
    const because = reasonOf(readFile(text));
    expect(because).toContain(says);
    expect(because, 'a refusal says that nothing is lost').toContain('Nothing was changed here.');
  });

  test('has a name with the day in it', () => {
    expect(fileNameAt(Date.UTC(2026, 10, 22, 21))).toBe('crossconnect-record-2026-11-22.json');
  });
});

const old = new URL('../support/old/', import.meta.url);
test.for(readdirSync(old).filter((name) => name.startsWith('record-v')))(
  '%s, saved by an earlier version, loads and counts as it did',
  (name) => {
    const text = readFileSync(new URL(name, old), 'utf8');
    const reading = readFile(text);
    expect(reasonOf(reading)).toBe('it was read');
    if (!reading.isRead) return;
    const { xp, units } = foldProgress(reading.content.events);
    expect({
      events: reading.content.events.length,
      attempts: reading.content.attempts.length,
      xp,
      units: Object.keys(units),
    }).toMatchSnapshot();
  },
);

describe('a link', () => {
  test('that an earlier version made brings what its file brings', async () => {
    const [link, file] = ['record-link-1.txt', 'record-v1.json'].map((name) =>
      readFileSync(new URL(name, old), 'utf8'),
    );
    const fromFile = readFile(file ?? '');
    const events = fromFile.isRead ? fromFile.content.events : [];
    expect(events).toHaveLength(8);
    expect(await readFragment(link?.trim() ?? '')).toEqual({ isRead: true, content: { events, attempts: [] } });
  });

  test('carries the events, and they come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(someEvents, async (events) => {
        const sorted = events.toSorted(byTime);
        expect(await readFragment(await writeFragment(sorted))).toEqual({
          isRead: true,
          content: { events: sorted, attempts: [] },
        });
      }),
      { numRuns: 50 },
    );
  });

  test('of one finished unit fits a code that a phone can scan; of eleven it fits a link', async () => {
    const unit = (n: number) => {
      const base = { course: 'expressroute', unit: `expressroute/${String(n).padStart(2, '0')}-unit` };
      const lab = { lab: `expressroute/lab-${n}`, attempt: stamp({ ...base, kind: 'unit.read' }).id };
      const items = Array.from({ length: 6 }, (_, i) => ({
        item: `${base.unit}/question-number-${i}`,
        points: i % 2,
        outOf: 1,
      }));
      return [
        stamp({ ...base, kind: 'unit.opened' }),
        stamp({ ...base, kind: 'unit.read' }),
        stamp({ ...base, ...lab, kind: 'lab.started' }),
        ...['find', 'add', 'switch', 'say', 'remove'].map((task) =>
          stamp({ ...base, ...lab, kind: 'lab.task-done', task }),
        ),
        stamp({ ...base, ...lab, kind: 'lab.done' }),
        stamp({ ...base, kind: 'check.marked', points: 3, outOf: 6, items }),
        stamp({ ...base, kind: 'check.marked', points: 6, outOf: 6, items }),
      ];
    };
    expect((await writeFragment(unit(9))).length).toBeLessThan(longestQr - 60);
    const all = Array.from({ length: 11 }, (_, n) => unit(n + 1)).flat();
    expect((await writeFragment(all)).length).toBeLessThan(longestLink);
  });

  test('takes a hundred answers to questions, eight at a time', async () => {
    const hand = (check: number) =>
      stampAll(
        Array.from({ length: 8 }, (_, n) => ({
          kind: 'item.answered' as const,
          course: 'expressroute',
          item: `expressroute/0${check % 8}-unit/question-number-${n}`,
          objective: `az-700/E${n + 1}`,
          itemKind: 'single',
          points: n % 2,
          outOf: 1,
          where: 'check' as const,
          words: ['the-second-option'],
          ...(n % 2 === 0 ? { beliefs: ['gateways-carry-everything'] } : {}),
        })),
      );
    const all = Array.from({ length: 13 }, (_, check) => hand(check)).flat();
    expect(new Set(all.map(({ id }) => id)).size).toBe(104);
    expect((await writeFragment(all)).length).toBeLessThan(longestLink / 4);
  });

  test.for([
    { fragment: '#record=1.', says: 'not complete' },
    { fragment: '#record=1.AAAA', says: 'not complete' },
    { fragment: '#record=1.!!!', says: 'not complete' },
    { fragment: '#record=2.AAAA', says: 'not complete' },
    { fragment: '#record=3.abc', says: 'version "3", and this site reads versions 1 and 2' },
    { fragment: '#record', says: 'version ""' },
  ])('$fragment is refused with the reason', async ({ fragment, says }) => {
    const because = reasonOf(await readFragment(fragment));
    expect(because).toContain(says);
    expect(because).toContain('Nothing was changed here.');
  });

  test('that was cut anywhere is refused, not half read', async () => {
    const whole = await writeFragment([
      stamp({ course: 'expressroute', kind: 'unit.read', unit: 'expressroute/09-fastpath' }),
    ]);
    for (let length = 11; length < whole.length - 2; length++) {
      expect((await readFragment(whole.slice(0, length))).isRead, `${length} of ${whole.length} characters`).toBe(
        false,
      );
    }
  });

  test('that unpacks to far too much is given up early', async () => {
    const bomb = await new Response(
      new Blob(['['.repeat(40_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    ).bytes();
    const fragment = `#record=1.${Buffer.from(bomb).toString('base64url')}`;
    expect(fragment.length).toBeLessThan(60_000);
    expect((await readFragment(fragment)).isRead).toBe(false);
  });

  test('is told from other fragments', () => {
    expect([carriesRecord('#record=1.abc'), carriesRecord('#record-take'), carriesRecord('')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

test('two devices that exchange files end with the same record, in either order', async () => {
  await fc.assert(
    fc.asyncProperty(someEvents, someEvents, async (ours, theirs) => {
      const [one, two] = [createMemoryStore(), createMemoryStore()];
      await one.append(ours);
      await two.append(theirs);
      const [first, second] = [readFile(writeFile(await one.take(), '')), readFile(writeFile(await two.take(), ''))];
      if (!first.isRead || !second.isRead) throw new Error('our own file was refused');
      await one.merge(second.content);
      await two.merge(first.content);
      expect(await one.all()).toEqual(await two.all());
      expect(await one.all()).toEqual(unionOf(ours, theirs));
      expect(await one.merge(second.content)).toEqual({ events: 0, attempts: 0 });
    }),
    { numRuns: 50 },
  );
});
