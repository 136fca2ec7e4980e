/** The question that is open, with its mark, its note and the ways on and back. */
import { counted } from '#src/base/counted.ts';
import type { Attempt } from '#src/quiz/exam/attempt.ts';
import { itemsOf } from '#src/quiz/exam/form.ts';
import { labAttempt } from './lab-attempts.ts';
import { LabQuestion } from './LabQuestion.tsx';
import { longestNote } from './NotesPane.tsx';
import type { Shelf } from './Palette.tsx';
import { QuestionView } from './QuestionView.tsx';
import { labOf } from './questions.ts';
import type { Question } from './questions.ts';
import type { Act } from './session.ts';
import { wayBack, wayOn } from './shelves.ts';
import type { Way } from './shelves.ts';

interface DeskProps {
  attempt: Attempt;
  /** Missing where the bank no longer has it. */
  question: Question | undefined;
  shelves: readonly Shelf[];
  /** Of a lab: whether it was handed in. */
  isHandedIn: boolean;
  onAct: (act: Act) => void;
  onWay: (way: Way) => void;
  onHandedIn: () => void;
}

const nextWords: Readonly<Record<Way['kind'], string>> = {
  item: 'Next',
  leave: 'Leave this section',
  review: 'Review my answers',
  none: 'Next',
};

export function Desk({ attempt, question, shelves, isHandedIn, onAct, onWay, onHandedIn }: DeskProps) {
  const { form, item, answers, marked, notes } = attempt;
  const all = itemsOf(form);
  const number = all.findIndex(({ id }) => id === item) + 1;
  const points = all[number - 1]?.points ?? 0;
  const name = `question-${String(number)}`;
  const [back, on] = [wayBack(attempt), wayOn(attempt)];
  const note = notes[item] ?? '';
  const inSection = shelves.find(({ entries }) => entries.some(({ id }) => id === item))?.entries ?? [];
  const isLastOfSection = inSection.at(-1)?.id === item;
  const answer = answers[item] ?? [];
  const onAnswer = (words: string[]) => onAct({ type: 'answered', item, words });
  const lab = question && labOf(question);
  return (
    <>
      <div className="exam-head">
        <h2 tabIndex={-1} data-exam-heading>
          Question {number} of {all.length}
        </h2>
        <label className="cc-choice exam-mark">
          <input
            type="checkbox"
            checked={marked.includes(item)}
            onChange={({ target }) => onAct({ type: 'marked', item, on: target.checked })}
          />
          Mark for review
        </label>
      </div>
      {question?.view.questions && (
        <p className="exam-note">
          A case with {counted(question.view.questions.length, 'question')}, {counted(points, 'point')}.
        </p>
      )}
      {question ? (
        <QuestionView
          question={question}
          name={name}
          answer={lab === undefined ? answer : undefined}
          onAnswer={lab === undefined ? onAnswer : undefined}
        >
          {lab !== undefined && (
            <LabQuestion
              lab={lab}
              attempt={labAttempt(attempt.id, lab)}
              seed={`${form.seed} ${item}`}
              profile={form.profile}
              answer={answer}
              isHandedIn={isHandedIn}
              onAnswer={onAnswer}
              onHandedIn={onHandedIn}
            />
          )}
        </QuestionView>
      ) : (
        <p className="exam-warn">
          The bank of questions has changed since this exam began, and this question is no longer in it. It counts for
          nothing: go on to the next one.
        </p>
      )}
      <div className="exam-ways">
        <button type="button" className="cc-button" onClick={() => onWay(on)}>
          {nextWords[on.kind]}
        </button>
        <button type="button" className="cc-button-quiet" disabled={back.kind === 'none'} onClick={() => onWay(back)}>
          Previous
        </button>
        {!(isLastOfSection && on.kind === 'leave') && sectionLocks(attempt) && (
          <button type="button" className="cc-button-quiet" onClick={() => onWay({ kind: 'leave' })}>
            Leave this section
          </button>
        )}
        {on.kind !== 'review' && !sectionLocks(attempt) && (
          <button type="button" className="cc-button-quiet" onClick={() => onWay({ kind: 'review' })}>
            Review my answers
          </button>
        )}
      </div>
      <details className="exam-own-note" open={note !== ''}>
        <summary>Note to this question</summary>
        <textarea
          className="exam-text"
          rows={3}
          maxLength={longestNote}
          aria-label={`Note to question ${String(number)}`}
          value={note}
          onChange={({ target }) => onAct({ type: 'noted', item, text: target.value })}
        />
      </details>
    </>
  );
}

const sectionLocks = ({ form, item }: Attempt): boolean =>
  form.sections.some(({ locks, items }) => locks && items.some(({ id }) => id === item));
