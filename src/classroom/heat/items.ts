/** The questions of a class as a heat map: how many answered each, how many wrongly, what most of them said, and which belief explains it. */
import { generators } from '#src/quiz/generators/list.ts';
import type { Item } from '#src/quiz/item.ts';
import { familyOf, originOf } from '#src/quiz/made-id.ts';
import { kindOf } from '#src/quiz/registry.ts';
import type { PublicView } from '#src/quiz/view.ts';
import type { Answered } from './answers.ts';

export interface ItemHeat {
  item: string;
  title: string;
  answered: number;
  wrong: number;
  /** The wrong answer that most gave, in the words of the question; only where the same question was asked of all. */
  mostWrong?: { words: string; count: number; belief?: string };
  /** What explains the wrong answers, the most frequent first. */
  beliefs: { id: string; says: string; count: number }[];
}

export interface Known {
  items: ReadonlyMap<string, Item>;
  beliefs: ReadonlyMap<string, { belief: string }>;
}

/** Counts: most wrong answers first. */
export function itemHeat(answers: readonly Answered[], known: Known): ItemHeat[] {
  const families = new Map<string, Answered[]>();
  for (const one of answers) {
    const family = familyOf(one.item);
    families.set(family, [...(families.get(family) ?? []), one]);
  }
  return [...families]
    .map(([family, all]) => heatOf(family, all, known))
    .toSorted((a, b) => b.wrong - a.wrong || b.answered - a.answered || a.item.localeCompare(b.item, 'en'));
}

function heatOf(family: string, all: readonly Answered[], { items, beliefs }: Known): ItemHeat {
  const wrong = all.filter(({ isRight }) => !isRight);
  const item = items.get(family);
  const [most] = counted(wrong.filter(({ words }) => words.length > 0).map(({ words }) => JSON.stringify(words)));
  const [text, count = 0] = most ?? [];
  const same = wrong.find(({ words }) => JSON.stringify(words) === text);
  const says = (id: string): string => beliefs.get(id)?.belief ?? id;
  const [belief] = same?.beliefs ?? [];
  return {
    item: family,
    title: item ? item.stem : (generators.find(({ id }) => id === originOf(`${family}/`)?.generator)?.title ?? family),
    answered: all.length,
    wrong: wrong.length,
    ...(item && same
      ? {
          mostWrong: {
            words: saidIn(kindOf(item.kind).publicView(item), same.words),
            count,
            ...(belief === undefined ? {} : { belief: says(belief) }),
          },
        }
      : {}),
    beliefs: counted(wrong.flatMap((one) => [...new Set(one.beliefs)])).map(([id, times]) => ({
      ...{ id, says: says(id), count: times },
    })),
  };
}

function counted(all: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].toSorted(([a, one], [b, other]) => other - one || a.localeCompare(b, 'en'));
}

/** An answer in the words of its question. */
export function saidIn({ kind, parts, choices = [], gaps = {} }: PublicView, words: readonly string[]): string {
  const texts = new Map([...parts, ...choices, ...Object.values(gaps).flat()].map(({ id, text }) => [id, text]));
  const text = (id: string): string => {
    const known = texts.get(id);
    return known === undefined || known === '' ? id : known;
  };
  if (kind === 'ordering') return words.map((word, place) => `${String(place + 1)}. ${text(word)}`).join(' ');
  return words.map((word) => (texts.has(word) ? text(word) : word.split(':').map(text).join(': '))).join('; ');
}
