/** Where a form gets its questions from: the bank and the generators, least seen first and then by chance, never the same or the like of it twice. */
import { hash128, mixedBy } from '#src/base/random.ts';
import { formItemOf, suits, type BankItem } from '#src/quiz/exam/bank.ts';
import type { FormItem, SectionKind } from '#src/quiz/exam/form.ts';
import { made, type Made } from '#src/quiz/exam/made.ts';
import type { Generator } from '#src/quiz/generator.ts';
import { originOf } from '#src/quiz/made-id.ts';

export interface Stock {
  bank: readonly BankItem[];
  generators: readonly Generator[];
  seed: string;
  profile: 'taught' | 'today';
  /** How often the learner has seen each item, by its id. */
  seen: Readonly<Record<string, number>>;
}

/** What is asked for: a skill, or any. */
export interface Wish {
  section: SectionKind;
  objective?: string | undefined;
  /** The one item of the bank that will do. */
  id?: string;
}

export interface Drawer {
  /** A question of the bank, or undefined when none is left that fits. */
  fromBank: (wish: Wish) => FormItem | undefined;
  /** A fresh question, or undefined when no generator has one that is not alike to one before. `only` names the one generator to ask. */
  fresh: (wish: Wish, only?: string) => FormItem | undefined;
}

/** A generator is asked so often for a question that fits before another one is. */
const tries = 12;
/** No kind of question has more than this share of a form, as long as others are left. */
const mostOfOneKind = 0.3;

/** No generator makes a case or a lab. */
const neverMade: ReadonlySet<SectionKind> = new Set(['case-study', 'lab']);

const count = <One>(all: readonly One[], is: (one: One) => boolean): number => all.filter(is).length;

/** Those that come first by each measure in turn: fewer before more. What is equal stays in its order. */
const inOrder = <One>(all: readonly One[], ...measures: readonly ((one: One) => number)[]): One[] =>
  measures.reduceRight((order, measure) => order.toSorted((a, b) => measure(a) - measure(b)), [...all]);

/** A drawer for one form of so many questions. It remembers what it has given. */
export function drawerFor({ bank, generators, seed, profile, seen }: Stock, total: number): Drawer {
  const textOf = ({ id }: { id: string }) => `${seed} ${id}`;
  const [inBank, able] = [mixedBy(bank, textOf), mixedBy(generators, textOf)];
  const taken: FormItem[] = [];
  const structures = new Set<string>();
  /** What was made and did not fit then may fit a later wish, and making one question can take as long as tracing its packets. */
  const tried = new Map<string, Made>();
  const give = (item: FormItem): FormItem => {
    taken.push(item);
    return item;
  };
  const isFull = (kind: string): number =>
    count(taken, (item) => item.kind === kind) >= Math.ceil(total * mostOfOneKind) ? 1 : 0;
  const fits = ({ section, objective }: Wish, item: Pick<BankItem, 'kind' | 'objective' | 'profile'>): boolean =>
    suits(section, item.kind) &&
    (objective === undefined || item.objective === objective) &&
    (item.profile === 'both' || item.profile === profile);
  const madeBy = (generator: string): number => count(taken, ({ id }) => originOf(id)?.generator === generator);
  const seenOf = (generator: string): number =>
    Object.entries(seen).reduce((sum, [id, times]) => sum + (originOf(id)?.generator === generator ? times : 0), 0);

  /** The first question of a generator that fits and is not alike to one before. */
  function firstOf(generator: Generator, wish: Wish): FormItem | undefined {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const number = `${generator.id} ${madeBy(generator.id)}.${attempt}`;
      const one = tried.get(number) ?? made(generator, hash128(`${seed} ${number}`).slice(0, 10));
      tried.set(number, one);
      const { structure, profile: of, ...item } = one;
      if (!fits(wish, { ...item, profile: of }) || structures.has(structure)) continue;
      structures.add(structure);
      return item;
    }
    return undefined;
  }

  return {
    fromBank(wish) {
      const left = inBank.filter(
        (entry) => fits(wish, entry) && (wish.id ?? entry.id) === entry.id && !taken.some(({ id }) => id === entry.id),
      );
      const [first] = inOrder(
        left,
        ({ id }) => seen[id] ?? 0,
        ({ kind }) => (wish.section === 'plain' ? isFull(kind) : 0),
        ({ objective }) => count(taken, (item) => item.objective === objective),
      );
      return first && give(formItemOf(first));
    },
    fresh(wish, only) {
      if (neverMade.has(wish.section)) return undefined;
      const mayAsk = able.filter(
        ({ id, objectives }) =>
          (only ?? id) === id && (wish.objective === undefined || objectives.includes(wish.objective)),
      );
      const order = inOrder(
        mayAsk,
        ({ id }) => madeBy(id),
        ({ id }) => seenOf(id),
      );
      for (const generator of order) {
        const item = firstOf(generator, wish);
        if (item) return give(item);
      }
      return undefined;
    },
  };
}
