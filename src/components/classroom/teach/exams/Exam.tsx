/** One exam of the plan: whether learners may begin it, its questions drawn ahead, and who writes it now. */
import { useId, useState } from 'react';
import { shutWords, whyShut } from '#src/classroom/classes/pace.ts';
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
  roll: Roll;
  seats: readonly Seat[];
  /** The server's time. */
  now: number;
  door: ExamDoor;
  onChanged: () => void;
}

const clock = (at: number): string => new Date(at).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });

export function Exam({ view, entry, title, roll, seats, now, door, onChanged }: ExamProps) {
  const id = useId();
  const { problem, isBusy, act } = useAct();
  const [drawn, setDrawn] = useState<Prepared>();
  const { plan, settings, moment, state } = view;
  const mayChange = view.role !== 'observer';
  const shut = whyShut({ plan, settings, moment, state, now }, entry);
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
