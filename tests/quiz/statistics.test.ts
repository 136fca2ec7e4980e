/** The bank as a whole: what it covers, that looks do not tell the key, and that no question stands there twice. Prints what it counts. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kindOf } from '#src/quiz/registry.ts';
import { beliefs as changing } from '#src/azure/beliefs/list.ts';
import { askedIn, readBank, wrongAnswersOf, type Entry } from '#tests/quiz/bank.ts';
import { byUnit, coverage, lacks, table } from '#tests/quiz/coverage.ts';
import { guess, questionsOf } from '#tests/quiz/guessing.ts';
import { closest } from '#tests/quiz/problems.ts';
import { learnAndGuess } from '#tests/quiz/learner.ts';
import { alike, pairsOf, shinglesOf, tooAlike } from '#tests/quiz/likeness.ts';

const bank = readBank();
const { entries } = bank;
/** The questions of a case one by one. */
const asked = askedIn(entries);
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** So far above chance may no way of guessing get. */
const margin = 0.1;

test('the bank covers every objective, every kind and enough decisions', () => {
  console.log(`${coverage(entries, bank.objectives)}\n\n${byUnit(entries)}`);
  expect(lacks(entries, bank.objectives)).toEqual([]);
});

describe('looks do not tell the key', () => {
  // Single choices also by themselves: where several are right, chance hides more.
  const singles = asked.filter(({ item }) => item.kind === 'single');
  const guesses = [...guess(questionsOf(entries)), ...guess(questionsOf(singles), 'single: ')];

  test('printed', () => {
    console.log(
      table(
        ['who always takes', 'guesses', 'hits', 'chance'],
        guesses.map(({ name, guesses: all, share, chance }) => [name, all, percent(share), percent(chance)]),
      ),
    );
    expect(guesses.length).toBeGreaterThan(8);
  });

  test.for(guesses)('$name', ({ share, chance }) => {
    expect(share).toBeLessThanOrEqual(chance + margin);
  });

  const biased = (change: (entry: Entry) => Entry) => guess(questionsOf(entries.map(change)));
  test.for([
    { name: 'the longest', right: (text: string) => `${text} ${'and so on '.repeat(12)}` },
    { name: 'the shortest', right: () => 'It is.' },
    { name: 'the one with most digits', right: (text: string) => `${text} 1234567890 1234567890` },
    { name: 'the one with most words of the stem', right: (text: string, stem: string) => `${text} ${stem}` },
  ])('a bank whose right options are $name is found out', ({ name, right }) => {
    const found = biased(({ item, ...rest }) => {
      if (item.kind !== 'single') return { item, ...rest };
      const options = item.options.map((option, index) =>
        // Two of three are enough to be told.
        option.correct && index < 3 ? { ...option, text: right(option.text, item.stem) } : option,
      );
      return { ...rest, item: { ...item, options } };
    }).find((one) => one.name === name);
    expect(found?.share ?? 0).toBeGreaterThan((found?.chance ?? 1) + margin);
  });

  test('somebody who has learned the looks and words of all other keys guesses no better', () => {
    const { guesses: all, share, chance, loudest } = learnAndGuess(entries);
    console.log(
      `${table(['who learns from the other single choices', 'guesses', 'hits', 'chance'], [['naive Bayes', all, percent(share), percent(chance)]])}\n\n${table(['loudest', 'right', 'wrong'], loudest)}`,
    );
    expect(share).toBeLessThanOrEqual(chance + margin);
  });

  test('a bank whose right options carry a word of their own is found out', () => {
    const marked = entries.map(({ item, ...rest }): Entry => {
      if (item.kind !== 'single') return { item, ...rest };
      const options = item.options.map((option) =>
        option.correct ? { ...option, text: `${option.text} indeed` } : option,
      );
      return { ...rest, item: { ...item, options } };
    });
    const { share, chance } = learnAndGuess(marked);
    expect(share).toBeGreaterThan(chance + 3 * margin);
  });

  test('statements hold about as often as they do not, whether long or short', () => {
    const statements = asked.flatMap(({ item }) => (item.kind === 'yes-no' ? item.statements : []));
    const byLength = statements.toSorted((one, other) => one.text.length - other.text.length);
    const half = Math.floor(byLength.length / 2);
    const shareOf = (all: typeof statements) => all.filter(({ holds }) => holds).length / all.length;
    const shares = {
      all: shareOf(statements),
      short: shareOf(byLength.slice(0, half)),
      long: shareOf(byLength.slice(half)),
    };
    console.log(
      `statements that hold: ${Object.entries(shares)
        .map(([name, share]) => `${name} ${percent(share)}`)
        .join(', ')}`,
    );
    for (const share of Object.values(shares)) expect(Math.abs(share - 0.5)).toBeLessThanOrEqual(0.2);
  });

  test('the order in which steps stand at first is no better than chance', () => {
    const scores = asked.flatMap(({ item }) => {
      if (item.kind !== 'ordering') return [];
      const kind = kindOf(item.kind);
      return [
        kind.score(
          item,
          kind.publicView(item).parts.map(({ id }) => id),
        ),
      ];
    });
    const share =
      scores.reduce((sum, { points }) => sum + points, 0) / scores.reduce((sum, { outOf }) => sum + outOf, 0);
    console.log(`neighbors in order before anything is moved: ${percent(share)}`);
    expect(share).toBeLessThanOrEqual(0.6);
  });
});

