/** A small bank for the pages of practice: the examples of the kinds as questions of a course, and what serves their keys. */
import { vi } from 'vitest';
import { questionOf, type Question } from '#src/components/practice/bank.ts';
import type { PracticeData } from '#src/components/practice/data.ts';
import type { ItemAnswered } from '#src/progress/events.ts';
import { item as itemSchema } from '#src/quiz/item.ts';
import { kindOf } from '#src/quiz/registry.ts';

export const kinds = ['single', 'multiple', 'yes-no', 'matching', 'ordering', 'fill-in'] as const;

export const data: PracticeData = {
  course: 'expressroute',
  home: '/expressroute/',
  objectives: ['E1', 'E2', 'E3'].map((name, index) => ({
    id: `az-700/${name}`,
    name,
    skill: `Do what ${name} asks.`,
    units: [
      {
        id: `expressroute/0${index + 1}-unit`,
        number: index + 1,
        title: `Unit of ${name}`,
        href: `/u${index + 1}/`,
        minutes: 20,
      },
    ],
  })),
};

/** The entry of a kind's example in `bank.json`. */
export const entryOf = (kind: string, objective = 'az-700/E1', name = kind) => {
  const item = itemSchema.parse({ ...Object(kindOf(kind).example.item), objective });
  return {
    id: `expressroute/01-unit/${name}`,
    unit: 'expressroute/01-unit',
    objective,
    kind,
    points: 1,
    difficulty: item.difficulty,
    needs: item.needs,
    profile: item.profile,
    facts: ['example/fact'],
    view: kindOf(kind).publicView(item),
  };
};

export const questionNamed = (kind: string, objective?: string, name?: string): Question => {
  const question = questionOf(entryOf(kind, objective, name));
  if (!question) throw new Error(`The example of ${kind} is no question.`);
  return question;
};

/** Answers every request for a key with that of the kind the file is called after, up to a hyphen and a number. */
export const serveKeys = () =>
  vi.fn((address: string) => {
    const name = /\/([^/]+)\.json$/.exec(address)?.[1]?.replace(/-\d+$/, '') ?? '';
    return Promise.resolve(Response.json(kindOf(name).keyOf(kindOf(name).example.item)));
  });

export const day = 24 * 60 * 60 * 1000;
export const now = Date.UTC(2026, 10, 23, 12);

/** An answer in the record. */
export const answered = (n: number, more: Partial<ItemAnswered> = {}): ItemAnswered => ({
  kind: 'item.answered',
  id: `run.${n}`,
  at: now - day + n,
  course: 'expressroute',
  item: `expressroute/01-unit/single-${n}`,
  objective: 'az-700/E1',
  itemKind: 'single',
  points: 1,
  outOf: 1,
  where: 'check',
  ...more,
});
