import { beforeEach, expect, test } from 'vitest';
import { known } from '#src/components/practice/answers.ts';
import { keepPlan, readPlan } from '#src/components/practice/kept-plan.ts';
import { answeredIn, dropRun, keepRun, newRun, readRun, recordAnswer } from '#src/components/practice/run.ts';
import { keepSettings, readSettings } from '#src/components/practice/settings.ts';
import { draftPrefix } from '#src/components/quiz/draft.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import { markingOf } from '#src/quiz/marking.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { answered, questionNamed } from '#tests/practice/bank.ts';

beforeEach(() => localStorage.clear());

const single = kindOf('single');
const score = markingOf('single').score(single.keyOf(single.example.item), ['two']);
const marked = { course: 'expressroute', where: 'review' as const, words: ['two'], score };

test('a run is found again after a reload, with its answers from the record in order', async () => {
  const run = newRun();
  keepRun('review:expressroute', { ...run, items: ['a', 'b'], notes: ['why'] });
  expect(readRun('review:expressroute')).toEqual({ ...run, items: ['a', 'b'], notes: ['why'] });
  const record = createMemoryStore();
  for (const n of [0, 1, 2, 10])
    await recordAnswer(record, run, n, { ...marked, question: questionNamed('single', 'az-700/E1', `single-${n}`) });
  await record.append([answered(3)]);
  expect(answeredIn(await record.all(), run).map(({ item }) => item.split('-').at(-1))).toEqual(['0', '1', '2', '10']);
  dropRun('review:expressroute');
  expect(readRun('review:expressroute')).toBeUndefined();
});

test('an answer says what was chosen and which belief it follows from', async () => {
  const record = createMemoryStore();
  const { event } = await recordAnswer(record, newRun(), 0, {
    ...marked,
    question: questionNamed('single'),
    seconds: 12.345,
  });
  expect(event).toMatchObject({ words: ['two'], beliefs: ['shapes-are-colors'], points: 0, outOf: 1, seconds: 12.3 });
  expect(event, 'the bank knows the rest').not.toHaveProperty('difficulty');
  expect(await record.all()).toEqual([event]);
});

test('a question made anew is recorded with what nobody could look up later', async () => {
  const question = { ...questionNamed('single'), id: 'generated/next-hop/7', difficulty: 0.456 };
  const { event } = await recordAnswer(createMemoryStore(), newRun(), 0, { ...marked, question });
  expect(event).toMatchObject({ difficulty: 0.46, facts: ['example/fact'] });
});

test('an answer to a question of the bank has its difficulty and facts from there', () => {
  const question = questionNamed('single', 'az-700/E1', 'single-1');
  const [here, gone] = known([answered(1), answered(2)], [question]);
  expect(here).toMatchObject({ difficulty: question.difficulty, facts: question.facts });
  expect(gone).toMatchObject({ difficulty: undefined, facts: undefined });
});

test.for([
  { kept: '{"attempt":7}', because: 'its id is no text' },
  { kept: '{{', because: 'it is no JSON' },
  { kept: 'null', because: 'there is none' },
])('a run that cannot be read is none: $because', ({ kept }) => {
  localStorage.setItem(`${draftPrefix}run:x`, kept);
  expect(readRun('x')).toBeUndefined();
});

test('settings are kept one by one, and what is no setting is the usual', () => {
  expect(readSettings('expressroute')).toEqual({ exam: '', minutesADay: 45, reviewMinutes: 10 });
  keepSettings('expressroute', { exam: '2026-12-01' });
  keepSettings('expressroute', { reviewMinutes: 5 });
  expect(readSettings('expressroute')).toEqual({ exam: '2026-12-01', minutesADay: 45, reviewMinutes: 5 });
  localStorage.setItem(`${draftPrefix}settings:expressroute`, '{"exam":3,"minutesADay":-2,"reviewMinutes":"ten"}');
  expect(readSettings('expressroute')).toEqual({ exam: '', minutesADay: 45, reviewMinutes: 10 });
});

test('the days of a plan are kept for the next one to look back at', () => {
  expect(readPlan('expressroute')).toBeUndefined();
  keepPlan('expressroute', {
    days: [{ date: '2026-11-23', minutes: 30, tasks: [{ kind: 'review', minutes: 30 }] }],
    left: [],
    because: [],
  });
  expect(readPlan('expressroute')?.days).toEqual([{ date: '2026-11-23', minutes: 30, tasks: [] }]);
});

test('everything kept here goes when the record is deleted', () => {
  keepRun('x', newRun());
  keepSettings('expressroute', { exam: '2026-12-01' });
  keepPlan('expressroute', { days: [], left: [], because: [] });
  expect(Object.keys(localStorage).every((key) => key.startsWith(draftPrefix))).toBe(true);
});
