/** A check of a unit in a class: all its questions on one page, marked on the server when the last is answered; the best try counts. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { counted } from '#src/base/counted.ts';
import { QuestionView } from '#src/components/exam/QuestionView.tsx';
import { fetchBank, questionIn, statusOf, type Question } from '#src/components/exam/questions.ts';
import { completedFor } from '#src/components/practice/key.ts';
import { Reasons } from '#src/components/practice/Reasons.tsx';
import { markingOf } from '#src/quiz/marking.ts';
import type { Score } from '#src/quiz/score.ts';
import type { Problem } from '../../api.ts';
import type { Where } from '../calls.ts';
import type { ExamSite } from '../ClassExamPlace.tsx';
import { handCheck, readCheck, type MarkedCheck, type ShownCheck } from './calls.ts';
import { readDraft, writeDraft, type Answers } from './draft.ts';

type Standing =
  | { kind: 'loading' }
  | { kind: 'problem'; problem: Problem }
  | { kind: 'shown'; check: ShownCheck; questions: readonly Question[] };

/** What came of a try, with the reasons by question. */
interface Result {
  points: number;
  outOf: number;
  scores: ReadonlyMap<string, Score>;
}

const courseOf = ({ ref }: Pick<ShownCheck, 'ref'>): string => ref.split('/')[0] ?? '';

/** Places in a figure are drawn in the site's bank, which everybody may read; the server says which questions are asked. */
async function withFigures(check: ShownCheck, base: string): Promise<Question[]> {
  const asked = check.questions.flatMap((question) => question ?? []);
  const entries = await fetchBank(`${base}/${courseOf(check)}/bank.json`).catch(() => []);
  const drawn = new Map(entries.flatMap((entry) => questionIn(entry) ?? []).map((question) => [question.id, question]));
  return asked.map((question) => drawn.get(question.id) ?? question);
}

async function resultOf(
  { points, outOf, items }: MarkedCheck,
  questions: readonly Question[],
  home: string,
): Promise<Result> {
  const scores = await Promise.all(
    items.map(async ({ item, words, key: bare }): Promise<[string, Score]> => {
      const question = questions.find(({ id }) => id === item);
      const key = await completedFor(home, bare, question?.facts ?? []);
      return [item, markingOf(key.kind).score(key, words)];
    }),
  );
  return { points, outOf, scores: new Map(scores) };
}

export function CheckPlace({ where, site }: { where: Where; site: ExamSite }) {
  const [standing, setStanding] = useState<Standing>({ kind: 'loading' });
  const look = useCallback(async () => {
    const check = await readCheck(where);
    setStanding(
      check.ok
        ? { kind: 'shown', check: check.value, questions: await withFigures(check.value, site.base) }
        : { kind: 'problem', problem: check },
    );
  }, [where, site]);
  useEffect(() => {
    // It begins as "loading"; what is set later comes after something was waited for.
    void Promise.resolve().then(look);
  }, [look]);
  switch (standing.kind) {
    case 'loading':
      return <p role="status">Loading the check.</p>;
    case 'problem':
      return (
        <section className="exam-panel" role="alert">
          <h2>The check could not be opened</h2>
          <p>{standing.problem.message}</p>
          <p className="exam-row">
            <button type="button" className="cc-button" onClick={() => void look()}>
              Try again
            </button>
            <a className="cc-button-quiet" href={site.back}>
              Back to the class
            </a>
          </p>
        </section>
      );
    case 'shown':
      return <Check {...standing} where={where} site={site} />;
  }
}

interface CheckProps {
  check: ShownCheck;
  questions: readonly Question[];
  where: Where;
  site: ExamSite;
}

function Check({ check, questions, where, site }: CheckProps) {
  const [answers, setAnswers] = useState<Answers>(() => readDraft(where));
  const [result, setResult] = useState<Result>();
  const [says, setSays] = useState('');
  const [best, setBest] = useState(check.best);
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (result) heading.current?.focus();
  }, [result]);
  const answer = (id: string, words: string[]) => {
    const next = { ...answers, [id]: words };
    setAnswers(next);
    writeDraft(where, next);
    setSays('');
  };
  const hand = async () => {
    const open = questions.findIndex((question) => statusOf(question, answers[question.id]) !== 'answered');
    if (open !== -1) {
      setSays(`Question ${String(open + 1)} is not answered yet. Unfinished is not wrong: it costs nothing.`);
      const place = form.current?.querySelectorAll<HTMLElement>('fieldset.cc-question')[open];
      place?.querySelector<HTMLElement>('input, select, button')?.focus();
      return;
    }
    const marked = await handCheck(where, answers);
    if (!marked.ok) {
      setSays(marked.message);
      return;
    }
    setResult(await resultOf(marked.value, questions, `${site.base}/${courseOf(check)}/`));
    setBest((before) => (before && before.points >= marked.value.points ? before : marked.value));
    setSays('');
    writeDraft(where, {});
  };
  const again = () => {
    setAnswers({});
    setResult(undefined);
    scrollTo({ top: 0 });
  };
  return (
    <form
      ref={form}
      className="class-check"
      aria-label={check.title}
      onSubmit={(event) => {
        event.preventDefault();
        void hand();
      }}
    >
      <h2 ref={heading} tabIndex={-1} data-exam-heading>
        {result ? `${String(result.points)} of ${counted(result.outOf, 'point')}` : check.title}
      </h2>
      {check.because !== undefined && <p className="exam-warn">{check.because}</p>}
      {best && (
        <p>
          Your best so far: {best.points} of {counted(best.outOf, 'point')}. The best counts.
        </p>
      )}
      {questions.map((question, index) => {
        const score = result?.scores.get(question.id);
        return (
          <div key={question.id}>
            <p className="cc-question-number">
              Question {index + 1} of {questions.length}
            </p>
            <QuestionView
              question={question}
              name={`question-${String(index + 1)}`}
              answer={answers[question.id] ?? []}
              onAnswer={result ? undefined : (words) => answer(question.id, words)}
            />
            {score && <Reasons view={question.view} score={score} words={answers[question.id] ?? []} />}
          </div>
        );
      })}
      <p role="status">{says}</p>
      <p className="exam-row">
        {result ? (
          <button type="button" className="cc-button" onClick={again}>
            Try again
          </button>
        ) : (
          questions.length > 0 && (
            <button type="submit" className="cc-button">
              Check my answers
            </button>
          )
        )}
        <a className="cc-button-quiet" href={site.back}>
          Back to the class
        </a>
      </p>
    </form>
  );
}
