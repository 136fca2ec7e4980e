/** Every generator of questions: each of its questions has one best answer, a second way finds the same, and looks do not tell it. */
import { afterAll, describe, expect, test } from 'vitest';
import { difficultyOf } from '#src/quiz/ability/difficulty.ts';
import { generatorOf, generators } from '#src/quiz/generators/list.ts';
import { kindOf } from '#src/quiz/registry.ts';
import type { Item } from '#src/quiz/item.ts';
import { readBank, shownTextsOf } from '#tests/quiz/bank.ts';
import { table } from '#tests/quiz/coverage.ts';
import { alike, runsOf, tooAlike } from '#tests/quiz/likeness.ts';
import { isKey, keyTexts } from '#tests/quiz/generators/answers.ts';
import type { AnyProof } from '#tests/quiz/generators/proof.ts';
import { bare } from '#src/quiz/bare.ts';
import { studyOf, unevenPlaces, type Study } from '#tests/quiz/generators/study.ts';

const isLong = process.env['LONG'] !== undefined;
const seeds = isLong ? 10_000 : 200;
const leastStructures = 50;
/** The share of single choices whose right option may be the longest, or the shortest. */
const mostOfOneLength = 0.4;
const bank = readBank();
const studies = new Map<string, Study>();
const percent = (part: number, whole: number): string =>
  whole === 0 ? '' : `${Math.round((100 * part) / whole).toString()}%`;

/** What the folder of proofs exports, by file; what the proofs share exports no proof. */
const found = import.meta.glob<AnyProof | undefined>('./generators/*.ts', { import: 'default', eager: true });

/** The proof of a generator stands in the file that has its name. */
function proofOf(id: string): AnyProof {
  const file = `./generators/${id}.ts`;
  const proof = found[file];
  if (proof?.generator.id !== id) throw new Error(`tests/quiz/${file.slice(2)} has no proof of the generator "${id}".`);
  return proof;
}

describe.for(generators.map(({ id }) => id))('the generator "%s"', (id) => {
  const proof = proofOf(id);
  const study = (): Study => {
    const known = studies.get(id) ?? studyOf(proof, bank, seeds);
    studies.set(id, known);
    return known;
  };

  test('has nothing wrong in any question', { timeout: isLong ? 30 * 60_000 : 60_000 }, () => {
    const { problems } = study();
    expect(problems.slice(0, 12), `${problems.length} complaints`).toEqual([]);
  });

  test('has five problems worked out by hand, and its keys are those', () => {
    expect(proof.byHand.length).toBeGreaterThanOrEqual(5);
    for (const { key, item, because } of proof.byHand)
      expect(isKey(item, key), `${because}\nby hand ${key.join(' | ')}, made ${keyTexts(item).join(' | ')}`).toBe(true);
  });

  test('asks in many ways', () => {
    expect(study().tally.structures.size).toBeGreaterThanOrEqual(leastStructures);
  });

  test('does not tell the key by its place, its length or its yes', () => {
    const { tally } = study();
    expect(unevenPlaces(tally)).toEqual([]);
    if (tally.singles >= 30) {
      expect(tally.longest / tally.singles).toBeLessThanOrEqual(mostOfOneLength);
      expect(tally.shortest / tally.singles).toBeLessThanOrEqual(mostOfOneLength);
    }
    if (tally.statements >= 60) expect(Math.abs(tally.holding / tally.statements - 0.5)).toBeLessThanOrEqual(0.15);
  });

  test('names objectives of the exam, and more than one belief', () => {
    expect(proof.generator.objectives.filter((one) => !bank.objectives.has(one))).toEqual([]);
    expect(study().tally.beliefs.size).toBeGreaterThan(1);
  });
});

test('each generator goes by a name of its own', () => {
  expect(new Set(generators.map(({ id }) => id)).size).toBe(generators.length);
  for (const { id } of generators) expect(generatorOf(id).id).toBe(id);
  expect(() => generatorOf('dice')).toThrow(/No generator is called "dice"/);
});

test('no question of one generator is nearly that of another, names and numbers apart', () => {
  const runs = (item: Item): ReadonlySet<string> =>
    runsOf(shownTextsOf(item).map((text) => bare(text).replaceAll('▪', 'x')));
  const made = generators.flatMap(({ id, make }) =>
    Array.from({ length: 12 }, (_, number) => ({ id, runs: runs(make(`alike ${number}`).item) })),
  );
  const pairs = made.flatMap((one, index) =>
    made
      .slice(index + 1)
      .filter(({ id }) => id !== one.id)
      .map((other) => ({ pair: `${one.id}, ${other.id}`, share: alike(one.runs, other.runs) })),
  );
  expect(pairs.filter(({ share }) => share > tooAlike)).toEqual([]);
});

test.for([
  { one: 'Otter Creek Energy has `er-amber`.', other: 'Heron Air has `er-flint`.', because: 'names are names' },
  { one: 'It takes 12 circuits.', other: 'It takes one circuit.', because: 'a number is a number, in digits or words' },
  { one: 'Paris, London and Oslo', other: 'Chennai', because: 'a longer list asks nothing new' },
  { one: 'The gateway is ErGw1AZ.', other: 'The gateway is ErGw3AZ.', because: 'a digit makes it a value' },
])('"$one" has the structure of "$other": $because', ({ one, other }) => {
  expect(bare(one)).toBe(bare(other));
});

test('made questions are as hard as those of the bank: one scale holds both', () => {
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const written = bank.entries.map(({ item }) =>
    difficultyOf({
      kind: item.kind,
      difficulty: item.difficulty,
      needs: item.needs,
      view: kindOf(item.kind).publicView(item),
    }),
  );
  const made = generators.flatMap(({ make }) => ['a', 'b', 'c', 'd'].map((seed) => make(seed).difficulty));
  expect(Math.abs(mean(made) - mean(written))).toBeLessThan(0.3);
});

test('another question has another structure', () => {
  expect(bare('Which circuit carries it?')).not.toBe(bare('Which gateway carries it?'));
});

afterAll(() => {
  const rows = [...studies].map(([id, { tally, milliseconds }]) => [
    id,
    Object.entries(tally.kinds)
      .map(([kind, many]) => `${kind} ${many}`)
      .join(', '),
    tally.structures.size,
    [...tally.places].map(([name, counts]) => `${name}: ${counts.join('/')}`).join(', '),
    `${percent(tally.longest, tally.singles)} ${percent(tally.shortest, tally.singles)}`,
    percent(tally.holding, tally.statements),
    `${Math.min(...tally.difficulties).toFixed(1)} to ${Math.max(...tally.difficulties).toFixed(1)}`,
    milliseconds.toFixed(2),
  ]);
  const heads = ['generator', 'kinds', 'structures', 'right at place', 'longest shortest', 'yes', 'logits', 'ms'];
  const beliefs = [...studies].map(
    ([id, { tally }]) =>
      `${id}: ${[...tally.beliefs]
        .toSorted((a, b) => b[1] - a[1])
        .map(([belief, many]) => `${belief.replace(/^.*\//, '')} ${many}`)
        .join(', ')}`,
  );
  console.log(`${seeds} seeds each\n${table(heads, rows)}\n\nBeliefs:\n${beliefs.join('\n')}`);
});
