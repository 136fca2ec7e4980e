/** One exam of the plan: whether learners may begin it, its questions drawn ahead, and who writes it now. */
import { useId, useState } from 'react';
import { shutWords, whyShut } from '#src/classroom/classes/pace.ts';
import { alsoOpened } from '#src/classroom/exams/doors.ts';
import type { PlanEntry } from '#src/classroom/classes/plan.ts';
import type { Answer } from '../../api.ts';
import type { Prepared, Roll } from '../api-exams.ts';
import type { Seat } from '../api-people.ts';
import type { ClassView } from '../api-class.ts';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';
import { Writers } from './Writers.tsx';

export interface ExamDoor {
  setDoor: (open: boolean) => Promise<Answer<unknown>>;
  prepare: () => Promise<Answer<Prepared>>;
  countLate: (form: string, counts: boolean) => Promise<Answer<unknown>>;
  reportAt: (form: string) => string;
}

interface ExamProps {
  view: ClassView;
  entry: string;
  title: string;
  /** What an entry of the plan is called. */
  titleOf: (entry: PlanEntry) => string;
  roll: Roll;
  seats: readonly Seat[];
  /** The server's time. */
  now: number;
  door: ExamDoor;
  onChanged: () => void;
}

const clock = (at: number): string => new Date(at).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });

export function Exam({ view, entry, title, titleOf, roll, seats, now, door, onChanged }: ExamProps) {
  const id = useId();
  const { problem, isBusy, act } = useAct();
  const [drawn, setDrawn] = useState<Prepared>();
  const { plan, settings, moment, state } = view;
  const mayChange = view.role !== 'observer';
  const shut = whyShut({ plan, settings, moment, state, now }, entry);
  const others = shut === undefined ? [] : alsoOpened({ plan, settings, moment }, entry, now).map(titleOf);
  const does = async (work: () => Promise<Answer<unknown>>) => {
    if (!isBusy && (await act(work))) onChanged();
  };
  const draw = () =>
    act(async () => {
      const answer = await door.prepare();
      setDrawn(answer.ok ? answer.value : undefined);
      return answer;
    });
  return (
    <section className="teach-panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>{shut === undefined ? 'Learners can begin it now.' : `Nobody can begin it now. ${whyWords(shut)}`}</p>
      <Problem says={problem} />
      {mayChange && state !== 'ended' && (
        <p className="teach-row">
          {shut === undefined ? (
            <button
              type="button"
              className="cc-button-quiet"
              aria-label={`Close it: ${title}`}
              onClick={() => void does(() => door.setDoor(false))}
            >
              Close it
            </button>
          ) : (
            <button
              type="button"
              className="cc-button"
              aria-label={`Open it: ${title}`}
              aria-describedby={others.length > 0 ? `${id}others` : undefined}
              onClick={() => void does(() => door.setDoor(true))}
            >
              Open it
            </button>
          )}
          <button
            type="button"
            className="cc-button-quiet"
            aria-label={`Draw the questions now: ${title}`}
            onClick={() => void draw()}
          >
            Draw the questions now
          </button>
          <span className="teach-note">Who writes when it is closed goes on until their time is up.</span>
        </p>
      )}
      {mayChange && state !== 'ended' && others.length > 0 && (
        <p id={`${id}others`} className="teach-note">
          {othersWords(others, settings.pace)}
        </p>
      )}
      <div role="status">
        {drawn && (
          <p>
            The questions are being drawn: “{drawn.title}”, {drawn.minutes} minutes. {drawn.leavesOut.join(' ')}
          </p>
        )}
      </div>
      <Writers
        title={title}
        roll={roll}
        seats={seats}
        now={now}
        mayDecide={mayChange}
        reportAt={door.reportAt}
        onCountLate={(form, counts) => void does(() => door.countLate(form, counts))}
      />
    </section>
  );
}

/** At most so many are named. */
const named = 4;

/** What opening the exam opens besides, so that nobody opens it unawares. */
function othersWords(others: readonly string[], pace: ClassView['settings']['pace']): string {
  const more = others.length - named;
  const first = others.slice(0, named).map((title) => `“${title}”`);
  const all = [...first, ...(more > 0 ? [`${String(more)} more`] : [])].join(', ');
  return pace === 'together'
    ? `To open it takes the class there, and opens what stands before it in the plan: ${all}.`
    : `The gate that holds it up holds up more, which opens too: ${all}. Where that is too much, give the exam and what follows it gates of their own in the plan.`;
}

/** The same sentence that learners read, but for what the reader does themselves. */
function whyWords(shut: NonNullable<ReturnType<typeof whyShut>>): string {
  switch (shut.shut) {
    case 'gate':
      return 'Its gate is shut.';
    case 'step':
      return 'The class is not there yet.';
    case 'paused':
      return 'The class is paused.';
    default:
      return shutWords(shut, clock);
  }
}
