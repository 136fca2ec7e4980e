/** The exams of a class, with what they read and ask: news come by the class's feed, and how far each is every few seconds while somebody writes. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PlanEntry } from '#src/classroom/classes/plan.ts';
import { correct, countLate, prepare, questionsOf, rollOf, setDoor } from '../api-exams.ts';
import { bringItems, ownItemsOf, removeItem } from '../api-own-items.ts';
import { peopleOf } from '../api-people.ts';
import type { Seat } from '../api-people.ts';
import { classPage, reportPage } from '../addresses.ts';
import type { Site } from '../addresses.ts';
import { useFeed } from '../feed.tsx';
import type { OneClass } from '../InClass.tsx';
import { titleOf } from '../offer-shape.ts';
import { Problem } from '../Problem.tsx';
import { useAnswer } from '../useAnswer.ts';
import { useNow } from '../useNow.ts';
import { useOffer } from '../useOffer.ts';
import { Corrections } from './Corrections.tsx';
import { Exam } from './Exam.tsx';
import { OwnQuestions } from './OwnQuestions.tsx';
import './exams.css';

/** So often it is asked how far everybody is, while somebody writes or waits for a grade. */
const every = 5000;
/** A whole class begins and hands in at once: what is told within this time is read together. */
const gather = 1000;

export function ExamsPlace({ site, view, now, again }: OneClass & { site: Site }) {
  const { id, plan } = view;
  const offer = useOffer(site, view.course);
  const people = useAnswer(useCallback(() => peopleOf(id), [id]));
  const shown = useNow(now, 5000);
  useFeed(({ kind }) => {
    if (kind === 'joined' || kind === 'left' || kind === 'renamed') people.again();
  });
  const exams = plan.entries.filter(({ kind }) => kind === 'exam');
  if (people.kind === 'loading') return <p role="status">Reading the exams.</p>;
  if (people.kind === 'failed') return <Problem says={people.message} />;
  return (
    <>
      <Problem says={people.trouble} />
      {exams.length === 0 && (
        <section className="teach-panel" aria-label="Exams">
          <p>
            The plan of this class has no exam. <a href={classPage(site, id)}>Change the plan</a> to put one into it.
          </p>
        </section>
      )}
      {exams.map((entry) => (
        <OneExam
          key={entry.id}
          site={site}
          view={view}
          entry={entry}
          title={titleOf(entry, offer)}
          titleOf={(one) => titleOf(one, offer)}
          seats={people.value.seats}
          now={shown}
          onChanged={again}
        />
      ))}
      {view.role !== 'observer' && <Brought view={view} />}
    </>
  );
}

interface OneExamProps extends Pick<OneClass, 'view'> {
  site: Site;
  entry: PlanEntry;
  title: string;
  titleOf: (entry: PlanEntry) => string;
  seats: readonly Seat[];
  now: number;
  onChanged: () => void;
}

function OneExam({ site, view, entry, title, titleOf: called, seats, now, onChanged }: OneExamProps) {
  const inClass = view.id;
  const roll = useAnswer(useCallback(() => rollOf(inClass, entry.id), [inClass, entry.id]));
  const { again } = roll;
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useFeed(({ kind, body }) => {
    if ((kind !== 'exam' && kind !== 'graded') || body.entry !== entry.id) return;
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined;
      again();
    }, gather);
  });
  useEffect(() => () => clearTimeout(waiting.current), []);
  const isGoingOn = roll.kind === 'open' && roll.value.forms.some(({ state }) => state !== 'graded');
  useEffect(() => {
    if (!isGoingOn) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') again();
    }, every);
    return () => clearInterval(timer);
  }, [isGoingOn, again]);
  const door = useMemo(
    () => ({
      setDoor: (open: boolean) => setDoor(inClass, entry.id, open),
      prepare: () => prepare(inClass, entry.id),
      countLate: (form: string, counts: boolean) => countLate(inClass, form, counts),
      reportAt: (form: string) => reportPage(site, inClass, form),
    }),
    [inClass, entry.id, site],
  );
  if (roll.kind === 'loading') return <p role="status">Reading who writes {title}.</p>;
  if (roll.kind === 'failed') return <Problem says={roll.message} />;
  return (
    <>
      <Problem says={roll.trouble} />
      <Exam
        view={view}
        entry={entry.id}
        title={title}
        titleOf={called}
        roll={roll.value}
        seats={seats}
        now={now}
        door={door}
        onChanged={() => {
          onChanged();
          again();
        }}
      />
      {view.role !== 'observer' && <Wrong inClass={inClass} entry={entry.id} title={title} seats={seats} />}
    </>
  );
}

/** Questions are read only when somebody looks for one that was wrong. */
function Wrong({
  inClass,
  entry,
  title,
  seats,
}: { inClass: string; entry: string } & Pick<OneExamProps, 'title' | 'seats'>) {
  const [isOpen, setOpen] = useState(false);
  const door = useMemo(
    () => ({
      load: () => questionsOf(inClass, entry),
      correct: (item: string, drop: boolean, why: string) => correct(inClass, item, drop, why),
    }),
    [inClass, entry],
  );
  return (
    <section className="teach-panel" aria-label={`Wrong questions of ${title}`}>
      <p>
        <button type="button" className="teach-small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          A question of {title} was wrong
        </button>
      </p>
      {isOpen && (
        <Corrections title={title} door={door} nameOf={(seat) => seats.find(({ id }) => id === seat)?.name ?? seat} />
      )}
    </section>
  );
}

function Brought({ view }: Pick<OneClass, 'view'>) {
  const { id, state } = view;
  const own = useAnswer(useCallback(() => ownItemsOf(id), [id]));
  const door = useMemo(
    () => ({
      bring: (name: string, base64: string) => bringItems(id, name, base64),
      remove: (item: string) => removeItem(id, item),
    }),
    [id],
  );
  if (own.kind === 'loading') return <p role="status">Reading your own questions.</p>;
  if (own.kind === 'failed') return <Problem says={own.message} />;
  return (
    <>
      <Problem says={own.trouble} />
      <OwnQuestions items={own.value} mayChange={state !== 'ended'} door={door} onChanged={own.again} />
    </>
  );
}
