/** Where an exam opens: it loads, is open elsewhere, is under way, is over, or cannot be opened, each with its way on. */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { openRecord } from '#src/progress/stores/browser.ts';
import { claim } from './alone.ts';
import type { Claim } from './alone.ts';
import { openBook, shelvesOf } from './book.ts';
import { ExamRoom } from './ExamRoom.tsx';
import { isHandedIn, labAttempt } from './lab-attempts.ts';
import { Over } from './Over.tsx';
import { labOf, loadQuestions } from './questions.ts';
import type { Question } from './questions.ts';
import { takeReady } from './ready-questions.ts';
import { saveAttempt } from './save.ts';
import { openSession } from './session.ts';
import type { ExamSession } from './session.ts';
import { examsOf } from './site.ts';
import type { Site } from './site.ts';
import { itemsOf } from '#src/quiz/exam/form.ts';

interface Opened {
  kind: 'open';
  session: ExamSession;
  questions: ReadonlyMap<string, Question>;
  handedIn: ReadonlySet<string>;
}

type Standing = { kind: 'loading' } | { kind: 'elsewhere' } | { kind: 'failed'; because: string } | Opened;

async function load(attempt: string, { course, base }: Site, session: ExamSession): Promise<Opened> {
  const { form } = session.state().attempt;
  const questions = await loadQuestions(`${base}/${course}/bank.json`, itemsOf(form), takeReady(attempt));
  const { attempts } = await openRecord();
  const handedIn = new Set<string>();
  for (const question of questions.values()) {
    const lab = labOf(question);
    if (lab !== undefined && (await isHandedIn(attempts, labAttempt(attempt, lab)))) handedIn.add(question.id);
  }
  return { kind: 'open', session, questions, handedIn };
}

const isOver = (session: ExamSession): boolean => ['over', 'submitted'].includes(session.state().screen);

export function ExamPlace({ attempt, site }: { attempt: string; site: Site }) {
  const [standing, setStanding] = useState<Standing>({ kind: 'loading' });
  const mine = useRef<Claim>(undefined);
  const open = useCallback(
    async (takeOver: boolean) => {
      setStanding({ kind: 'loading' });
      try {
        const { attempts } = await openRecord();
        const seat: { session?: ExamSession } = {};
        const onLost = () => {
          seat.session?.giveUp();
          setStanding({ kind: 'elsewhere' });
        };
        mine.current?.release();
        mine.current = await claim(attempt, { takeOver, onLost });
        const session = await openSession({ log: attempts, attempt, now: () => Date.now() });
        seat.session = session;
        session.tick();
        if (mine.current === undefined && !isOver(session)) {
          session.giveUp();
          setStanding({ kind: 'elsewhere' });
          return;
        }
        setStanding(await load(attempt, site, session));
      } catch (cause) {
        mine.current?.release();
        mine.current = undefined;
        setStanding({ kind: 'failed', because: cause instanceof Error ? cause.message : String(cause) });
      }
    },
    [attempt, site],
  );
  useEffect(() => {
    // It begins as "loading"; what is set later comes after something was waited for.
    void Promise.resolve().then(() => open(false));
    return () => mine.current?.release();
  }, [open]);

  switch (standing.kind) {
    case 'loading':
      return <p role="status">Loading the exam.</p>;
    case 'elsewhere':
      return <Elsewhere onTake={() => void open(true)} />;
    case 'failed':
      return <Failed because={standing.because} site={site} onAgain={() => void open(false)} />;
    case 'open':
      return <Seat {...standing} site={site} onTake={() => void open(true)} />;
  }
}

function Seat({ session, questions, handedIn, site, onTake }: Opened & { site: Site; onTake: () => void }) {
  const [book] = useState(() => openBook(shelvesOf(site.course, site.base)));
  const { screen, isElsewhere } = useSyncExternalStore(session.subscribe, session.state);
  if (isElsewhere) return <Elsewhere onTake={onTake} />;
  if (screen === 'over' || screen === 'submitted') return <Over session={session} site={site} />;
  return (
    <ExamRoom
      session={session}
      questions={questions}
      handedInBefore={handedIn}
      book={book}
      onSave={() => saveAttempt(session)}
    />
  );
}

function Elsewhere({ onTake }: { onTake: () => void }) {
  return (
    <section className="exam-panel" aria-labelledby="exam-elsewhere">
      <h2 id="exam-elsewhere">This exam is open elsewhere</h2>
      <p>
        Another tab or window of this browser works on it, and its clock runs. Go on there and close this one, or take
        the exam over: every answer comes along, and the other tab stops.
      </p>
      <p className="exam-row">
        <button type="button" className="cc-button" onClick={onTake}>
          Take the exam over
        </button>
      </p>
    </section>
  );
}

function Failed({ because, site, onAgain }: { because: string; site: Site; onAgain: () => void }) {
  return (
    <section className="exam-panel" role="alert">
      <h2>The exam could not be opened</h2>
      <p>{because}</p>
      <p className="exam-row">
        <button type="button" className="cc-button" onClick={onAgain}>
          Try again
        </button>
        <a className="cc-button-quiet" href={examsOf(site)}>
          All practice exams
        </a>
      </p>
    </section>
  );
}
