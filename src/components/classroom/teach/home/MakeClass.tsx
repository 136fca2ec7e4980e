/** Makes a class: a plan, a title, when, and how the class goes through it. Everything is filled in already. */
import { useEffect, useId, useRef, useState } from 'react';
import { paces } from '#src/classroom/classes/settings.ts';
import type { Pace } from '#src/classroom/classes/settings.ts';
import type { Answer } from '../../api.ts';
import type { NewClass } from '../api-class.ts';
import type { CourseOffer, ReadyPlan } from '../offer-shape.ts';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';
import { endOf, fieldOf, momentIn, nextStart, paceIn, paceWords, usualTitle } from './beginnings.ts';

export interface MakeClassProps {
  courses: readonly CourseOffer[];
  now: number;
  /** Makes it and goes to its page. */
  onMake: (made: NewClass) => Promise<Answer<unknown>>;
  onBack: (() => void) | undefined;
}

/** Whoever says nothing gets half a day, which has a lab for everybody and no exam. */
const usualPlan = (plans: readonly ReadyPlan[] = []): ReadyPlan | undefined =>
  plans.find(({ id }) => id.endsWith('/half-day')) ?? plans[0];

const hours = (minutes: number): string => {
  const whole = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [whole > 0 ? `${String(whole)} h` : '', rest > 0 ? `${String(rest)} min` : ''].filter(Boolean).join(' ');
};

export function MakeClass({ courses, now, onMake, onBack }: MakeClassProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { problem, isBusy, act } = useAct();
  const [courseId, setCourse] = useState(courses[0]?.id ?? '');
  const course = courses.find((one) => one.id === courseId) ?? courses[0];
  const [planId, setPlan] = useState<string>();
  const plan = planId === '' ? undefined : (course?.plans.find((one) => one.id === planId) ?? usualPlan(course?.plans));
  const [starts, setStarts] = useState(() => fieldOf(nextStart(now)));
  const [title, setTitle] = useState<string>();
  const [pace, setPace] = useState<Pace>('gated');
  const begins = momentIn(starts);
  const named = title ?? usualTitle(course?.short ?? '', begins ?? now);
  const isOpened = useRef(onBack !== undefined);
  useEffect(() => {
    if (isOpened.current) heading.current?.focus();
  }, []);
  if (!course) return <p>There is no course on this site, so no class can be made.</p>;
  const make = () =>
    act(() =>
      onMake({
        course: course.id,
        title: named.trim(),
        plan: { entries: plan?.entries ?? [] },
        settings: {
          pace,
          ...(begins === undefined
            ? {}
            : { starts: begins, ...(plan === undefined ? {} : { ends: endOf(begins, plan.minutes) }) }),
        },
      }),
    );
  return (
    <section className="teach-panel" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`} ref={heading} tabIndex={-1}>
        Make a class
      </h2>
      <form
        className="teach-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void make();
        }}
      >
        {courses.length > 1 && (
          <p>
            <label htmlFor={`${id}course`}>Course</label>
            <select
              id={`${id}course`}
              className="teach-input"
              value={course.id}
              onChange={({ target }) => setCourse(target.value)}
            >
              {courses.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title}
                </option>
              ))}
            </select>
          </p>
        )}
        <fieldset className="teach-plans">
          <legend>Plan</legend>
          {course.plans.map((one) => (
            <label key={one.id} className="cc-choice teach-plan">
              <input
                type="radio"
                name={`${id}plan`}
                checked={plan?.id === one.id}
                onChange={() => setPlan(one.id)}
                aria-describedby={`${id}${one.id}`}
              />
              <span>
                <strong>{one.title}</strong> <span className="teach-note">{hours(one.minutes)}</span>
                <span id={`${id}${one.id}`} className="teach-plan-says">
                  {one.says}
                </span>
              </span>
            </label>
          ))}
          <label className="cc-choice teach-plan">
            <input type="radio" name={`${id}plan`} checked={plan === undefined} onChange={() => setPlan('')} />
            <span>
              <strong>An empty plan</strong>
              <span className="teach-plan-says">Put units, labs and exams into it yourself, on the next page.</span>
            </span>
          </label>
        </fieldset>
        <p>
          <label htmlFor={`${id}name`}>Title, as learners see it</label>
          <input
            id={`${id}name`}
            className="teach-input"
            required
            maxLength={120}
            value={named}
            onChange={({ target }) => setTitle(target.value)}
          />
        </p>
        <div className="teach-beside">
          <p>
            <label htmlFor={`${id}starts`}>Begins</label>
            <input
              id={`${id}starts`}
              className="teach-input"
              type="datetime-local"
              value={starts}
              onChange={({ target }) => setStarts(target.value)}
            />
          </p>
          <p>
            <label htmlFor={`${id}pace`}>Pace</label>
            <select
              id={`${id}pace`}
              className="teach-input"
              value={pace}
              aria-describedby={`${id}pace-says`}
              onChange={({ target }) => setPace(paceIn(target.value))}
            >
              {paces.map((one) => (
                <option key={one} value={one}>
                  {paceWords[one].name}
                </option>
              ))}
            </select>
          </p>
        </div>
        <p id={`${id}pace-says`} className="teach-note">
          {paceWords[pace].says} Everything here can be changed later.
        </p>
        <Problem says={problem} />
        <p className="teach-row">
          <button type="submit" className="cc-button" aria-disabled={isBusy}>
            Make the class
          </button>
          {onBack && (
            <button type="button" className="cc-button-quiet" onClick={onBack}>
              Not now
            </button>
          )}
        </p>
      </form>
    </section>
  );
}
