/** Ten questions about one objective, about half of them made anew, each explained at once. */
import { useEffect, useMemo, useState } from 'react';
import { answeredOf, known, shownBy } from '#src/components/practice/answers.ts';
import { askable, type Question } from '#src/components/practice/bank.ts';
import { chosenFrom, inTurns } from '#src/components/practice/choose.ts';
import type { Objective } from '#src/components/practice/data.ts';
import { ItemRun } from '#src/components/practice/ItemRun.tsx';
import type { RoomProps } from '#src/components/practice/room.ts';
import { dropRun, keepRun, newRun, readRun, type Run } from '#src/components/practice/run.ts';
import { RunEnd } from '#src/components/practice/RunEnd.tsx';
import { useAnswers } from '#src/components/practice/useAnswers.ts';
import { calibrated } from '#src/quiz/ability/calibration.ts';
import { isMade } from '#src/quiz/made-id.ts';

/** A practice has so many questions, where there are as many. */
export const handful = 10;

interface PracticeRoomProps extends RoomProps {
  objective: Objective;
}

/** Draws the questions of a new run, or makes those of one under way again. */
async function questionsFor(
  { data, bank, events, profile, objective }: PracticeRoomProps,
  run: Run,
): Promise<Question[]> {
  const { freshQuestions, makeQuestion } = await import('#src/components/practice/generated.ts');
  if (run.items.length > 0)
    return run.items.flatMap((id) => (isMade(id) ? [makeQuestion(id)] : bank.filter((question) => question.id === id)));
  const answers = known(answeredOf(events, data.course), bank);
  const [shown] = shownBy({ course: data.course, objectives: [objective] }, events, bank, run.startedAt);
  const fresh = freshQuestions(objective.id, handful / 2, run.attempt);
  const nowOf = calibrated(answers);
  const from = chosenFrom(askable(bank, profile), {
    difficultyOf: ({ id, difficulty }) => nowOf(id, difficulty),
    objective: objective.id,
    count: handful - fresh.length,
    ability: shown?.mean ?? 0,
    answers,
    seed: run.attempt,
  });
  return inTurns(from, fresh);
}

export function PracticeRoom(props: PracticeRoomProps) {
  const { data, objective } = props;
  const name = `practice:${objective.id}`;
  const [run, setRun] = useState(() => readRun(name) ?? newRun());
  const [questions, setQuestions] = useState<readonly Question[]>();
  const [trouble, setTrouble] = useState('');
  const [isMore, setMore] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    questionsFor(props, run).then(
      (drawn) => {
        if (!isCurrent) return;
        keepRun(name, { ...run, items: drawn.map(({ id }) => id) });
        setQuestions(drawn);
      },
      () => setTrouble('The questions did not come. Connect to the network and reload the page.'),
    );
    return () => {
      isCurrent = false;
    };
    // A run draws its questions once, whatever is answered meanwhile.
  }, [run.attempt]);

  if (trouble !== '') return <p role="alert">{trouble}</p>;
  if (!questions) return <p role="status">Making your questions…</p>;
  return (
    <Asking
      key={run.attempt}
      {...props}
      home={data.home}
      isPressed={props.isPressed || isMore}
      run={run}
      questions={questions}
      onEnd={() => dropRun(name)}
      onMore={() => {
        setQuestions(undefined);
        setRun(newRun());
        setMore(true);
      }}
    />
  );
}

interface AskingProps extends PracticeRoomProps {
  home: string;
  run: Run;
  questions: readonly Question[];
  onEnd: () => void;
  onMore: () => void;
}

function Asking({ data, record, events, objective, home, run, questions, isPressed, onEnd, onMore }: AskingProps) {
  const { answers, add, trouble } = useAnswers({ record, events, course: data.course, where: 'practice' }, run);
  const done = useMemo(() => new Set(answers.map(({ item }) => item)), [answers]);
  const [at, setAt] = useState(() => questions.findIndex(({ id }) => !done.has(id)));
  const [atFirst] = useState(at);
  const question = at < 0 ? undefined : questions[at];
  useEffect(() => {
    if (!question) onEnd();
  }, [question, onEnd]);
  if (question)
    return (
      <>
        <ItemRun
          key={question.id}
          home={home}
          question={question}
          title={`Question ${at + 1} of ${questions.length}`}
          marks="after each"
          onMarked={(answer) => add(question, answer)}
          takesFocus={at > atFirst || isPressed}
          onNext={() => setAt(at + 1)}
          next={at + 1 < questions.length ? 'Next question' : 'See how it went'}
        />
        <p className="practice-note" role="status">
          {trouble}
        </p>
      </>
    );
  return (
    <RunEnd
      title="That was a round"
      answers={answers}
      because={
        questions.length === 0
          ? 'There are no questions about this objective yet.'
          : 'Every answer counts for your readiness, the fresh ones most.'
      }
      trouble={trouble}
    >
      <p className="practice-actions">
        <a className="cc-button" href={`${home}readiness/`}>
          See where you stand
        </a>
        {questions.length > 0 && (
          <button className="cc-button-quiet" type="button" onClick={onMore}>
            Ten more on this
          </button>
        )}
      </p>
      {objective.units.length > 0 && (
        <p>
          It is taught in{' '}
          {objective.units.map(({ number, title, href }, index) => (
            <span key={number}>
              {index > 0 && ', '}
              <a href={href}>
                unit {number}, {title}
              </a>
            </span>
          ))}
          .
        </p>
      )}
    </RunEnd>
  );
}
