/** The facts of a course for the open book of an exam: what each says, where from, since when, and where it is taught. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { dateInWords } from '#src/components/facts/words.ts';
import type { BookFact } from '#src/components/exam/book.ts';
import { examPaths } from '../../../components/exam/course-exams.ts';
import { loadLedger } from '../../../components/site/ledger.ts';

export const getStaticPaths = examPaths satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const { entries } = await loadLedger(params.course ?? '');
  const facts = entries.map(({ fact, href }): BookFact => ({
    id: fact.id,
    today: fact.today.statement,
    ...(fact.differs ? { taught: fact.taught.statement } : {}),
    source: fact.source.title,
    asOf: dateInWords(fact.asOf),
    ...(href === undefined ? {} : { href }),
  }));
  return Response.json(facts);
};
