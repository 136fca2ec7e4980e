/** The roster as a file in both directions, and links for those who lead along. */
import { useId, useState } from 'react';
import { staffRoles } from '#src/classroom/roles.ts';
import type { StaffRole } from '#src/classroom/roles.ts';
import type { Answer } from '../../api.ts';
import type { People, RosterTaken } from '../api-people.ts';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';
import { Copy } from './Copy.tsx';

interface RosterProps {
  people: People;
  csv: string;
  onBring: (csv: string) => Promise<Answer<RosterTaken>>;
  onInvite: (role: StaffRole) => Promise<Answer<{ link: string }>>;
  onChanged: () => void;
  /** Only an instructor lets others lead. */
  mayInvite: boolean;
}

export const roleWords: Readonly<Record<StaffRole, string>> = {
  observer: 'Observer: looks, changes nothing',
  'co-instructor': 'Co-instructor: leads along',
  instructor: 'Instructor: leads, and decides who leads',
};

const roleIn = (value: string): StaffRole => staffRoles.find((role) => role === value) ?? 'co-instructor';

export function Roster({ people, csv, onBring, onInvite, onChanged, mayInvite }: RosterProps) {
  const id = useId();
  const [taken, setTaken] = useState<RosterTaken>();
  const [role, setRole] = useState<StaffRole>('co-instructor');
  const [link, setLink] = useState<string>();
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
      <h3>Who leads</h3>
      <ul className="teach-list">
        {people.staff.map((one) => (
          <li key={one.account}>
            <bdi>{one.name}</bdi>, <span className="teach-note">{one.role}</span>
          </li>
        ))}
      </ul>
      {mayInvite && (
        <div className="teach-tools">
          <p className="teach-grow">
            <label htmlFor={`${id}role`}>Let somebody else in as</label>
            <select
              id={`${id}role`}
              className="teach-input"
              value={role}
              onChange={({ target }) => setRole(roleIn(target.value))}
            >
              {staffRoles.map((one) => (
                <option key={one} value={one}>
                  {roleWords[one]}
                </option>
              ))}
            </select>
          </p>
          <button
            type="button"
            className="teach-small"
            onClick={() =>
              void act(async () => {
                const answer = await onInvite(role);
                if (answer.ok) setLink(answer.value.link);
                return answer;
              })
            }
          >
            Make a link
          </button>
        </div>
      )}
      {link !== undefined && (
        <div className="teach-list">
          <p className="teach-note">It works once. Send it to nobody else.</p>
          <Copy text={link}>Copy the link</Copy>
        </div>
      )}
    </>
  );
}
