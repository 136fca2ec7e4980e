/**
 * How well readiness is measured: simulated candidates over the real bank, adaptively against random order, candidates who do not fit the
 * model, verdicts by objective, parallel forms of the exam, and which questions are asked how often. The same seed prints the same tables.
 */
import { agreement, formsOf } from './support/assessment/forms.ts';
import { fitting, guessing, holding, learning, type Population } from './support/assessment/people.ts';
import { adaptive, inRandomOrder, longest, questionsFor, type Played } from './support/assessment/play.ts';
import { generated, perGenerator, written, type Question } from './support/assessment/pool.ts';
import { streamOf } from './support/assessment/chance.ts';
import { percent, table, type Cell } from './support/assessment/tables.ts';
import { verdictsAfter, type Said } from './support/assessment/verdicts.ts';
import { leastItems } from '#src/quiz/ability/verdict.ts';

const people = 10_000;
const seed = 7;
const begun = performance.now();
const said = (lines: string): void => console.log(`${lines}\n`);

const [bank, made] = [written(), generated()];
const pool: readonly Question[] = [...bank, ...made];
said(
  `${pool.length} questions: ${bank.length} of the bank and ${made.length} made by ${made.length / perGenerator} generators. ${people.toLocaleString('en-US')} candidates in each row, abilities from a standard normal distribution.`,
);

const meanOf = (questions: readonly Question[]): string =>
  (questions.reduce((sum, { difficulty }) => sum + difficulty, 0) / questions.length).toFixed(2);
const hard = 0.8;
said(
  `Their difficulty is ${meanOf(bank)} logits on average in the bank and ${meanOf(made)} of made ones; ${pool.filter(({ difficulty }) => difficulty > hard).length} are harder than ${hard}.`,
);

/** Half of the questions are half a logit harder than the bank believes, half are easier, by chance. */
const coin = streamOf(seed);
const off = new Map(pool.map(({ item }) => [item, coin.next() < 0.5 ? 0.5 : -0.5]));

/** Misconceptions that stand behind an answer of at least five questions, so that holding one matters. */
const behind = new Map<string, number>();
for (const { beliefs } of pool)
  for (const belief of new Set(beliefs)) behind.set(belief, (behind.get(belief) ?? 0) + 1);
const common = [...behind].filter(([, count]) => count >= 5).map(([belief]) => belief);

const populations: readonly { name: string; population: Population }[] = [
  { name: 'as the model has it', population: fitting(({ difficulty }) => difficulty) },
  {
    name: 'every difficulty off by 0.5',
    population: fitting(({ item, difficulty }) => difficulty + (off.get(item) ?? 0)),
  },
  { name: `holds one of ${common.length} misconceptions`, population: holding(common) },
  { name: 'guesses every third question', population: guessing(1 / 3) },
  { name: 'learns one logit in 40 questions', population: learning(1 / 40) },
];
const played = populations.map(({ name, population }) => {
  const setting = { pool, people, population, seed };
  return { name, ours: adaptive(setting), random: inRandomOrder(setting) };
});

/** How many of the questions of random order the diagnostic needs for the same error. */
function shareNeeded(ours: readonly number[], random: readonly number[], questions: number): number {
  return (questionsFor(random[questions] ?? 0, ours) ?? Infinity) / questions;
}

const bankAlone = { pool: bank, people, population: fitting(({ difficulty }) => difficulty), seed };
const alone = { ours: adaptive(bankAlone), random: inRandomOrder(bankAlone) };

const marks = [5, 10, 20, 30, 40];
said(
  `### Error against questions\n\n${table(
    ['candidates', 'order', ...marks.map((mark) => `after ${mark}`)],
    played.flatMap(({ name, ours, random }) => [
      [name, 'adaptive', ...marks.map((mark) => ours.errors[mark] ?? NaN)],
      ['', 'random', ...marks.map((mark) => random.errors[mark] ?? NaN)],
    ]),
  )}`,
);
// Who guesses or learns is misjudged however many questions are asked, so their error says nothing of how many it takes.
const [fits, ...others] = played;
if (!fits) throw new Error('Nobody was simulated.');
const needed = (ours: readonly number[], random: readonly number[]) =>
  marks.slice(1).map((mark) => shareNeeded(ours, random, mark));
