/** One question of a report: what was asked, what was answered, what is right and why, on which facts it rests, and where that is taught or trained. */
import { Reasons } from '#src/components/practice/Reasons.tsx';
import { keyWithin } from '#src/quiz/kinds/case-study/marking.ts';
import { wordsOf } from '#src/quiz/kinds/case-study/words.ts';
import { markingOf } from '#src/quiz/marking.ts';
import type { Key, Score } from '#src/quiz/score.ts';
import type { BookFact } from '../book.ts';
import { spoken } from '../milestones.ts';
import type { Marked } from '../mark.ts';
import { labOf } from '../questions.ts';
import type { Question } from '../questions.ts';
import { QuestionView } from '../QuestionView.tsx';

interface ReportItemProps {
  marked: Marked;
  /** Milliseconds it was open. */
  spent: number;
  note: string | undefined;
  facts: ReadonlyMap<string, BookFact>;
  /** What the addresses of the site begin with. */
  base: string;
}

export type Verdict = 'right' | 'partly' | 'wrong' | 'empty';

export const verdictOf = ({ score, words }: Marked): Verdict =>
  score.points >= score.outOf ? 'right' : score.points > 0 ? 'partly' : words.length === 0 ? 'empty' : 'wrong';

export const verdictWords: Readonly<Record<Verdict, string>> = {
  right: 'Right',
  partly: 'Partly right',
  wrong: 'Not right',
  empty: 'Not answered',
};

export function ReportItem({ marked, spent, note, facts, base }: ReportItemProps) {
  const { number, question, words, score, key } = marked;
  const verdict = verdictOf(marked);
  const lab = labOf(question);
  const rests = question.facts.flatMap((id) => facts.get(id) ?? []);
  return (
    <details className="exam-item" data-verdict={verdict} id={`question-${String(number)}`}>
      <summary>
        <h3>
          Question {number}: {verdictWords[verdict]}
        </h3>
        <span>
          {score.points} of {score.outOf} {score.outOf === 1 ? 'point' : 'points'}, {spoken(spent)}
        </span>
      </summary>
      <QuestionView question={question} name={`report-${String(number)}`} answer={words}>
        {lab !== undefined && <a href={`${base}/${lab.replace('/', '/labs/')}/`}>The lab by itself</a>}
      </QuestionView>
      <Explained question={question} words={words} scored={key} score={score} />
      {note !== undefined && note !== '' && (
        <p className="exam-note">
          Your note: <q>{note}</q>
        </p>
      )}
      {rests.length > 0 && (
        <>
          <h4>What it rests on</h4>
          <ul>
            {rests.map(({ id, today, taught, source, asOf }) => (
              <li key={id}>
                {today}
                {taught !== undefined && ` As taught: ${taught}`}{' '}
                <span className="exam-note">
                  {source}, {asOf}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {((key.taughtAt?.length ?? 0) > 0 || lab !== undefined) && (
        <>
          <h4>To repair it</h4>
          <ul>
            {key.taughtAt?.map(({ href, section, unit, lesson }) => (
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
    </details>
  );
}

interface ExplainedProps {
  question: Question;
  words: readonly string[];
  scored: Key;
  score: Score;
}

/** The reasons, and those of a case question by question. */
function Explained({ question: { view }, words, scored, score }: ExplainedProps) {
  if (view.questions === undefined) return <Reasons view={view} score={score} words={words} />;
  return view.questions.map(({ id, view: one }, index) => {
    const [key, own] = [keyWithin(scored, id), wordsOf(words, id)];
    return (
      <div key={id}>
        <h4>Question {index + 1} of the case</h4>
        <Reasons view={one} score={markingOf(one.kind).score(key, own)} words={own} />
      </div>
    );
  });
}