describe('no two questions are alike', () => {
  const pairs = pairsOf(entries);

  test('printed, and below the limit', () => {
    console.log(
      table(
        ['share', 'most alike', ''],
        pairs.slice(0, 8).map(({ share, one, other }) => [percent(share), one, other]),
      ),
    );
    for (const { share, one, other } of pairs.filter((pair) => pair.share > tooAlike))
      expect.soft(share, `${one} and ${other} ask the same: change or remove one`).toBeLessThanOrEqual(tooAlike);
  });

  test('a question that is planted again with some words changed is found', () => {
    for (const entry of entries) {
      const again = { item: { ...entry.item, stem: entry.item.stem.replace(/\b(\w+)\b/, 'Tomorrow $1') } };
      expect(alike(shinglesOf(entry), shinglesOf(again)), entry.id).toBeGreaterThan(tooAlike);
    }
  });
});

describe('misconceptions', () => {
  const used = new Set(entries.flatMap(({ item }) => wrongAnswersOf(item).flatMap(({ belief }) => belief ?? [])));

  test('each rests on facts that exist', () => {
    const missing = [...bank.beliefs].flatMap(([id, { facts }]) =>
      facts
        .filter((fact) => !bank.facts.has(fact))
        .map(
          (fact) => `content/misconceptions/${id}.yaml: "${fact}" is no fact. Like it: ${closest(fact, bank.facts)}.`,
        ),
    );
    expect(missing).toEqual([]);
  });

  test('each is behind some answer, written or generated, or changes a network', () => {
    const generators = readdirSync('src/quiz/generators').map((name) =>
      readFileSync(`src/quiz/generators/${name}`, 'utf8'),
    );
    const idle = [...bank.beliefs.keys()].filter(
      (id) =>
        !used.has(id) &&
        !changing.some((belief) => belief.id === id) &&
        !generators.some((text) => [id, id.slice(id.indexOf('/') + 1)].some((name) => text.includes(`'${name}'`))),
    );
    const wrong = entries.flatMap(({ item }) => wrongAnswersOf(item));
    const named = wrong.filter(({ belief }) => belief !== undefined).length;
    console.log(`${bank.beliefs.size} misconceptions, behind ${named} of ${wrong.length} wrong answers`);
    expect(idle, 'behind no answer: use them or remove them').toEqual([]);
  });
});
