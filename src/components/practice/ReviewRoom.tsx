/** Today's review: what was missed comes back, one question at a time, each with its reasons. */
import { useEffect, useState } from 'react';
import type { Question } from '#src/components/practice/bank.ts';
import { ItemRun } from '#src/components/practice/ItemRun.tsx';
import type { RoomProps } from '#src/components/practice/room.ts';
import { dropRun, keepRun, newRun, readRun, type Run } from '#src/components/practice/run.ts';
import { RunEnd } from '#src/components/practice/RunEnd.tsx';
import { readSettings } from '#src/components/practice/settings.ts';
import { isSameDay, reviewOf, tomorrowSays } from '#src/components/practice/today.ts';
import { useAnswers } from '#src/components/practice/useAnswers.ts';
import { isMade } from '#src/quiz/made-id.ts';

interface Drawn {
  run: Run;
  questions: readonly Question[];
  /** What today holds, in a sentence. */
  because: string;
}

/** Draws the queue of today, or makes that of a run under way again. */
async function drawn({ data, bank, events, profile }: RoomProps): Promise<Drawn> {
  const { makeQuestion, oneOfEach } = await import('#src/components/practice/generated.ts');
  const questionOf = (id: string) => (isMade(id) ? makeQuestion(id) : bank.find((question) => question.id === id));
  const kept = readRun(`review:${data.course}`);
  if (kept && isSameDay(kept.startedAt, Date.now()) && kept.items.length > 0)
    return { run: kept, questions: kept.items.flatMap((id) => questionOf(id) ?? []), because: 'You began this today.' };
  const run = newRun();
  const queue = reviewOf({
    data,
    events,
    bank,
    fresh: oneOfEach(
      data.objectives.map(({ id }) => id),
      run.attempt,
    ),
    profile,
    minutes: readSettings(data.course).reviewMinutes,
    seed: run.attempt,
    now: run.startedAt,
  });
  const full = {
    ...run,
    items: queue.entries.map(({ item }) => item),
    notes: queue.entries.map(({ because }) => because),
  };
  keepRun(`review:${data.course}`, full);
  return { run: full, questions: full.items.flatMap((id) => questionOf(id) ?? []), because: queue.because };
}

export function ReviewRoom(props: RoomProps) {
  const [today, setToday] = useState<Drawn>();
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    drawn(props).then(setToday, () =>
      setTrouble('The questions did not come. Connect to the network and reload the page.'),
    );
    // The queue is drawn once, whatever is answered meanwhile.
  }, []);
  if (trouble !== '') return <p role="alert">{trouble}</p>;
  return today ? <Reviewing {...props} {...today} /> : <p role="status">Looking what is due…</p>;
}

function Reviewing({ data, bank, record, events, isPressed, run, questions, because }: RoomProps & Drawn) {
  const { answers, add, trouble } = useAnswers({ record, events, course: data.course, where: 'review' }, run);
  const [atFirst] = useState(() => questions.findIndex(({ id }) => !answers.some(({ item }) => item === id)));
  const [at, setAt] = useState(atFirst);
  const question = at < 0 ? undefined : questions[at];
  const isOver = question === undefined;
  useEffect(() => {
    if (isOver) dropRun(`review:${data.course}`);
  }, [isOver, data.course]);
  if (question)
    return (
      <>
        <p className="practice-note">{because}</p>
        <ItemRun
          key={question.id}
          home={data.home}
          question={question}
          title={`Question ${at + 1} of ${questions.length}`}
          marks="after each"
          takesFocus={at > atFirst || isPressed}
          onMarked={(answer) => add(question, answer)}
          onNext={() => setAt(at + 1)}
          next={at + 1 < questions.length ? 'Next question' : 'That was today'}
        />
        <p className="practice-note">{run.notes[at]}</p>
        <p className="practice-note" role="status">
          {trouble}
        </p>
      </>
    );
  const known = new Set(events.map(({ id }) => id));
  const all = [...events, ...answers.filter(({ id }) => !known.has(id))];
  return (
    <RunEnd
      title={questions.length === 0 ? 'Nothing for today' : 'That was today'}
      answers={answers}
      because={`${questions.length === 0 ? `${because} ` : ''}${tomorrowSays(all, data.course, bank, Date.now())}`}
      trouble={trouble}
    >
      <p className="practice-actions">
        <a className="cc-button" href={`${data.home}readiness/`}>
          See where you stand
        </a>
        <a className="cc-button-quiet" href={`${data.home}plan/`}>
          To the plan
        </a>
      </p>
    </RunEnd>
  );
}
