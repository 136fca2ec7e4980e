/** What of an exam that counts must not reach a learner before results are released, and where in texts it is found. */
import type { Paper } from '#src/classroom/exams/paper.ts';
import { noReason } from '#src/quiz/exchange/own.ts';
import { itemsOf } from '#src/quiz/exam/form.ts';
import { originOf } from '#src/quiz/made-id.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { plain } from '../../quiz/leaks.ts';

export interface Secret {
  what: 'seed' | 'id' | 'reason' | 'belief' | 'weight';
  text: string;
}

/** Shorter texts stand anywhere. */
const shortest = 8;

/** What of papers is secret by its text. Keys are secret too, and have no text of their own: `tellingNames` finds them. */
export function secretsOf(papers: readonly Paper[]): Secret[] {
  const found = papers.flatMap(({ form, questions }): Secret[] => [
    { what: 'seed', text: form.seed },
    { what: 'id', text: form.id },
    ...itemsOf(form).flatMap(({ id, difficulty }): Secret[] => {
      const question = questions[id];
      const { options } = question ? kindOf(question.item.kind).keyOf(question.item) : { options: [] };
      const seed = originOf(id)?.seed;
      return [
        { what: 'id', text: id },
        ...(seed === undefined ? [] : [{ what: 'seed', text: seed } as const]),
        // Whole numbers stand anywhere; what a difficulty is worked out to has many digits.
        { what: 'weight', text: String(difficulty) },
        ...options.flatMap(({ why, belief }): Secret[] => [
          { what: 'reason', text: plain(why) },
          ...(belief === undefined ? [] : [{ what: 'belief', text: belief } as const]),
        ]),
      ];
    }),
  ]);
  const once = new Map(found.map((secret) => [`${secret.what} ${secret.text}`, secret]));
  return [...once.values()].filter(({ text }) => text.length >= shortest && text !== noReason);
}

/** A text that was sent, and what it answers. */
export interface Said {
  by: string;
  text: string;
}

/** Every secret that stands in a text. */
export function leaksIn(all: readonly Said[], secrets: readonly Secret[]): string[] {
  return all.flatMap(({ by, text }) => {
    const seen = `${text}\n${plain(text)}`;
    return secrets.filter((secret) => seen.includes(secret.text)).map(({ what, text: of }) => `${by}: ${what} "${of}"`);
  });
}

/** Names of fields that say what is right, why, or what it is worth. */
const telling = new Set([
  ...['key', 'keys', 'correct', 'right', 'holds', 'why', 'belief', 'beliefs', 'beliefSays', 'facts', 'answers'],
  ...['outOf', 'unit', 'generator', 'paper', 'questionsById', 'mistakes'],
]);
/** Fields that the page's own machine asks for, and what stands in them for everybody. */
const blank: Readonly<Record<string, unknown>> = { difficulty: 0, points: 0, seed: '', cut: 0.5, objective: 'hidden' };

/** Every field by which a value tells what is right or what it is worth. `at` names the value. */
export function tellingNames(value: unknown, at: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => tellingNames(one, `${at}[${String(index)}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    const here = `${at}.${name}`;
    if (telling.has(name)) return [here];
    if (name in blank && one !== blank[name]) return [here];
    return tellingNames(one, here);
  });
}
