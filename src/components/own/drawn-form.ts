/** A form drawn from the course for export: its questions with their keys, fetched or worked out now. */
import * as z from 'zod/mini';
import { fetchBank } from '#src/components/exam/questions.ts';
import { questionOf, profileHere } from '#src/components/practice/bank.ts';
import { madeAgain, makeQuestion } from '#src/components/practice/generated.ts';
import { keyFor } from '#src/components/practice/key.ts';
import { isRecord } from '#src/base/is-record.ts';
import { assemble } from '#src/quiz/exam/assemble.ts';
import { blueprintsOf, exams as examsSchema } from '#src/quiz/exam/blueprint.ts';
import { isBankItem } from '#src/components/exam/begin.ts';
import { itemsOf } from '#src/quiz/exam/form.ts';
import { itemFrom, type Asked } from '#src/quiz/exchange/asked.ts';
import type { OwnForm } from '#src/quiz/exchange/own.ts';
import { generators } from '#src/quiz/generators/list.ts';
import { isMade } from '#src/quiz/made-id.ts';

export interface Wanted {
  course: string;
  /** The address of the course: `/expressroute/`. */
  home: string;
  /** What `content/exams/<course>.yaml` says. */
  exams: unknown;
  /** The name of a form in it. */
  form: string;
  seed: string;
}

const beside = z.object({
  told: z.optional(z.record(z.string(), z.string())),
  questions: z.optional(
    z.array(
      z.object({
        id: z.string(),
        objective: z.string(),
        difficulty: z.number(),
        needs: z.string(),
        facts: z.array(z.string()),
      }),
    ),
  ),
});

/** What an entry of the bank says of its figures in words, and of the questions of a case. */
function more(entry: unknown): Pick<Asked, 'told' | 'questions'> {
  const { told, questions } = z.safeParse(beside, entry).data ?? {};
  return { ...(told ? { told } : {}), ...(questions ? { questions } : {}) };
}

/** The form, and the ids of what cannot leave the course: labs. Throws in words when it cannot be had. */
export async function drawnForm(wanted: Wanted): Promise<{ form: OwnForm; left: readonly string[] }> {
  z.config({ jitless: true });
  const { course, home, exams, seed } = wanted;
  const blueprint = blueprintsOf(course, examsSchema.parse(exams)).find(({ id }) => id === wanted.form);
  if (!blueprint) throw new Error(`This course has no form called "${wanted.form}".`);
  const entries = await fetchBank(`${home}bank.json`);
  const made = assemble({
    blueprint,
    bank: entries.filter(isBankItem),
    generators,
    seed,
    profile: profileHere(),
    seen: {},
  });
  if (!made.form) throw new Error(made.missing.map(({ says, way }) => `${says} ${way}`).join(' '));
  const byId = new Map(
    entries.flatMap((entry) => (isRecord(entry) && typeof entry.id === 'string' ? [[entry.id, entry]] : [])),
  );
  const items = await Promise.all(
    itemsOf(made.form).map(async ({ id }) => {
      const rated = isMade(id) ? madeAgain(id).item : byId.get(id);
      const question = isMade(id) ? makeQuestion(id) : questionOf(rated);
      if (!question || typeof rated?.difficulty !== 'number' || typeof rated.needs !== 'string')
        return { id, own: undefined };
      const { objective, facts, view } = question;
      const { difficulty, needs } = rated;
      const key = await keyFor(home, question);
      return {
        id,
        own: itemFrom({ id: id.replaceAll('/', '.'), objective, difficulty, needs, facts, view, key, ...more(rated) }),
      };
    }),
  );
  return {
    form: { version: 1, title: made.form.title, items: items.flatMap(({ own }) => own ?? []) },
    left: items.flatMap(({ id, own }) => (own ? [] : [id])),
  };
}
