/** Beginning an exam makes its fresh questions, and the room that opens next does not make them again; a reload does, and finds the same. */
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { beginExam } from '#src/components/exam/begin.ts';
import { loadQuestions, type Question } from '#src/components/exam/questions.ts';
import { keepReady, takeReady } from '#src/components/exam/ready-questions.ts';
import { readLog } from '#src/components/exam/session.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import { itemsOf } from '#src/quiz/exam/form.ts';
import { generators } from '#src/quiz/generators/list.ts';
import { isMade } from '#src/quiz/made-id.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { readBank } from '#tests/quiz/bank.ts';
import { questions as small } from '#tests/exam/small-form.ts';

const bank = readBank().entries.map(({ id, unit, item }) => {
  const { kind, objective, difficulty, needs, profile, facts } = item;
  const { score, publicView } = kindOf(kind);
  const view = publicView(item);
  return { id, unit, kind, objective, difficulty, needs, profile, facts, points: score(item, []).outOf, view };
});
const address = '/expressroute/bank.json';
const wish = {
  exams: parse(readFileSync('content/exams/expressroute.yaml', 'utf8')) as unknown,
  form: 'ten-minutes',
  profile: 'today',
  accommodations: { time: 1, hideTimer: false, contrast: false },
  seed: 'begin',
} as const;
const makers = generators.map((generator) => vi.spyOn(generator, 'make'));
const madeSoFar = () => makers.reduce((sum, { mock }) => sum + mock.calls.length, 0);

beforeEach(async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(bank)));
  sessionStorage.clear();
  await (await openRecord()).erase();
});
afterEach(() => vi.unstubAllGlobals());

async function begin() {
  const begun = await beginExam(wish, { course: 'expressroute', base: '' });
  if ('missing' in begun) throw new Error(begun.missing.map(({ says }) => says).join(' '));
  const { attempts } = await openRecord();
  const [first] = await readLog(attempts, begun.attempt);
  if (first?.type !== 'started') throw new Error('The log does not begin with the start.');
  return { attempt: begun.attempt, items: itemsOf(first.form) };
}

const plainly = (questions: ReadonlyMap<string, Question>, id: string): unknown => {
  const { kind, view, facts } = questions.get(id) ?? {};
  return JSON.parse(JSON.stringify({ kind, view, facts }));
};

test(
  'the room shows what was made where the exam began, and a reload makes the very same',
  { timeout: 60_000 },
  async () => {
    const { attempt, items } = await begin();
    const made = items.filter(({ id }) => isMade(id));
    expect(made).toHaveLength(3);
    const atFirst = madeSoFar();
    expect(atFirst, 'each question of the form was made').toBeGreaterThanOrEqual(3);

    const room = await loadQuestions(address, items, takeReady(attempt));
    expect(madeSoFar(), 'nothing is made twice').toBe(atFirst);
    expect([...room.keys()].toSorted()).toEqual(items.map(({ id }) => id).toSorted());

    const reloaded = await loadQuestions(address, items, takeReady(attempt));
    expect(madeSoFar(), 'what is kept is given once, and then made again').toBe(atFirst + 3);
    for (const { id } of items) expect(plainly(reloaded, id), id).toEqual(plainly(room, id));
  },
);

test('no key is kept for the room', { timeout: 60_000 }, async () => {
  const { items } = await begin();
  const kept = Array.from({ length: sessionStorage.length }, (_, index) =>
    sessionStorage.getItem(sessionStorage.key(index) ?? ''),
  ).join();
  expect(items.filter(({ id }) => isMade(id)).every(({ id }) => kept.includes(id))).toBe(true);
  expect(kept).not.toMatch(/\\"(correct|why|belief|answers|holds|right)\\"/);
});

const [question] = [...small.values()];
const full = () => {
  throw new DOMException('Full', 'QuotaExceededError');
};
test.for([
  { because: 'nothing was kept', kept: null },
  { because: 'what stands there is of another attempt', kept: JSON.stringify({ attempt: 'other', questions: [] }) },
  { because: 'what stands there is no text of ours', kept: '{' },
  { because: 'this version cannot read it', kept: JSON.stringify({ attempt: 'mine', questions: [{ id: 'a' }] }) },
])('nothing is ready where $because', ({ kept }) => {
  expect(takeReady('mine', { getItem: () => kept, setItem: full, removeItem: () => undefined })).toEqual([]);
});

test('a storage that is full or blocked costs nothing but the time to make the questions again', () => {
  const blocked = { getItem: full, setItem: full, removeItem: full };
  expect(() => keepReady('mine', [question!], blocked)).not.toThrow();
  expect(takeReady('mine', blocked)).toEqual([]);
});
