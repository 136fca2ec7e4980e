/** The exams of the course, made from the real bank and the real generators, again and again. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { assemble } from '#src/quiz/exam/assemble.ts';
import type { BankItem } from '#src/quiz/exam/bank.ts';
import { blueprintsOf, exams } from '#src/quiz/exam/blueprint.ts';
import { familyOf, isMade } from '#src/quiz/made-id.ts';
import { itemsOf, type Form } from '#src/quiz/exam/form.ts';
import { generators } from '#src/quiz/generators/list.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { readBank } from '#tests/quiz/bank.ts';

const { entries, objectives } = readBank();
const bank = entries.map(({ id, unit, item }): BankItem => {
  const kind = kindOf(item.kind);
  const { objective, difficulty, needs, profile } = item;
  return {
    id,
    unit,
    objective,
    kind: item.kind,
    difficulty,
    needs,
    profile,
    points: kind.score(item, []).outOf,
    view: kind.publicView(item),
  };
});
const content = exams.parse(parse(readFileSync('content/exams/expressroute.yaml', 'utf8')));
const blueprints = blueprintsOf('expressroute', content);
const skills = [...objectives].toSorted();
const profiles = ['taught', 'today'] as const;

function make(
  id: string,
  seed: string,
  more: {
    objective?: string;
    mistakes?: readonly string[];
    profile?: 'taught' | 'today';
    seen?: Record<string, number>;
  } = {},
): Form {
  const blueprint = blueprints.find((one) => one.id === id)!;
  const { form, missing = [] } = assemble({ blueprint, bank, generators, seed, profile: 'today', seen: {}, ...more });
  expect(missing.map(({ says }) => says)).toEqual([]);
  return form!;
}

test('the weights name every skill of the exam and no other', () => {
  expect(Object.keys(content.weights).toSorted()).toEqual(skills);
});

describe('a whole exam', () => {
  test.for(profiles.flatMap((profile) => ['a', 'b', 'c'].map((seed) => ({ profile, seed }))))(
    '$profile, seed $seed',
    ({ profile, seed }) => {
      const form = make('full', seed, { profile });
      const items = itemsOf(form);
      expect([form.minutes, items.length >= 40, items.length <= 60]).toEqual([100, true, true]);
      expect(form.sections.filter(({ locks }) => locks).map(({ kind }) => kind)).toEqual([
        'series',
        'case-study',
        'lab',
      ]);
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
      expect(new Set(items.map(({ objective }) => objective)).size, 'every skill is asked about').toBe(skills.length);
      expect(new Set(items.map(({ kind }) => kind)).size, 'of nearly every kind').toBeGreaterThanOrEqual(8);
      expect(items.filter(({ id }) => isMade(id)).length, 'a good part is made anew').toBeGreaterThanOrEqual(12);
      expect([form.cut > 0.5, form.cut < 0.85], `the cut ${form.cut}`).toEqual([true, true]);
      const fromOne = Map.groupBy(items, ({ id }) => familyOf(id));
      for (const [generator, all] of fromOne) expect(all.length, generator).toBeLessThanOrEqual(6);
    },
  );

  test('two in a row have hardly a question in common', () => {
    const first = itemsOf(make('full', 'first')).map(({ id }) => id);
    const seen = Object.fromEntries(first.map((id) => [id, 1]));
    const second = itemsOf(make('full', 'second', { seen })).map(({ id }) => id);
    expect(second.filter((id) => first.includes(id)).length).toBeLessThanOrEqual(1);
  });
});

test.for(skills)('a form about %s alone', (objective) => {
  const items = itemsOf(make('one-skill', 'a', { objective }));
  expect(items.length).toBeGreaterThanOrEqual(8);
  expect(new Set(items.map((item) => item.objective))).toEqual(new Set([objective]));
});

test.for(profiles)('ten minutes, and only labs, with the profile %s', (profile) => {
  expect(itemsOf(make('ten-minutes', 'a', { profile }))).toHaveLength(6);
  expect(new Set(itemsOf(make('labs', 'a', { profile })).map(({ kind }) => kind))).toEqual(new Set(['lab']));
});

test('only my mistakes asks a made question anew', () => {
  const made = itemsOf(make('full', 'a'))
    .map(({ id }) => id)
    .filter((id) => isMade(id));
  const again = itemsOf(make('my-mistakes', 'b', { mistakes: made.slice(0, 5) })).map(({ id }) => id);
  expect(again.map(familyOf).toSorted()).toEqual(made.slice(0, 5).map(familyOf).toSorted());
  expect(again.filter((id) => made.includes(id))).toEqual([]);
});
