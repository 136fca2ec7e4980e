/** A bank and generators of chance for tests of how forms are made. */
import type { Blueprint } from '#src/quiz/exam/blueprint.ts';
import type { BankItem } from '#src/quiz/exam/bank.ts';
import { defineGenerator, type Generator } from '#src/quiz/generator.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { item } from '#src/quiz/item.ts';

export const entry = (id: string, more: Partial<BankItem> = {}): BankItem => ({
  id,
  unit: 'course/01-unit',
  objective: 'az-700/E1',
  kind: 'single',
  points: 1,
  difficulty: 2,
  needs: 'decision',
  profile: 'both',
  view: { parts: [], choose: 1 },
  ...more,
});

/** So many entries of a skill, of kinds in turn. */
export const entries = (objective: string, count: number, kinds: readonly string[] = ['single']): BankItem[] =>
  Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? 'single';
    return entry(`course/01-unit/${objective.replace('/', '-')}-${kind}-${index}`, { objective, kind });
  });

/** A generator of one skill whose questions have so many structures, told apart by a word. */
export function generator(
  id: string,
  objective: string,
  words: readonly string[],
  profile: 'both' | 'taught' = 'both',
): Generator {
  const { item: example } = kindOf('single').example;
  return defineGenerator({
    id,
    title: id,
    objectives: [objective],
    problem: (chance) => ({ word: chance.pick('word', words), number: chance.integer('number', 1000) }),
    ask: ({ word, number }) =>
      item.parse(Object.assign({}, example, { objective, profile, stem: `Is ${word} more than ${number}?` })),
    difficulty: () => 0.5,
  });
}

export const blueprint = (
  sections: readonly (Partial<Blueprint['sections'][number]> & { items: number })[],
  more: Partial<Blueprint> = {},
): Blueprint => ({
  id: 'test',
  course: 'course',
  title: 'A test',
  about: 'A test.',
  minutes: 60,
  cut: 0.7,
  weights: { 'az-700/E1': 1, 'az-700/E2': 1 },
  sections: sections.map((plan, index) => ({
    id: `s${index}`,
    title: `Section ${index}`,
    kind: 'plain',
    locks: false,
    generated: 0,
    ...plan,
  })),
  ...more,
});
