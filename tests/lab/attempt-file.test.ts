/** An attempt as a file: it opens elsewhere as it was, and what is wrong with a file is said. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { attemptFile, attemptFileName, largestAttemptFile, readAttemptFile } from '#src/lab/attempt-file.ts';
import { foldAttempt } from '#src/lab/attempt.ts';
import { createReel } from '#src/lab/reel.ts';
import { findLab, labs } from '#src/lab/registry.ts';
import { desk, doAll } from './desk.ts';

const known = labs.map(({ id }) => id);
const { default: connect } = await findLab('expressroute/connect-a-network').load();
const session = await desk(connect).open();
await doAll(session);
const text = attemptFile(session.entries(), { at: 4, says: 'This looks wrong' });
const because = (of: string, wanted?: string): string => {
  const reading = readAttemptFile(of, known, wanted);
  return reading.isRead ? 'It was read.' : reading.because;
};

test('a file opens as the attempt it was saved from', () => {
  const reading = readAttemptFile(text, known, connect.id);
  if (!reading.isRead) throw new Error(reading.because);
  expect(foldAttempt(reading.entries)).toEqual(session.state().attempt);
  expect(reading.extras).toEqual({ at: 4, says: 'This looks wrong' });
});

test('its name says what it is', () => {
  expect(attemptFileName(connect.id, 1_795_000_001_500)).toMatch(
    /^crossconnect-attempt-connect-a-network-2026-11-\d\d\.json$/,
  );
});

const changed = (change: (file: Record<string, unknown>) => Record<string, unknown>): string =>
  JSON.stringify(change(z.record(z.string(), z.unknown()).parse(JSON.parse(text))));

describe('a file is refused', () => {
  test.for([
    { file: '', says: 'The file is empty', because: 'there is nothing in it' },
    { file: text.slice(0, 5000), says: 'not complete JSON: it was cut off', because: 'its end is missing' },
    { file: '[]', says: 'says nothing about its format', because: 'it is some other JSON' },
    {
      file: '{"format":"crossconnect-record","version":1}',
      says: 'it says “crossconnect-record”',
      because: 'it is a record',
    },
    {
      file: changed((one) => ({ ...one, version: 2 })),
      says: 'version 2, and this site reads versions up to 1',
      because: 'it is of a newer site',
    },
    { file: changed((one) => ({ ...one, version: 'x' })), says: 'the version "x"', because: 'its version is none' },
    { file: changed(({ version: _version, ...one }) => one), says: 'the version (none)', because: 'it has no version' },
    { file: changed((one) => ({ ...one, entries: [] })), says: '“entries” is missing', because: 'it has no entries' },
    {
      file: changed((one) => ({ ...one, entries: [{ kind: 'jumped' }] })),
      says: 'entry 0 of 1 is none that this site knows',
      because: 'an entry is of no kind',
    },
    {
      file: changed((one) => ({ ...one, mark: 'x' })),
      says: 'was changed after it was saved',
      because: 'its mark is another',
    },
    {
      file: text.replace('"right": true', '"right": false'),
      says: 'was changed after it was saved',
      because: 'an answer was changed',
    },
    {
      file: changed((one) => ({ ...one, lab: 'expressroute/try-fastpath' })),
      says: 'it is for “expressroute/try-fastpath”, and its log for',
      because: 'its lab is another than its log’s',
    },
    { file: text.padEnd(largestAttemptFile + 1), says: 'at most 20000000', because: 'it is too long' },
  ])('since $because', ({ file, says }) => {
    const why = because(file);
    expect(why).toContain(says);
    expect(why).toMatch(/Nothing was changed here\.$/);
  });

  test('since it is of another lab, or of one that is not here', () => {
    expect(because(text, 'expressroute/try-fastpath')).toContain('this lab is “expressroute/try-fastpath”');
    const reading = readAttemptFile(text, ['expressroute/try-fastpath']);
    expect(reading.isRead).toBe(false);
    expect(reading.isRead ? '' : reading.because).toContain('a lab that this site does not have');
  });

  test('since its Cloud is of a newer engine', () => {
    const newer = structuredClone([...session.entries()]);
    const [first] = newer;
    if (first?.kind !== 'started') throw new Error('A log begins with its start.');
    const file = attemptFile([{ ...first, snapshot: { ...Object(first.snapshot), engine: 99 } }]);
    expect(because(file)).toContain('saved by a newer version (99)');
  });
});

test('a file saved by the first version opens, and its attempt goes on', async () => {
  const reading = readAttemptFile(readFileSync('tests/support/old/attempt-file-1.json', 'utf8'), known);
  if (!reading.isRead) throw new Error(reading.because);
  expect(reading).toMatchObject({ lab: connect.id, extras: { at: 3, says: 'Saved by the first version.' } });
  const at = desk(connect);
  for (const [n, entry] of reading.entries.entries()) await at.log.append('opened', n, entry);
  const opened = await at.open('opened');
  const { attempt } = opened.state();
  expect(attempt).toMatchObject({
    seed: 'old-2',
    redone: ['connect'],
    toRedo: [],
    checkpoints: [{ name: 'Connected' }],
  });
  expect(Object.keys(attempt.done)).toEqual(['prerequisites', 'connect', 'fastpath']);
  expect(createReel(reading.entries).placesAt(2)).toEqual({ learner: 'home' });
});
