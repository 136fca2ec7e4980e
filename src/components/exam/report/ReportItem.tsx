/** One question of a report: what was asked, what was answered, what is right and why, on which facts it rests, and where that is taught or trained. */
import { counted } from '#src/base/counted.ts';
import { Reasons } from '#src/components/practice/Reasons.tsx';
import { readAgain } from '#src/components/quiz/read-again.ts';
import type { ItemReport } from '#src/quiz/exam/report.ts';
import type { BookFact } from '../book.ts';
import { spoken } from '../milestones.ts';
import { partsOf } from '../mark.ts';
import type { Marked } from '../mark.ts';
import { labOf } from '../questions.ts';
import { QuestionView } from '../QuestionView.tsx';
import { outcomeWords } from './outcomes.ts';

interface ReportItemProps {
  report: ItemReport;
  /** Missing where the bank has the question no more. */
  marked: Marked | undefined;
  facts: ReadonlyMap<string, BookFact>;
  /** What the addresses of the site begin with. */
  base: string;
}

export function ReportItem({ report, marked, facts, base }: ReportItemProps) {
  const { number, outcome, points, outOf, seconds, note } = report;
  return (
    <details className="exam-item" data-verdict={outcome} id={`question-${String(number)}`}>
      <summary>
        <h3>
          Question {number}: {outcomeWords[outcome]}
        </h3>
        <span>
          {points} of {counted(outOf, 'point')}, {spoken(seconds * 1000)}
        </span>
      </summary>
      {marked ? (
        <>
          <Explained marked={marked} number={number} base={base} />
          {note !== undefined && (
            <p className="exam-note">
              Your note: <q>{note}</q>
            </p>
          )}
          <Grounds marked={marked} facts={facts} base={base} />
        </>
      ) : (
        <p>The bank of questions has changed since this exam, and this one is no longer in it.</p>
      )}
    </details>
  );
}

/** The question as it was answered, with the reasons; those of a case question by question. */
function Explained({ marked, number, base }: { marked: Marked; number: number; base: string }) {
  const { question, words, score } = marked;
  const lab = labOf(question);
  const parts = partsOf(marked);
  return (
    <>
      <QuestionView question={question} name={`report-${String(number)}`} answer={words}>
        {lab !== undefined && <a href={`${base}/${lab.replace('/', '/labs/')}/`}>The lab by itself</a>}
      </QuestionView>
      {parts.length === 0 && <Reasons view={question.view} score={score} words={words} />}
      {question.view.questions?.map(({ id, view }, index) => {
        const part = parts.find((one) => one.id === id);
        return (
          part && (
            <div key={id}>
              <h4>Question {index + 1} of the case</h4>
              <Reasons view={view} score={part.score} words={part.words} />
            </div>
          )
        );
      })}
    </>
  );
}

/** The facts under the answer, each once, and what repairs a gap. */
function Grounds({
  marked: { question, key },
  facts,
  base,
}: { marked: Marked } & Pick<ReportItemProps, 'facts' | 'base'>) {
  const lab = labOf(question);
  const rests = question.facts.flatMap((id) => facts.get(id) ?? []);
  const places = readAgain([key]);
  return (
    <>
      {rests.length > 0 && (
        <>
          <h4>What it rests on</h4>
          <ul>
            {rests.map(({ id, today, taught, source, asOf }) => (
              <li key={id}>
                {today}
                {taught !== undefined && ` As taught: ${taught}`}{' '}
                <span className="exam-note">
                  Source: {source}, {asOf}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {(places.length > 0 || lab !== undefined) && (
        <>
          <h4>To repair it</h4>
          <ul>
            {places.map(({ href, section, unit, lesson }) => (
              <li key={href}>
                <a href={`${base}${href}`}>
                  Unit {unit}: {section === '' ? lesson : section}
                </a>
              </li>
            ))}
            {lab !== undefined && (
              <li>
                <a href={`${base}/${lab.replace('/', '/labs/')}/?way=guided`}>Do the lab again, guided</a>
              </li>
            )}
          </ul>
        </>
      )}
    </>
  );
}
