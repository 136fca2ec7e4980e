/** The words that computed keys are written in: what is asked of each option, and how that becomes an answer. */
import * as z from 'zod';
import { allFacts as facts, isAnyFact as isFactId } from '#src/base/all-facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { readBank } from '#tests/quiz/bank.ts';

/** The words that answer a question rightly, worked out without looking at its key. */
export type Computed = () => readonly string[] | Promise<readonly string[]>;
/** From an item's id, without its course, to its key. */
export type Table = Readonly<Record<string, Computed>>;

type Maybe<Value> = Value | Promise<Value>;

/** The ids of what it holds for. */
export async function those<One>(
  options: Readonly<Record<string, One>>,
  holds: (one: One) => Maybe<boolean>,
): Promise<string[]> {
  const found: string[] = [];
  for (const [id, one] of Object.entries(options)) if (await holds(one)) found.push(id);
  return found;
}

/** The first for which it holds: the options stand from the smallest to the largest. */
export const smallest = async <One>(
  options: Readonly<Record<string, One>>,
  holds: (one: One) => Maybe<boolean>,
): Promise<string[]> => (await those(options, holds)).slice(0, 1);

/** A word for each statement: whether it holds. */
export async function judged(statements: Readonly<Record<string, () => Maybe<boolean>>>): Promise<string[]> {
  const words: string[] = [];
  for (const [id, holds] of Object.entries(statements)) words.push(`${id}:${(await holds()) ? 'yes' : 'no'}`);
  return words;
}

/** A word for each prompt: the choice that has its value. */
export function matched<Value>(
  prompts: Readonly<Record<string, Value>>,
  choices: Readonly<Record<string, Value>>,
): string[] {
  return Object.entries(prompts).map(([prompt, value]) => {
    const choice = Object.entries(choices).find(([, other]) => other === value)?.[0];
    if (choice === undefined) throw new Error(`No choice has the value of "${prompt}": ${String(value)}.`);
    return `${prompt}:${choice}`;
  });
}

/** A word for each gap: the one choice for which it holds. Throws when there is none, or are two. */
export async function filled(gaps: Readonly<Record<string, Maybe<readonly string[]>>>): Promise<string[]> {
  const words: string[] = [];
  for (const [gap, found] of Object.entries(gaps)) {
    const choices = await found;
    if (choices.length !== 1) throw new Error(`For the gap "${gap}" hold ${choices.length}: ${choices.join(', ')}.`);
    words.push(`${gap}:${choices.join('')}`);
  }
  return words;
}

/** The choice that has a value. */
export const having = <Value>(value: Value, choices: Readonly<Record<string, Value>>): string[] =>
  Object.entries(choices).flatMap(([id, other]) => (other === value ? [id] : []));

/** The ids from the lowest number to the highest; two that are equal would be no order. */
export function ascending(numbers: Readonly<Record<string, number>>): string[] {
  const all = Object.entries(numbers).toSorted(([, one], [, other]) => one - other);
  if (new Set(Object.values(numbers)).size < all.length) throw new Error('Two steps have the same place.');
  return all.map(([id]) => id);
}

/** The one order in which steps can be done, each tried in a fresh world after those before it. Throws when there are two. */
export async function onlyOrder<World>(
  fresh: () => Promise<World>,
  steps: Readonly<Record<string, (world: World) => Promise<boolean>>>,
): Promise<string[]> {
  const done: string[] = [];
  while (done.length < Object.keys(steps).length) {
    const possible: string[] = [];
    for (const [id, step] of Object.entries(steps)) {
      if (done.includes(id)) continue;
      const world = await fresh();
      for (const before of done) await steps[before]?.(world);
      if (await step(world)) possible.push(id);
    }
    if (possible.length !== 1) throw new Error(`After ${done.join(', ')}, these are possible: ${possible.join(', ')}.`);
    done.push(...possible);
  }
  return done;
}

function factValue(id: string, profile: Profile): unknown {
  const fact = `expressroute/${id}`;
  if (!isFactId(fact)) throw new Error(`There is no fact ${fact}.`);
  return facts[fact][profile].value;
}

/** The number that a fact counts. */
export const numberOf = (id: string, profile: Profile = 'today'): number =>
  z.coerce.number().parse(factValue(id, profile));

/** The numbers that a fact counts, by their names. */
export const numbersOf = (id: string, profile: Profile = 'today'): Readonly<Record<string, number>> =>
  z.record(z.string(), z.coerce.number()).parse(factValue(id, profile));

/** One of the numbers that a fact counts. */
export function partOf(id: string, part: string, profile: Profile = 'today'): number {
  const number = numbersOf(id, profile)[part];
  if (number === undefined) throw new Error(`The fact ${id} counts no "${part}".`);
  return number;
}

/** The list that a fact has. */
export const listOf = (id: string, profile: Profile = 'today'): readonly string[] =>
  z.array(z.coerce.string()).parse(factValue(id, profile));

/** A table of numbers in a fact. */
export const tableOf = (
  id: string,
  profile: Profile = 'today',
): Readonly<Record<string, Readonly<Record<string, number>>>> =>
  z.record(z.string(), z.record(z.string(), z.coerce.number())).parse(factValue(id, profile));

const form = z.object({ rows: z.array(z.object({ id: z.string(), value: z.string() })) });

let read: ReturnType<typeof readBank> | undefined;
const figures = () => (read ??= readBank()).figures;

/** What stands in the rows of a figure that is a form. */
export const rowsOf = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(form.parse(figures().get(`expressroute/${name}`)).rows.map(({ id, value }) => [id, value]));

const sheet = z.object({ rows: z.array(z.object({ id: z.string(), cells: z.array(z.string()) })) });

/** What stands in the cells of a figure that compares. */
export const cellsOf = (name: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(sheet.parse(figures().get(`expressroute/${name}`)).rows.map(({ id, cells }) => [id, cells]));

const bar = z.object({ parts: z.array(z.object({ id: z.string(), prefix: z.string(), label: z.string() })) });

/** The parts of a figure that lays a network out. */
export const partsOf = (name: string) => bar.parse(figures().get(`expressroute/${name}`)).parts;

const scene = z.object({
  panels: z.array(
    z.object({
      nodes: z.array(z.object({ id: z.string() })),
      paths: z.array(z.object({ stops: z.array(z.string()) })),
    }),
  ),
});

/** The nodes and lines of a figure that is a scene. */
export function sceneOf(name: string): { nodes: string[]; lines: (readonly string[])[] } {
  const [panel] = scene.parse(figures().get(`expressroute/${name}`)).panels;
  return { nodes: panel?.nodes.map(({ id }) => id) ?? [], lines: panel?.paths.map(({ stops }) => stops) ?? [] };
}
