/** Where an exam of a class opens: it waits to be begun, is under way, is elsewhere, is in, or cannot be opened, each with its way on. */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { openBook, shelvesOf } from '#src/components/exam/book.ts';
import { ExamRoom } from '#src/components/exam/ExamRoom.tsx';
import { saveAttempt } from '#src/components/exam/save.ts';
import type { ExamStanding } from '#src/classroom/exams/shown.ts';
import type { Problem } from '../api.ts';
import { standing as askStanding, type Where } from './calls.ts';
import { enterExam, type Entered } from './enter.ts';
import { In } from './In.tsx';
import { Kept } from './Kept.tsx';
import { forgetOpened } from './known.ts';
import { StartPage } from './StartPage.tsx';

/** What the page of the exam knows. */
export interface ExamSite {
  base: string;
  /** Where the class's page is. */
  back: string;
}

type Standing =
  | { kind: 'loading' }
  | { kind: 'start'; exam: ExamStanding }
  | { kind: 'elsewhere'; where: 'here' | 'there' }
  | { kind: 'problem'; problem: Problem }
  | Entered;

const nobody = new Set<string>();

export function ClassExamPlace({ where, site }: { where: Where; site: ExamSite }) {
  const [standing, setStanding] = useState<Standing>({ kind: 'loading' });
  const entered = useRef<Entered>(undefined);
  const enter = useCallback(
    async (wish: { takeOver: boolean; hideTimer?: boolean; contrast?: boolean }) => {
      setStanding({ kind: 'loading' });
      entered.current?.leave();
      entered.current = undefined;
      const next = await enterExam({ where, hideTimer: false, contrast: false, ...wish }).catch(
        (cause: unknown): Standing => ({ kind: 'problem', problem: problemOf(cause) }),
      );
      if (next.kind === 'entered') entered.current = next;
      setStanding(next);
    },
    [where],
  );
  const look = useCallback(async () => {
    const exam = await askStanding(where);
    if (exam.ok && exam.value.state !== 'open') {
      if (exam.value.state === 'graded') forgetOpened(where);
      setStanding({ kind: 'start', exam: exam.value });
    } else if (exam.ok || exam.status === 0) await enter({ takeOver: false });
    else setStanding({ kind: 'problem', problem: exam });
  }, [where, enter]);
  useEffect(() => {
    // It begins as "loading"; what is set later comes after something was waited for.
    void Promise.resolve().then(look);
    return () => entered.current?.leave();
  }, [look]);

  switch (standing.kind) {
    case 'loading':
      return <p role="status">Loading the exam.</p>;
    case 'start':
      return (
        <StartPage
          exam={standing.exam}
          where={where}
          site={site}
          onBegin={(wants) => void enter({ takeOver: false, ...wants })}
          onAgain={() => void look()}
        />
      );
    case 'elsewhere':
      return <Elsewhere where={standing.where} onTake={() => void enter({ takeOver: true })} />;
    case 'problem':
      return <Failed problem={standing.problem} site={site} onAgain={() => void look()} />;
    case 'entered':
      return <Seat {...standing} where={where} site={site} onTake={() => void enter({ takeOver: true })} />;
  }
}

const problemOf = (cause: unknown): Problem => ({
  ...{ ok: false, status: 0, code: 'Failed' },
  message: cause instanceof Error ? cause.message : String(cause),
});

interface SeatProps extends Entered {
  where: Where;
  site: ExamSite;
  onTake: () => void;
}

function Seat({ session, questions, courier, opened, where, site, onTake }: SeatProps) {
  const [book] = useState(() => openBook(shelvesOf(opened.shown.form.course, site.base)));
  const { screen, isElsewhere } = useSyncExternalStore(session.subscribe, session.state);
  const { isElsewhere: isThere } = useSyncExternalStore(courier.subscribe, courier.state);
  if (isElsewhere) return <Elsewhere where={isThere ? 'there' : 'here'} onTake={onTake} />;
  if (screen === 'over' || screen === 'submitted')
    return <In screen={screen} courier={courier} where={where} site={site} onSave={() => saveAttempt(session)} />;
  return (
    <>
      <Kept courier={courier} />
      <ExamRoom
        session={session}
        questions={questions}
        handedInBefore={nobody}
        book={book}
        onSave={() => saveAttempt(session)}
      />
    </>
  );
}

function Elsewhere({ where, onTake }: { where: 'here' | 'there'; onTake: () => void }) {
  return (
    <section className="exam-panel" aria-labelledby="exam-elsewhere" role="alert">
      <h2 id="exam-elsewhere">This exam is open {where === 'here' ? 'in another tab' : 'on another device'}</h2>
      <p>
        {where === 'here'
          ? 'Another tab or window of this browser works on it, and its clock runs. Go on there and close this one, or take the exam over: every answer comes along, and the other tab stops.'
          : 'Another device of yours works on it, and its clock runs. Go on there, or take the exam over: every answer that reached the server comes along, and the other device is told. What this device had not sent yet is kept in its record.'}
      </p>
      <p className="exam-row">
        <button type="button" className="cc-button" onClick={onTake}>
          Take the exam over
        </button>
      </p>
    </section>
  );
}

function Failed({ problem, site, onAgain }: { problem: Problem; site: ExamSite; onAgain: () => void }) {
  return (
    <section className="exam-panel" role="alert">
      <h2>The exam could not be opened</h2>
      <p>{problem.message}</p>
      <p className="exam-row">
        <button type="button" className="cc-button" onClick={onAgain}>
          Try again
        </button>
        <a className="cc-button-quiet" href={site.back}>
          My class
        </a>
      </p>
    </section>
  );
}
