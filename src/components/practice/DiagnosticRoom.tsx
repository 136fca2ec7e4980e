/** The diagnostic: one question after the other, each the one that tells most, and marks at the end. */
import { useEffect, useMemo, useState } from 'react';
import { AnswerList } from '#src/components/practice/AnswerList.tsx';
import { answeredOf, known } from '#src/components/practice/answers.ts';
import { askable } from '#src/components/practice/bank.ts';
import { ItemRun } from '#src/components/practice/ItemRun.tsx';
import { RunEnd } from '#src/components/practice/RunEnd.tsx';
import type { RoomProps } from '#src/components/practice/room.ts';
import { dropRun, keepRun, newRun, readRun } from '#src/components/practice/run.ts';
import { useAnswers } from '#src/components/practice/useAnswers.ts';
import { day, shareOf } from '#src/quiz/ability/answered.ts';
import { calibrated } from '#src/quiz/ability/calibration.ts';
import { nextItem, noteAnswer, overBecause, rules, startDiagnostic } from '#src/quiz/ability/diagnostic.ts';
import { freshAfterDays } from '#src/quiz/ability/weights.ts';

/** The name under which its run is kept, for the page that offers to go on. */
export const diagnosticRun = (course: string): string => `diagnostic:${course}`;

export function DiagnosticRoom({ data, bank, record, events, profile, isPressed }: RoomProps) {
  const name = diagnosticRun(data.course);
  const [run] = useState(() => {
    const begun = readRun(name) ?? newRun();
    keepRun(name, begun);
    return begun;
  });
  const [isStopped, setStopped] = useState(false);
  const { answers, add, trouble } = useAnswers({ record, events, course: data.course, where: 'diagnostic' }, run);
  const [atFirst] = useState(answers.length);

  const start = useMemo(() => {
    const earlier = answeredOf(events, data.course).filter(({ at }) => at < run.startedAt);
    const lately = earlier.filter(({ at }) => run.startedAt - at < freshAfterDays * day);
    const nowOf = calibrated(known(earlier, bank));
    return startDiagnostic({
      pool: askable(bank, profile).map(({ id, objective, difficulty }) => ({
        item: id,
        objective,
        difficulty: nowOf(id, difficulty),
      })),
      seed: run.attempt,
      seen: new Set(lately.map(({ item }) => item)),
    });
  }, [bank, data.course, events, profile, run]);
  const diagnostic = useMemo(
    () =>
      answers.reduce(
        (state, answer) =>
          state.pool.some(({ item }) => item === answer.item) ? noteAnswer(state, answer.item, shareOf(answer)) : state,
        start,
      ),
    [answers, start],
  );

  const question = isStopped ? undefined : bank.find(({ id }) => id === nextItem(diagnostic)?.item);
  const isOver = question === undefined;
  useEffect(() => {
    if (isOver) dropRun(name);
  }, [isOver, name]);

  if (!question) {
    return (
      <RunEnd
        title="The diagnostic is over"
        answers={answers}
        because={
          overBecause(diagnostic) ?? `You stopped it after ${answers.length} of at most ${rules.most} questions.`
        }
        trouble={trouble}
      >
        <p className="practice-actions">
          <a className="cc-button" href={`${data.home}readiness/`}>
            See where you stand
          </a>
          <a className="cc-button-quiet" href={`${data.home}exam-in-three-days/`}>
            Three days, without what you know
          </a>
        </p>
        <h3>Your answers</h3>
        <AnswerList
          home={data.home}
          answers={answers.flatMap((event) => {
            const asked = bank.find(({ id }) => id === event.item);
            return asked ? [{ event, question: asked }] : [];
          })}
        />
      </RunEnd>
    );
  }
  return (
    <>
      <ItemRun
        key={question.id}
        home={data.home}
        question={question}
        title={`Question ${answers.length + 1}`}
        marks="at the end"
        onMarked={(answer) => add(question, answer)}
        takesFocus={answers.length > atFirst || isPressed}
      />
      <p className="practice-note" role="status">
        {answers.length > 0 && `${answers.length === 1 ? 'One answer is' : `${answers.length} answers are`} noted. `}
        {trouble}
      </p>
      <p className="practice-note">
        It ends by itself when it is sure enough, after {rules.most} questions at the latest. Marks come then.{' '}
        {answers.length > 0 && (
          <button className="practice-link" type="button" onClick={() => setStopped(true)}>
            Stop here and see the marks
          </button>
        )}
      </p>
    </>
  );
}
