/** The report that the server sends, as the view of reports takes it: with the words of beliefs and the places of facts, which every page of the site can have. */
import { isRecord } from '#src/base/is-record.ts';
import { factsFrom, type BookFact } from '#src/components/exam/book.ts';
import type { Finished } from '#src/components/exam/report/Report.tsx';
import type { Marked } from '#src/components/exam/mark.ts';
import { completedFor } from '#src/components/practice/key.ts';
import type { ShownReport } from '#src/classroom/exams/report.ts';
import { markingOf } from '#src/quiz/marking.ts';
import type { FormItem } from '#src/quiz/exam/form.ts';
import { ask, type Problem } from '../api.ts';

/** It was made by this very version of the server, so only its outline is looked at. */
const isReport = (value: unknown): value is ShownReport =>
  isRecord(value) && typeof value.title === 'string' && isRecord(value.report) && Array.isArray(value.questions);

const missing: Problem = {
  ...{ ok: false, status: 200, code: 'Unreadable' },
  message: 'The class server answered in a way that this page does not understand. Reload the page and try again.',
};

/** Fetches a report. */
export async function fetchReport(
  { inClass, form }: { inClass: string; form: string },
  base: string,
): Promise<{ finished: Finished; override: ShownReport['override']; course: string } | Problem> {
  const answer = await ask(
    'GET',
    `/api/classes/${encodeURIComponent(inClass)}/forms/${encodeURIComponent(form)}/report`,
  );
  if (!answer.ok) return answer;
  if (!isReport(answer.value)) return missing;
  const { title, course, startedAt, time, allowed, report, questions, override } = answer.value;
  const [facts, marked] = await Promise.all([
    factsFrom(course, base).catch((): BookFact[] => []),
    Promise.all(
      questions.map(async ({ id, kind, view, facts: rests, words, key: bare }): Promise<Marked> => {
        const key = await completedFor(`${base}/${course}/`, bare, rests);
        const item: FormItem = report.items.find((one) => one.item.id === id)?.item ?? {
          ...{ id, kind, objective: '', points: 0, difficulty: 0 },
        };
        return {
          item,
          question: { id, kind, view, facts: rests },
          words,
          key,
          score: markingOf(kind).score(key, words),
        };
      }),
    ),
  ]);
  return {
    finished: {
      attempt: { form: { title }, startedAt, allowed, accommodations: { time } },
      report,
      marked: new Map(marked.map((one) => [one.item.id, one])),
      facts: new Map(facts.map((fact) => [fact.id, fact])),
      because: undefined,
    },
    override,
    course,
  };
}
