/** The roster as a file in both directions. */
import { useId, useState } from 'react';
import type { Answer } from '../../api.ts';
import type { RosterTaken } from '../api-people.ts';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';

interface RosterProps {
  csv: string;
  onBring: (csv: string) => Promise<Answer<RosterTaken>>;
  onChanged: () => void;
}

export function Roster({ csv, onBring, onChanged }: RosterProps) {
  const id = useId();
  const [taken, setTaken] = useState<RosterTaken>();
  const { problem, act } = useAct();
  const bring = (file: File) =>
    act(async () => {
      const answer = await onBring(await file.text());
      if (answer.ok) {
        setTaken(answer.value);
        onChanged();
      }
      return answer;
    });
  return (
    <>
      <Problem says={problem} />
      <p className="teach-row">
        <label className="teach-small teach-file" htmlFor={`${id}file`}>
          Bring a roster (CSV)
          <input
            id={`${id}file`}
            type="file"
            accept=".csv,text/csv"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) void bring(file);
              currentTarget.value = '';
            }}
          />
        </label>
        <a className="teach-small" href={csv} download>
          Save the roster (CSV)
        </a>
      </p>
      {taken && (
        <div role="status">
          <p>
            {taken.faults.length > 0
              ? 'Nothing was taken. Mend these lines, and bring it again:'
              : `${String(taken.added)} added, ${String(taken.changed)} changed.`}
          </p>
          {taken.faults.length > 0 && (
            <ul className="teach-list">
              {taken.faults.map(({ line, says }) => (
                <li key={`${String(line)} ${says}`}>
                  Line {line}: {says}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </>
  );
}
