/** Goes through the questions of many seeds of one generator: what is wrong with any of them, and what they are like together. */
import type { Generated } from '#src/quiz/generator.ts';
import { item as schema, type Item } from '#src/quiz/item.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { shownTextsOf, whysOf, wrongAnswersOf, type Bank } from '#tests/quiz/bank.ts';
import { problemsOf } from '#tests/quiz/problems.ts';
import { isKey, keyTexts, rightWords, rivalsOf } from './answers.ts';
import type { AnyProof } from './proof.ts';
import { structureOf } from './structure.ts';

/** What the questions of a generator are like together. */
export interface Tally {
  kinds: Record<string, number>;
  structures: Set<string>;
  /** How often a right option stood at each place, by the number of options: once shuffled, or left as a scale. */
  places: Map<string, number[]>;
  /** Single choices, and those whose right option is the longest, or the shortest, of all. */
  singles: number;
  longest: number;
  shortest: number;
  /** Statements, and those that hold. */
  statements: number;
  holding: number;
  beliefs: Map<string, number>;
  /** Difficulties, in logits. */
  difficulties: number[];
}

export interface Study {
  /** `seed: what is wrong`, the first of each kind of complaint first. */
  problems: string[];
  tally: Tally;
  seeds: number;
  /** Milliseconds for a question, on average. */
  milliseconds: number;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\d./:-]+/gu, ' ')
    .trim();

/** Texts that mean the same to a reader, among those that are chosen from. */
function doubles(item: Item): string[] {
  const [, ...texts] = item.kind === 'fill-in' ? [] : shownTextsOf(item);
  const seen = new Set<string>();
  return texts.filter((text) => seen.size === seen.add(plain(text)).size);
}

/** What is wrong with one question, beyond what the checks of the bank say. */
function wrongWith(made: Generated, item: Item, { generator, second }: AnyProof, seed: string): string[] {
  const kind = kindOf(item.kind);
  const best = kind.score(item, rightWords(item));
  const found = [
    ...(made.id === `generated/${generator.id}/${seed}` ? [] : [`its id is ${made.id}`]),
    ...(generator.objectives.includes(item.objective) ? [] : [`${item.objective} is none of its objectives`]),
    ...(best.outOf > 0 && best.points === best.outOf ? [] : ['its key does not earn every point']),
    ...rivalsOf(item).flatMap((words) =>
      kind.score(item, words).points < best.outOf ? [] : [`"${words.join(', ')}" earns as much as the key`],
    ),
    ...doubles(item).map((text) => `"${text}" stands there twice`),
    ...[item.stem, ...shownTextsOf(item), ...whysOf(item).map(({ why }) => why)].flatMap((text) =>
      /\bundefined\b|\bNaN\b|\[object|\s{3}|^\s*$/.test(text) ? [`"${text}" is no sentence`] : [],
    ),
    ...(Number.isFinite(made.difficulty) && Math.abs(made.difficulty) <= 4 ? [] : [`difficulty ${made.difficulty}`]),
  ];
  const other = second(seed);
  return isKey(item, other)
    ? found
    : [...found, `the key is ${JSON.stringify(keyTexts(item))}, the second way says ${JSON.stringify(other)}`];
}

const emptyTally = (): Tally => ({
  kinds: {},
  structures: new Set(),
  places: new Map(),
  singles: 0,
  longest: 0,
  shortest: 0,
  statements: 0,
  holding: 0,
  beliefs: new Map(),
  difficulties: [],
});

function count(tally: Tally, item: Item, difficulty: number): void {
  tally.kinds[item.kind] = (tally.kinds[item.kind] ?? 0) + 1;
  tally.structures.add(structureOf(item));
  tally.difficulties.push(difficulty);
  for (const { belief } of wrongAnswersOf(item))
    if (belief !== undefined) tally.beliefs.set(belief, (tally.beliefs.get(belief) ?? 0) + 1);
  if (item.kind === 'single' || item.kind === 'multiple') {
    const right = new Set(rightWords(item));
    const { parts } = kindOf(item.kind).publicView(item);
    const name = `${item.keepOrder ? 'scale of' : 'of'} ${parts.length}`;
    const places = tally.places.get(name) ?? parts.map(() => 0);
    parts.forEach(({ id }, place) => {
      if (right.has(id)) places[place] = (places[place] ?? 0) + 1;
    });
    tally.places.set(name, places);
  }
  if (item.kind === 'single') {
    const [own = 0] = item.options.filter(({ correct }) => correct).map(({ text }) => text.length);
    const others = item.options.filter(({ correct }) => !correct).map(({ text }) => text.length);
    tally.singles += 1;
    if (others.every((length) => own > length)) tally.longest += 1;
    if (others.every((length) => own < length)) tally.shortest += 1;
  }
  if (item.kind === 'yes-no') {
    tally.statements += item.statements.length;
    tally.holding += item.statements.filter(({ holds }) => holds).length;
  }
}

/** Makes the questions of the seeds `0`, `1`, …, and of those that were once wrong, and looks at each. */
export function studyOf(proof: AnyProof, bank: Bank, seeds: number): Study {
  const { generator } = proof;
  const problems: string[] = [];
  const tally = emptyTally();
  let spent = 0;
  const asked = [...new Set([...Array.from({ length: seeds }, (_, number) => String(number)), ...proof.once])];
  for (const [number, seed] of asked.entries()) {
    const started = performance.now();
    const made = generator.make(seed);
    spent += performance.now() - started;
    const parsed = schema.safeParse(made.item);
    if (!parsed.success) {
      problems.push(...parsed.error.issues.map(({ path, message }) => `${seed}: ${path.join('.')}: ${message}`));
      continue;
    }
    const item = parsed.data;
    // Twice in a hundred is enough to see that nothing else than the seed decides.
    if (number % 50 === 0 && JSON.stringify(generator.make(seed)) !== JSON.stringify(made))
      problems.push(`${seed}: the same seed made another question`);
    const complaints = [
      ...wrongWith(made, item, proof, seed),
      ...problemsOf({ id: made.id, unit: 'generated', item }, bank),
    ];
    problems.push(...complaints.map((text) => `${seed}: ${text}`));
    count(tally, item, made.difficulty);
  }
  return { problems, tally, seeds, milliseconds: spent / asked.length };
}

/** The places where a right option stands too often: by chance each is as likely, and four deviations are too many. A scale cannot be shuffled, so there only a habit counts. */
export function unevenPlaces({ places }: Tally): string[] {
  return [...places].flatMap(([name, counts]) => {
    const all = counts.reduce((sum, one) => sum + one, 0);
    if (all < 40) return [];
    const share = name.startsWith('scale') ? 0.5 : 1 / counts.length;
    const most = all * share + (name.startsWith('scale') ? 0 : 4) * Math.sqrt(all * share * (1 - share));
    return counts.flatMap((one, place) =>
      one > most ? [`${name}: place ${place + 1} has ${one} of ${all} right options`] : [],
    );
  });
}
