/** What the learners of a class answered, wherever it was: in lessons and practice, in checks and exams of the class, and in polls. */
import * as z from 'zod/mini';
import { markingOf } from '#src/quiz/marking.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { asked } from '../polls/question.ts';
import { votedWords } from '../polls/shown.ts';
import type { Store } from '../store/contract.ts';

/** The first answer of one learner to one question. */
export interface Answered {
  seat: string;
  item: string;
  isRight: boolean;
  words: readonly string[];
  beliefs: readonly string[];
}

const texts = z.optional(z.array(z.string()));
const event = z.object({
  kind: z.literal('item.answered'),
  item: z.string(),
  points: z.number(),
  outOf: z.number(),
  words: texts,
  beliefs: texts,
});
/** Of what a check or a form came to, question by question; whatever else is kept beside it. */
const detail = z.object({
  kind: z.enum(['check', 'form']),
  items: z.array(
    z.object({
      item: z.optional(z.string()),
      id: z.optional(z.string()),
      points: z.number(),
      outOf: z.number(),
      words: texts,
      beliefs: texts,
    }),
  ),
});

/** So many learners are read at once: others get their turn in between. */
const atOnce = 50;

/** Reads them all: each learner's first answer to each question. */
export async function answersOf(store: Store, inClass: string): Promise<Answered[]> {
  const all = new Map<string, Answered>();
  const add = (one: Answered) => {
    const name = `${one.seat} ${one.item}`;
    if (!all.has(name)) all.set(name, one);
  };
  const seats = await store.read((db) => db.selectFrom('seats').select('id').where('class', '=', inClass).execute());
  for (let from = 0; from < seats.length; from += atOnce) {
    const some = seats.slice(from, from + atOnce).map(({ id }) => id);
    const rows = await store.read((db) =>
      db.selectFrom('events').select(['seat', 'event']).where('seat', 'in', some).orderBy('at').orderBy('id').execute(),
    );
    for (const row of rows) {
      const found = event.safeParse(JSON.parse(row.event));
      if (!found.success) continue;
      const { item, points, outOf, words = [], beliefs = [] } = found.data;
      add({ seat: row.seat, item, isRight: points >= outOf, words, beliefs });
    }
  }
  for (const one of await ofGrades(store, inClass)) add(one);
  for (const one of await ofPolls(store, inClass)) add(one);
  return [...all.values()];
}

async function ofGrades(store: Store, inClass: string): Promise<Answered[]> {
  const rows = await store.read((db) =>
    db
      .selectFrom('grades')
      .select(['seat', 'detail'])
      .where('class', '=', inClass)
      .where('evidence', 'is not', null)
      .execute(),
  );
  return rows.flatMap(({ seat, detail: text }) => {
    const found = text === null ? undefined : detail.safeParse(JSON.parse(text));
    if (!found?.success) return [];
    return found.data.items.flatMap(({ item, id, points, outOf, words = [], beliefs = [] }): Answered[] => {
      const name = id ?? item;
      return name === undefined || outOf === 0 ? [] : [{ seat, item: name, isRight: points >= outOf, words, beliefs }];
    });
  });
}

async function ofPolls(store: Store, inClass: string): Promise<Answered[]> {
  const { polls, votes } = await store.read(async (db) => ({
    polls: await db.selectFrom('polls').select(['id', 'item']).where('class', '=', inClass).execute(),
    votes: await db
      .selectFrom('votes')
      .innerJoin('polls', 'polls.id', 'votes.poll')
      .select(['poll', 'seat', 'words'])
      .where('class', '=', inClass)
      .execute(),
  }));
  const questions = new Map(
    polls.map(({ id, item }) => {
      const question = asked.parse(JSON.parse(item));
      return [id, { ref: question.ref, key: kindOf(question.item.kind).keyOf(question.item) }];
    }),
  );
  return votes.flatMap(({ poll, seat, words: text }): Answered[] => {
    const question = questions.get(poll);
    if (!question) return [];
    const words = votedWords.parse(JSON.parse(text));
    const { points, outOf, because } = markingOf(question.key.kind).score(question.key, words);
    const beliefs = because.flatMap(({ chosen, correct, belief }) =>
      chosen && !correct && belief !== undefined ? [belief] : [],
    );
    return [{ seat, item: question.ref, isRight: points >= outOf, words, beliefs }];
  });
}
