/** Questions that are brought to a class, for forms that count; and questions that do not count any more. Mending one grades again what it was asked in. */
import * as z from 'zod/mini';
import { inClass } from '../classes/asked.ts';
import { audit } from '../classes/audit.ts';
import { words } from '../classes/words.ts';
import { knownClass } from '../classes/read.ts';
import { examsOf } from '../content/course-content.ts';
import { defineEndpoint } from '../endpoint.ts';
import { ownOf } from '../exams/kept.ts';
import { sorted } from '../exams/paper.ts';
import { regrade } from '../grades/regrade.ts';
import { refuse } from '../refusal.ts';
import { readForm } from '#src/quiz/exchange/read.ts';

/** Files of questions are texts; a package with more than this is full of pictures, which no question here has. */
const longestFile = 5_000_000;

const list = defineEndpoint({
  method: 'GET',
  path: '/api/classes/:class/own-items',
  who: 'co-instructor',
  does: 'The questions that were brought to the class, with what each is asked for. Not their keys.',
  params: inClass,
  answer: ({ params }, { store }) =>
    store.read(async (db) => {
      const [found, own] = [await knownClass(db, params.class), await ownOf(db, params.class)];
      const weights = (await examsOf(found.course))?.weights ?? {};
      const { skilled, others } = sorted(own, weights);
      return own.map((one) => ({
        ...{ id: one.id, kind: one.item.kind, objective: one.item.objective, stem: one.item.stem },
        // Mixed in among the others of its skill, in a section of its own, or of a kind that no form that counts asks.
        use: skilled.includes(one) ? 'mixed-in' : others.includes(one) ? 'section' : 'none',
      }));
    }),
});

const bring = defineEndpoint({
  method: 'POST',
  path: '/api/classes/:class/own-items',
  who: 'co-instructor',
  does: 'Brings a file of questions (CSV, Markdown or QTI 3) to the class. A question of the same id is replaced, and what it was asked in is graded again.',
  params: inClass,
  body: z.object({
    name: z.string().check(z.minLength(1), z.maxLength(200)),
    base64: z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/, 'is not base64')),
  }),
  limit: Math.ceil(longestFile * 1.4),
  async answer({ params, caller, body }, services) {
    const { store, now, workshop } = services;
    const read = readForm(body.name, Buffer.from(body.base64, 'base64'));
    if ('faults' in read) {
      const { faults } = read;
      const message = `Nothing was brought: the file has ${faults.length === 1 ? 'a fault' : `${String(faults.length)} faults`}. ${faults
        .slice(0, 5)
        .map(({ line, says }) => `Line ${String(line)}: ${says}`)
        .join(' ')}`;
      return Response.json(
        { error: { code: 'Faults', message }, faults },
        { status: 422, headers: { 'cache-control': 'no-store' } },
      );
    }
    const { items } = read.form;
    const answer = await store.write(async (tx) => {
      const before = new Set((await ownOf(tx, params.class)).map(({ id }) => id));
      for (const { id, item } of items)
        await tx
          .insertInto('own_items')
          .values({ id, class: params.class, item: JSON.stringify(item), added_at: now() })
          .onConflict((one) =>
            one.columns(['class', 'id']).doUpdateSet({ item: JSON.stringify(item), added_at: now() }),
          )
          .execute();
      const replaced = items.filter(({ id }) => before.has(id)).length;
      const again = replaced > 0 ? await regrade(tx, { inClass: params.class, now: now() }) : 0;
      const about = { added: items.length - replaced, replaced };
      await audit(tx, services, { inClass: params.class, caller, what: 'items.brought', about });
      return { ...about, again };
    });
    workshop.wake();
    return answer;
  },
});

const remove = defineEndpoint({
  method: 'DELETE',
  path: '/api/classes/:class/own-items/:item',
  who: 'co-instructor',
  does: 'Takes a question away again. Forms that ask it already keep it as it was.',
  params: z.object({ class: z.string(), item: z.string() }),
  async answer({ params, caller }, services) {
    await services.store.write(async (tx) => {
      await tx.deleteFrom('own_items').where('class', '=', params.class).where('id', '=', params.item).execute();
      await audit(tx, services, { inClass: params.class, caller, what: 'items.removed', about: { item: params.item } });
    });
  },
});

const corrections = defineEndpoint({
  method: 'GET',
  path: '/api/classes/:class/corrections',
  who: 'observer',
  does: 'The questions that do not count any more, and why.',
  params: inClass,
  answer: ({ params }, { store }) =>
    store.read((db) =>
      db
        .selectFrom('corrections')
        .select(['item', 'why', 'at'])
        .where('class', '=', params.class)
        .orderBy('at')
        .execute(),
    ),
});

const correct = defineEndpoint({
  method: 'PUT',
  path: '/api/classes/:class/corrections',
  who: 'co-instructor',
  whenEnded: true,
  does: 'Lets a question count no longer, for nobody, or count again. What it was asked in is graded again.',
  params: inClass,
  body: z.object({ item: z.string().check(z.maxLength(200)), drop: z.boolean(), why: words(500) }),
  async answer({ params, caller, body: { item, drop, why } }, services) {
    const { store, now, workshop } = services;
    if (!/^(?:own|generated)\/./.test(item))
      return refuse(
        422,
        'NoSuchItem',
        `"${item}" is no question of an exam that counts. Their ids begin with own/ or generated/, and stand in the details of a grade.`,
      );
    const again = await store.write(async (tx) => {
      await tx.deleteFrom('corrections').where('class', '=', params.class).where('item', '=', item).execute();
      if (drop)
        await tx
          .insertInto('corrections')
          .values({ class: params.class, item, by: caller.account?.id ?? '', why, at: now() })
          .execute();
      await audit(tx, services, { inClass: params.class, caller, what: 'item.corrected', about: { item, drop } });
      return regrade(tx, { inClass: params.class, now: now() });
    });
    workshop.wake();
    return { again };
  },
});

export const ownItems = [list, bring, remove, corrections, correct];
