/** Where a report opens: it marks the exam, tells the record, and shows what it came to; or says why it cannot. */
import { useCallback, useEffect, useState } from 'react';
import { KeyMissing } from '#src/components/quiz/keys.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import { timeAt } from '#src/quiz/exam/clock.ts';
import { itemsOf } from '#src/quiz/exam/form.ts';
import { replay } from '#src/quiz/exam/machine.ts';
import { reportOf } from '#src/quiz/exam/report.ts';
import type { BookFact } from '../book.ts';
import { factsFrom } from '../book.ts';
import { markAll, markOf } from '../mark.ts';
import { loadQuestions } from '../questions.ts';
import { recordExam } from '../record-exam.ts';
import { readLog } from '../session.ts';
import { examsOf } from '../site.ts';
import type { Site } from '../site.ts';
import { Report, type Finished } from './Report.tsx';

type Standing =
  { kind: 'loading' } | { kind: 'running' } | { kind: 'failed'; because: string } | ({ kind: 'marked' } & Finished);

async function mark(id: string, { course, base }: Site): Promise<Standing> {
  const record = await openRecord();
  const snapshot = replay(await readLog(record.attempts, id));
  const { attempt } = snapshot.context;
  // The clock may have run out while nobody looked.
  if (!attempt || !(snapshot.status === 'done' || timeAt(attempt, Date.now()).isOver)) return { kind: 'running' };
  const [questions, facts] = await Promise.all([
    loadQuestions(`${base}/${course}/bank.json`, itemsOf(attempt.form)),
    factsFrom(course, base).catch((): BookFact[] => []),
  ]);
  const marked = await markAll(attempt, questions, `${base}/${course}/`);
  const report = reportOf(attempt, new Map(marked.map((one) => [one.item.id, markOf(one)])));
  const trouble = await recordExam(record, attempt, marked, report);
  return {
    kind: 'marked',
    attempt,
    report,
    marked: new Map(marked.map((one) => [one.item.id, one])),
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    because: trouble?.because,
  };
}

/** Why something did not come, with what to do. */
const wordsFor = (cause: unknown): string =>
  cause instanceof KeyMissing
    ? `Nothing is marked yet: ${cause.message}. Your answers are kept. Connect to the network and try again.`
    : cause instanceof Error
      ? cause.message
      : String(cause);

export function ReportPlace({ attempt, site }: { attempt: string; site: Site }) {
  const [standing, setStanding] = useState<Standing>({ kind: 'loading' });
  const open = useCallback(async () => {
    setStanding({ kind: 'loading' });
    setStanding(
      await mark(attempt, site).catch((cause: unknown): Standing => ({ kind: 'failed', because: wordsFor(cause) })),
    );
  }, [attempt, site]);
  useEffect(() => {
    // It begins as "loading"; what is set later comes after something was waited for.
    void Promise.resolve().then(open);
  }, [open]);
  switch (standing.kind) {
    case 'loading':
      return <p role="status">Marking the exam: every key is fetched, or worked out, now.</p>;
    case 'running':
      return (
        <section className="exam-report">
          <p>This exam is still under way, and nothing of it is marked before it is handed in.</p>
          <p className="exam-row">
            <a className="cc-button" href={`${examsOf(site)}room/?attempt=${encodeURIComponent(attempt)}`}>
              Go on with the exam
            </a>
          </p>
        </section>
      );
    case 'failed':
      return (
        <section className="exam-report" role="alert">
          <h2>There is no report yet</h2>
          <p>{standing.because}</p>
          <p className="exam-row">
            <button type="button" className="cc-button" onClick={() => void open()}>
              Try again
            </button>
            <a className="cc-button-quiet" href={examsOf(site)}>
              All practice exams
            </a>
          </p>
        </section>
      );
    case 'marked':
      return <Report {...standing} site={site} />;
  }
}