said(
  `### Questions needed for the error of random order, as a share\n\n${table(
    ['candidates', ...marks.slice(1).map((mark) => `of ${mark} at random`)],
    [
      [`${fits.name}, stated errors`, ...needed(fits.ours.stated, fits.random.stated)],
      [`${fits.name}, errors seen`, ...needed(fits.ours.errors, fits.random.errors)],
      ['the bank alone, stated errors', ...needed(alone.ours.stated, alone.random.stated)],
      ['the bank alone, errors seen', ...needed(alone.ours.errors, alone.random.errors)],
      ...others.slice(0, 2).map(({ name, ours, random }) => [name, ...needed(ours.errors, random.errors)]),
    ],
  )}`,
);
const worse = played.map(({ name, ours, random }) => {
  const ratios = Array.from(
    { length: longest },
    (_, index) => (ours.errors[index + 1] ?? 0) / (random.errors[index + 1] ?? 1),
  );
  return [name, Math.min(...ratios), Math.max(...ratios)] as const;
});
said(
  `### Error, adaptive against random, over 1 to ${longest} questions\n\n${table(['candidates', 'lowest ratio', 'highest ratio'], worse)}`,
);
said(
  `### Where the diagnostic stops\n\n${table(
    ['candidates', 'questions', 'error', 'bias', 'in the interval of eight in ten'],
    played.map(({ name, ours: { stopped } }) => [
      name,
      stopped?.questions ?? NaN,
      stopped?.error ?? NaN,
      (stopped?.bias ?? NaN).toFixed(2),
      percent(stopped?.inside ?? NaN),
    ]),
  )}`,
);

const exposed = ({ exposure }: Played, asked: number): Cell[] => {
  const shares = pool.map(({ item }) => (exposure.get(item) ?? 0) / people).toSorted((one, other) => other - one);
  const never = shares.filter((share) => share === 0).length;
  const half =
    shares.findIndex((_, index) => shares.slice(0, index + 1).reduce((sum, share) => sum + share, 0) >= asked / 2) + 1;
  return [percent(shares[0] ?? 0), never, half].map(String);
};
const asked = fits.ours.stopped?.questions ?? 0;
said(
  `### Exposure\n\n${table(
    ['order', 'asked of most people', 'never asked', 'questions that make up half of all asking'],
    [
      ['adaptive, until it stops', ...exposed(fits.ours, asked)],
      [`random, ${longest} questions`, ...exposed(fits.random, longest)],
    ],
  )}`,
);

const few = 1000;
const sizes = [leastItems - 1, leastItems, 20];
const fit = fitting(({ difficulty }) => difficulty);
const rates = ({ given, of, ready, readyWrongly, notYet, notYetWrongly, nearly }: Said): Cell[] => [
  percent(given / of),
  percent(ready / of),
  ready === 0 ? '–' : percent(readyWrongly / ready),
  percent(nearly / of),
  percent(notYet / of),
  notYet === 0 ? '–' : percent(notYetWrongly / notYet),
];
said(
  `### Verdicts by objective, ${few.toLocaleString('en-US')} candidates\n\n${table(
    [
      'candidates',
      'questions each',
      'given',
      'ready',
      'of these below the cut',
      'nearly',
      'not yet',
      'of these above it',
    ],
    [
      ...sizes.map((size) => [
        'as the model has it',
        String(size),
        ...rates(verdictsAfter(size, { pool, people: few, seed, population: fit, isApart: true })),
      ]),
      [
        'guesses every third question',
        '20',
        ...rates(verdictsAfter(20, { pool, people: few, seed, population: guessing(1 / 3), isApart: true })),
      ],
      [
        'guesses everything',
        '20',
        ...rates(verdictsAfter(20, { pool, people: few, seed, population: guessing(1), isApart: false })),
      ].map((cell, index) => (index === 4 || index === 7 ? '–' : cell)),
    ],
  )}`,
);

const forms = formsOf(12);
const agreements = [true, false].map((isApart) => ({ isApart, ...agreement(forms, people, seed, isApart) }));
said(
  `### Two parallel forms of ${agreements[0]?.questions ?? 0} questions, ${forms.length} forms in all\n\n${table(
    ['points of one question', 'passes from', 'pass', 'same decision', 'by chance', 'kappa', 'decision as the ability'],
    agreements.map(({ isApart, needed: from, passed, same, byChance, kappa, right }) => [
      isApart ? 'come one by one' : 'all or none',
      from,
      percent(passed),
      percent(same),
      percent(byChance),
      kappa,
      percent(right),
    ]),
  )}`,
);

const goals = [alone, fits].map(({ ours, random }) => shareNeeded(ours.stated, random.stated, 30));
const highestOff = worse[1]?.[2] ?? NaN;
const early = verdictsAfter(leastItems - 1, { pool, people: few, seed, population: fit, isApart: true });
const met = (is: boolean): string => (is ? 'met' : 'missed');
said(
  [
    ...['the bank alone', 'the bank with made questions'].map((which, index) => {
      const goal = goals[index] ?? Infinity;
      return `Goal: the error of 30 random questions with at most 80 % of them under the model. For ${which} it takes ${percent(goal)}: ${met(goal <= 0.8)}.`;
    }),
    `Goal: never worse than random with difficulties off by 0.5. The highest ratio of the errors is ${highestOff.toFixed(3)}: ${met(highestOff <= 1)}.`,
    `Goal: no verdict below ${leastItems} questions. ${early.given} of ${early.of} were given: ${met(early.given === 0)}.`,
    `Took ${Math.round((performance.now() - begun) / 1000)} s.`,
  ].join('\n'),
);
