/** How hard a question is taken to be. */
import { describe, expect, test } from 'vitest';
import { adjusted, difficultyOf, guessedShare } from '#src/quiz/ability/difficulty.ts';
import { kindOf, kinds } from '#src/quiz/registry.ts';
import type { PublicView } from '#src/quiz/view.ts';
import { readBank } from '#tests/quiz/bank.ts';
import { integer } from '#src/base/random.ts';

const { entries } = readBank();
const bank = entries.map(({ id, item }) => {
  const { kind, difficulty, needs } = item;
  return { id, item, rated: { kind, difficulty, needs, view: kindOf(kind).publicView(item) } };
});
const four = { parts: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id })), choose: 1 };

test.for([
  { kind: 'single', view: four, share: 0.25, because: 'one of four options is right' },
  {
    kind: 'multiple',
    view: { ...four, choose: 2 },
    share: 0.5,
    because: 'two of four are chosen, and each is right every second time',
  },
  { kind: 'yes-no', view: { ...four, choose: 4 }, share: 0.5, because: 'each statement holds or does not' },
  { kind: 'ordering', view: { ...four, choose: 4 }, share: 0.5, because: 'of two neighbors either may come first' },
  {
    kind: 'matching',
    view: { ...four, choose: 4, choices: four.parts.slice(1) },
    share: 1 / 3,
    because: 'each prompt has three choices',
  },
  { kind: 'fill-in', view: { ...four, parts: four.parts.slice(1, 2) }, share: 0, because: 'nobody guesses a number' },
  { kind: 'lab', view: four, share: 0, because: 'a network does not come about by chance' },
])('$kind: who knows nothing earns $share, because $because', ({ kind, view, share }) => {
  expect(guessedShare({ kind, view })).toBeCloseTo(share, 12);
});

/** An answer of somebody who knows nothing: words drawn for every part, as the kind wants them. */
function blindAnswer(view: PublicView, draw: (below: number, purpose: string) => number): string[] {
  const { kind, parts, choose, choices = [], gaps = {}, questions = [] } = view;
  const oneOf = (all: readonly { id: string }[], purpose: string) => all[draw(all.length, purpose)]?.id ?? '';
  const shuffled = parts
    .map(({ id }) => ({ id, by: draw(1_000_000, id) }))
    .toSorted((one, other) => one.by - other.by)
    .map(({ id }) => id);
  switch (kind) {
    case 'yes-no':
      return parts.map(({ id }) => `${id}:${draw(2, id) === 0 ? 'yes' : 'no'}`);
    case 'matching':
      return parts.map(({ id }) => `${id}:${oneOf(choices, id)}`);
    case 'drop-down':
      return Object.entries(gaps).map(([id, all]) => `${id}:${oneOf(all, id)}`);
    case 'case-study':
      return questions.flatMap(({ id, view: own }) =>
        blindAnswer(own, (below, purpose) => draw(below, `${id} ${purpose}`)).map((word) => `${id}/${word}`),
      );
    case 'fill-in':
      return ['no idea'];
    case 'ordering':
      return shuffled;
    default:
      return shuffled.slice(0, choose);
  }
}

describe('what guessing earns is what is stated, in the bank and in the example of each kind', () => {
  const examples = kinds
    .filter(({ kind }) => kind !== 'lab')
    .map(({ kind, example: { item } }) => ({ id: `example/${kind}`, kind, item }));
  const written = bank.filter(({ item }) => item.kind !== 'lab').map(({ id, item }) => ({ id, kind: item.kind, item }));
  const all = [...written, ...examples];
  test.for([...Map.groupBy(all, ({ kind }) => kind)])('%s', ([kind, items]) => {
    let [earned, stated, rounds] = [0, 0, 0];
    const times = Math.max(60, Math.ceil(3000 / items.length));
    for (const { item, id } of items) {
      const view = kindOf(kind).publicView(item);
      for (let round = 0; round < times; round += 1) {
        const answer = blindAnswer(view, (below, purpose) => integer(below, id, round, purpose));
        const { points, outOf } = kindOf(kind).score(item, answer);
        earned += points / outOf;
        stated += guessedShare({ kind, view });
        rounds += 1;
      }
    }
    expect(Math.abs(earned - stated) / rounds).toBeLessThan(0.03);
  });
});

test('every kind of the bank has a difficulty within three logits', () => {
  expect(new Set(bank.map(({ item }) => item.kind)).size).toBeGreaterThanOrEqual(Math.min(7, kinds.length));
  for (const { id, rated } of bank) expect(Math.abs(difficultyOf(rated)), id).toBeLessThan(3);
});

test('harder for the author is harder here, a decision harder than recalling, and guessing makes it easier', () => {
  const of = (difficulty: number, needs = 'decision', kind = 'single') =>
    difficultyOf({ kind, difficulty, needs, view: four });
  expect(of(2) - of(1)).toBeCloseTo(1, 12);
  expect(of(3) - of(2)).toBeCloseTo(1, 12);
  expect(of(2)).toBeGreaterThan(of(2, 'recall'));
  expect(of(2, 'decision', 'fill-in') - of(2)).toBeCloseTo(Math.log(1.25 / 0.75), 12);
});

describe('answers move a difficulty', () => {
  const wrong = { ability: 0, share: 0 };
  test.for([
    { trials: [], moves: [0, 0], because: 'nobody has answered' },
    { trials: [wrong], moves: [0.08, 0.15], because: 'one learner may have slipped' },
    {
      trials: Array.from({ length: 16 }, () => wrong),
      moves: [0.7, 1],
      because: 'sixteen of middling ability have failed',
    },
    { trials: [{ ability: 3, share: 1 }], moves: [-0.05, 0], because: 'an expert gets it right anyway' },
    {
      trials: Array.from({ length: 500 }, () => wrong),
      moves: [1, 1],
      because: 'no answers move it further than a logit',
    },
    { trials: [wrong, { ability: 0, share: 1 }], moves: [-0.001, 0.001], because: 'half is what was expected' },
  ])('by $moves, because $because', ({ trials, moves }) => {
    const [least = 0, most = 0] = moves;
    expect(adjusted(0, trials)).toBeGreaterThanOrEqual(least - 1e-9);
    expect(adjusted(0, trials)).toBeLessThanOrEqual(most + 1e-9);
  });
});
