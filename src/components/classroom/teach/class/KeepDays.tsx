/** Says for how many days more a class that has ended is kept. */
import { useId, useState } from 'react';
import type { Answer } from '../../api.ts';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';

interface KeepDaysProps {
  days: number;
  onKeep: (days: number) => Promise<Answer<unknown>>;
}

const most = 3650;

export function KeepDays({ days, onKeep }: KeepDaysProps) {
  const id = useId();
  const [typed, setTyped] = useState(String(days));
  const [said, setSaid] = useState('');
  const { problem, isBusy, act } = useAct();
  const wanted = Number(typed);
  const isDays = Number.isInteger(wanted) && wanted >= 1 && wanted <= most;
  const keep = async () => {
    setSaid('');
    if (!isDays) {
      setSaid(`“${typed}” is no number of days from 1 to ${String(most)}. Type one.`);
      return;
    }
    if (!isBusy && (await act(() => onKeep(wanted)))) setSaid('Kept so.');
  };
  return (
    <form
      className="teach-tools"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <p>
        <label htmlFor={`${id}days`}>Days after its end until all of it is deleted</label>
        <input
          id={`${id}days`}
          className="teach-input teach-short"
          type="number"
          min={1}
          max={most}
          value={typed}
          aria-invalid={!isDays}
          onChange={({ target }) => setTyped(target.value)}
        />
      </p>
      <button type="submit" className="teach-small" aria-disabled={isBusy}>
        Keep it so long
      </button>
      <Problem says={problem} />
      <p role="status" className="teach-note">
        {said}
      </p>
    </form>
  );
}
