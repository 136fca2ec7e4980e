/** What is wrong with one question beyond its schema: names of what does not exist, and clues. Each line says the field, the value and the way out. */
import { whysOf, wrongAnswersOf, shownTextsOf, type Bank, type Entry } from '#tests/quiz/bank.ts';

/** Reasons shorter than this hardly teach. */
const shortestWhy = 30;
/** A right option may be this much longer than the longest wrong one. */
const longer = 1.25;
/** Below this length a longer option is a longer word, and no clue. */
const shortOption = 24;

const pairsOf = (text: string): Set<string> =>
  new Set(Array.from(text, (letter, index) => letter + (text[index + 1] ?? '')));

/** The known ids that are written most like an unknown one: by the share of pairs of letters that both have. */
export function closest(id: string, known: Iterable<string>, count = 3): string {
  const wanted = pairsOf(id);
  return [...known]
    .map((one) => {
      const pairs = pairsOf(one);
      return { one, alike: pairs.intersection(wanted).size / pairs.union(wanted).size };
    })
    .toSorted((a, b) => b.alike - a.alike)
    .slice(0, count)
    .map(({ one }) => one)
    .join(', ');
}

/** The ids of all elements of a figure, or of one panel of it. */
export function elementIdsOf(figure: unknown, panel: number): string[] {
  const within = typeof figure === 'object' && figure !== null && 'panels' in figure ? figure.panels : undefined;
  return Array.isArray(within) ? idsIn(within[panel]) : idsIn(figure);
}

function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'id' in value && typeof value.id === 'string' ? [value.id] : [];
  return [...own, ...Object.values(value).flatMap(idsIn)];
}

/** A figure that is not there. */
const noFigure = (field: string, figure: string, figures: Bank['figures']): string[] =>
  figures.has(figure)
    ? []
    : [
        `${field}: "${figure}" is no figure. Write content/figures/${figure}.yaml, or use one like ${closest(figure, figures.keys())}.`,
      ];

function names({ item }: Entry, { facts, beliefs, objectives, figures }: Bank): string[] {
  const found: string[] = [];
  for (const [index, fact] of item.facts.entries())
    if (!facts.has(fact))
      found.push(
        `facts.${index}: "${fact}" is no fact. Write it into content/facts, or use one like ${closest(fact, facts)}.`,
      );
  if (!objectives.has(item.objective))
    found.push(`objective: "${item.objective}" is none. Use one of ${[...objectives].join(', ')}.`);
  for (const { field, belief } of wrongAnswersOf(item))
    if (belief !== undefined && !beliefs.has(belief))
      found.push(
        `${field}.belief: "${belief}" is no misconception. Write content/misconceptions/${belief}.yaml (belief, repair, facts), or use one like ${closest(belief, beliefs.keys())}.`,
      );
  if (item.kind === 'case-study')
    for (const [place, { exhibits }] of item.tabs.entries())
      for (const [index, { figure: shown }] of exhibits.entries())
        if (shown !== undefined) found.push(...noFigure(`tabs.${place}.exhibits.${index}.figure`, shown, figures));
  if (item.kind !== 'hot-area') return found;
  const figure = figures.get(item.figure);
  if (figure === undefined) return [...found, ...noFigure('figure', item.figure, figures)];
  const ids = elementIdsOf(figure, item.panel);
  for (const [index, { id }] of item.areas.entries())
    if (!ids.includes(id))
      found.push(
        `areas.${index}.id: the figure ${item.figure}${item.panel === 0 ? '' : `, panel ${item.panel},`} has no element "${id}". It has ${ids.join(', ')}.`,
      );
  return found;
}

function unnamed({ item }: Entry): string[] {
  if (item.kind !== 'single' && item.kind !== 'multiple' && item.kind !== 'yes-no' && item.kind !== 'hot-area')
    return [];
  const without = wrongAnswersOf(item).filter(({ belief }) => belief === undefined);
  return without.length <= 1
    ? []
    : [
        `${without.map(({ field }) => field).join(', ')}: no "belief". At most one wrong option may be without a misconception.`,
      ];
}

const average = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

function lengths({ item }: Entry): string[] {
  if (item.kind !== 'single' && item.kind !== 'multiple') return [];
  const right = item.options.filter(({ correct }) => correct).map(({ text }) => text.length);
  const wrong = item.options.filter(({ correct }) => !correct).map(({ text }) => text.length);
  const [longest, other] = [Math.max(...right), Math.max(...wrong)];
  const found: string[] = [];
  if (longest > shortOption && longest > other * longer)
    found.push(
      `options: the longest right one has ${longest} characters, the longest wrong one ${other}. Shorten the first or lengthen the second, to at most a quarter more.`,
    );
  const ratio = average(right) / average(wrong);
  if (average([...right, ...wrong]) > shortOption && (ratio < 0.65 || ratio > 1.5))
    found.push(
      `options: right ones have ${Math.round(average(right))} characters on average, wrong ones ${Math.round(average(wrong))}. Bring them closer together.`,
    );
  return found;
}

const tells = /^(?:right|correct|wrong|true|false|answer|distractor)(?:-|$)/;

function clues({ item }: Entry): string[] {
  const found = shownTextsOf(item)
    .filter((text) => /^(?:all|none|both|neither) of (?:the above|the others|these|them)\b/i.test(text))
    .map((text) => `"${text}" points at other options. Say what it means.`);
  if (item.kind === 'single' && item.options.length !== 4)
    found.push(`options: there are ${item.options.length}; a single choice has four.`);
  if (item.kind === 'multiple' && (item.options.length < 4 || item.options.length > 6))
    found.push(`options: there are ${item.options.length}; write four to six.`);
  const ids = 'options' in item ? item.options.map(({ id }) => id) : [];
  for (const id of ids) if (tells.test(id)) found.push(`options: the id "${id}" tells. Name what the option is about.`);
  for (const text of shownTextsOf(item))
    if ((text.match(/`/g)?.length ?? 0) % 2 === 1)
      found.push(`"${text}" has a lonely backtick. Code stands between two.`);
  return found;
}

/** What is long or code in a list of a gap is hard to tell apart, and a choice that is much longer than the others tells. */
function gaps({ item }: Entry): string[] {
  if (item.kind !== 'drop-down') return [];
  return item.gaps.flatMap(({ answer, choices }, index) => {
    const right = choices.find(({ id }) => id === answer)?.text.length ?? 0;
    const longest = Math.max(...choices.filter(({ id }) => id !== answer).map(({ text }) => text.length));
    return right > shortOption && right > longest * longer
      ? [
          `gaps.${index}.choices: the right one has ${right} characters, the longest wrong one ${longest}. Shorten the first or lengthen the second, to at most a quarter more.`,
        ]
      : [];
  });
}

function reasons({ item }: Entry): string[] {
  const seen = new Map<string, string>();
  return whysOf(item).flatMap(({ field, why }) => {
    const earlier = seen.get(why);
    seen.set(why, field);
    if (earlier !== undefined) return [`${field}: says the same as ${earlier}. Each reason is about its own part.`];
    return why.length < shortestWhy ? [`${field}: "${why}" is too short to teach. Say what is so, and why.`] : [];
  });
}

/** All problems of a question, one line each. */
export const problemsOf = (entry: Entry, bank: Bank): string[] => [
  ...[names, unnamed, lengths, clues, gaps, reasons].flatMap((look) => look(entry, bank)),
  ...(entry.item.kind === 'case-study'
    ? entry.item.questions.flatMap(({ ask }, index) =>
        problemsOf({ ...entry, item: ask }, bank).map((problem) => `questions.${index}.ask.${problem}`),
      )
    : []),
];
