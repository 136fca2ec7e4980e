/** Checks of units in a class: asked and marked here, by keys that a learner's page sees when the answers are in. */
import * as z from 'zod/mini';
import { withEntry } from '../classes/asked.ts';
import { entryOf, type PlanEntry } from '../classes/plan.ts';
import { knownClass, type ClassRecord } from '../classes/read.ts';
import { defineEndpoint } from '../endpoint.ts';
import { asked, detailOf, marked } from '../exams/check.ts';
import { whyNotNow } from '../exams/standing.ts';
import { keepGrade } from '../grades/keep.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { Item } from '#src/quiz/item.ts';
import { kindOf } from '#src/quiz/registry.ts';

interface Found {
  found: ClassRecord;
  entry: PlanEntry;
  questions: ReadonlyMap<string, Item>;
}

async function checkFor(
  { store }: Services,
  params: z.infer<typeof withEntry>,
  seat: string,
): Promise<Found | Refusal> {
  const found = await store.read((db) => knownClass(db, params.class));
  const entry = entryOf(found.plan, params.entry);
  if (entry?.kind !== 'check')
    return refuse(
      404,
      'NoSuchCheck',
      `The plan of this class has no check "${params.entry}". Look at the agenda of the class.`,
    );
  const questions = await asked(found.course, entry, seat);
  return questions.size === 0
    ? refuse(404, 'NoSuchUnit', `The course has no questions for "${entry.ref}". Ask your instructor to mend the plan.`)
    : { found, entry, questions };
}

const tries = z.object({ tries: z.number() });

const show = defineEndpoint({
  method: 'GET',
  path: '/api/classes/:class/checks/:entry',
  who: 'learner',
  does: 'The questions of the learner’s check, and what it came to so far. No key.',
  params: withEntry,
  async answer({ params, caller }, services) {
    const seat = caller.seat?.id ?? '';
    const check = await checkFor(services, params, seat);
    if ('refused' in check) return check;
    const { found, entry, questions } = check;
    const grade = await services.store.read((db) =>
      db
        .selectFrom('grades')
        .select(['points', 'out_of'])
        .where('class', '=', found.id)
        .where('seat', '=', seat)
        .where('entry', '=', entry.id)
        .executeTakeFirst(),
    );
    const shut = whyNotNow(found, entry.id, services.now());
    return {
      title: entry.title ?? 'Questions of the unit',
      ref: entry.ref,
      // What is shut is not shown: an instructor may want it to be new.
      questions:
        shut === undefined
          ? [...questions].map(([id, item]) => ({
              id,
              kind: item.kind,
              view: kindOf(item.kind).publicView(item),
              facts: item.facts,
            }))
          : [],
      ...(shut === undefined ? {} : { because: shut }),
      ...(grade ? { best: { points: grade.points, outOf: grade.out_of } } : {}),
    };
  },
});

const hand = defineEndpoint({
  method: 'POST',
  path: '/api/classes/:class/checks/:entry',
  who: 'learner',
  does: 'Marks a check: the points of each question, what is right and why. Handed in again, the best counts.',
  params: withEntry,
  body: z.object({
    answers: z.record(
      z.string().check(z.maxLength(200)),
      z.array(z.string().check(z.maxLength(300))).check(z.maxLength(40)),
    ),
  }),
  async answer({ params, caller, body: { answers } }, services) {
    const seat = caller.seat?.id ?? '';
    const check = await checkFor(services, params, seat);
    if ('refused' in check) return check;
    const { found, entry, questions } = check;
    const shut = whyNotNow(found, entry.id, services.now());
    if (shut !== undefined) return refuse(409, 'CheckShut', shut);
    const open = [...questions].findIndex(([id, item]) => !kindOf(item.kind).isFinished(item, answers[id] ?? []).holds);
    if (open !== -1)
      return refuse(
        422,
        'NotFinished',
        `Question ${String(open + 1)} is not answered yet. Answer every question; unfinished costs nothing.`,
      );
    const all = marked(questions, answers);
    const sum = (of: 'points' | 'outOf') => all.reduce((total, one) => total + one[of], 0);
    await services.store.write(async (tx) => {
      const before = await tx
        .selectFrom('grades')
        .select(['points', 'detail'])
        .where('class', '=', found.id)
        .where('seat', '=', seat)
        .where('entry', '=', entry.id)
        .executeTakeFirst();
      const had = tries.safeParse(JSON.parse(before?.detail ?? 'null')).data?.tries ?? 0;
      // A worse try than the best one is told, and changes nothing.
      if (before && had > 0 && before.points >= sum('points')) return;
      await keepGrade(tx, services, {
        ...{ inClass: found.id, seat, entry: entry.id, points: sum('points'), outOf: sum('outOf') },
        ...{ evidence: `check:${String(had + 1)}`, detail: detailOf(all, had + 1) },
      });
    });
    return {
      ...{ points: sum('points'), outOf: sum('outOf') },
      items: all.map((one) => ({ ...one, key: keyOf(questions.get(one.item)) })),
    };
  },
});

const keyOf = (item: Item | undefined) => item && kindOf(item.kind).keyOf(item);

export const checks = [show, hand];
