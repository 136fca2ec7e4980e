/** How long a class is kept, and the way to delete it now: by its title, so that no other is meant. */
import { useId, useState } from 'react';
import type { Answer } from '../../api.ts';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';
import { KeepDays } from './KeepDays.tsx';
import { keptWords } from './keeping-words.ts';

interface KeepingProps {
  title: string;
  keepDays: number;
  endedAt: number | null | undefined;
  now: number;
  onKeep: (days: number) => Promise<Answer<unknown>>;
  onForget: (title: string) => Promise<Answer<unknown>>;
  onForgotten: () => void;
}

export function Keeping({ title, keepDays, endedAt, now, onKeep, onForget, onForgotten }: KeepingProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [isOther, setOther] = useState(false);
  const { problem, isBusy, act } = useAct();
  const isMeant = typed.trim() === title.trim();
  const forget = async () => {
    setOther(!isMeant);
    if (isMeant && !isBusy && (await act(() => onForget(title)))) onForgotten();
  };
  return (
    <>
      <p>{keptWords(keepDays, endedAt, now)}</p>
      {/* While it runs, its settings say it. */}
      {typeof endedAt === 'number' && <KeepDays days={keepDays} onKeep={onKeep} />}
      <details>
        <summary>Delete this class now</summary>
        <form
          className="teach-form"
          onSubmit={(event) => {
            event.preventDefault();
            void forget();
          }}
        >
          <p>
            <strong>What goes:</strong> all learners with their labs, answers, exams and grades; groups, polls, notes
            and announcements; questions that were brought for it, its plan, and who led it. Whoever is in it is out at
            once.
          </p>
          <p>
            <strong>What stays:</strong> accounts of those who lead, other classes, files that you saved, and what
            learners’ own browsers keep. Save the grades first, if you need them.
          </p>
          <p>
            <label htmlFor={`${id}title`}>
              To delete it, type its title: <bdi>{title}</bdi>
            </label>
            <input
              id={`${id}title`}
              className="teach-input"
              autoComplete="off"
              value={typed}
              aria-invalid={isOther && !isMeant}
              onChange={({ target }) => setTyped(target.value)}
            />
          </p>
          <Problem
            says={
              isOther && !isMeant
                ? `That is not the title of this class, so nothing was deleted. Type: ${title}`
                : problem
            }
          />
          <p>
            <button type="submit" className="cc-button-quiet" aria-disabled={isBusy}>
              {isBusy ? 'Deleting all of it' : 'Delete the class for good'}
            </button>
          </p>
        </form>
      </details>
    </>
  );
}
