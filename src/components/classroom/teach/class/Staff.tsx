/** Who leads a class: their roles, who is taken out, and links that let somebody else in. One instructor always stays. */
import { useId, useState } from 'react';
import { staffRoles } from '#src/classroom/roles.ts';
import type { StaffRole } from '#src/classroom/roles.ts';
import type { Answer } from '../../api.ts';
import type { People } from '../api-people.ts';
import { Sure } from '../Dialog.tsx';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';
import { Copy } from './Copy.tsx';

export interface StaffDoor {
  invite: (role: StaffRole) => Promise<Answer<{ link: string }>>;
  changeRole: (account: string, role: StaffRole) => Promise<Answer<unknown>>;
  remove: (account: string) => Promise<Answer<unknown>>;
}

interface StaffProps {
  staff: People['staff'];
  /** The account of whoever looks. */
  me: string;
  /** Only an instructor decides who leads. */
  mayDecide: boolean;
  door: StaffDoor;
  onChanged: () => void;
  /** Whoever looks took themselves out. */
  onLeft: () => void;
}

type Leader = People['staff'][number];
interface Meant {
  who: Leader;
  /** The role they are to have; nothing where they go. */
  role?: StaffRole;
}

const roleNames: Readonly<Record<StaffRole, string>> = {
  observer: 'Observer',
  'co-instructor': 'Co-instructor',
  instructor: 'Instructor',
};
const roleWords: Readonly<Record<StaffRole, string>> = {
  observer: 'Observer: looks, changes nothing',
  'co-instructor': 'Co-instructor: leads along',
  instructor: 'Instructor: leads, and decides who leads',
};
const roleIn = (value: string): StaffRole => staffRoles.find((role) => role === value) ?? 'co-instructor';

export function Staff({ staff, me, mayDecide, door, onChanged, onLeft }: StaffProps) {
  const [meant, setMeant] = useState<Meant>();
  const { problem, act } = useAct();
  const instructors = staff.filter(({ role }) => role === 'instructor').length;
  const does = async ({ who, role }: Meant) => {
    setMeant(undefined);
    const happened = await act(() =>
      role === undefined ? door.remove(who.account) : door.changeRole(who.account, role),
    );
    if (happened && role === undefined && who.account === me) {
      onLeft();
      return;
    }
    // Also after a no: somebody else may have changed who leads.
    onChanged();
  };
  return (
    <>
      <h3>Who leads</h3>
      <Problem says={problem} />
      <ul className="teach-people">
        {staff.map((who) => (
          <li key={who.account}>
            <span>
              <bdi className="teach-name">{who.name}</bdi>{' '}
              <span className="teach-note">
                {who.account === me ? 'you, ' : ''}
                {roleNames[who.role].toLowerCase()}
              </span>
            </span>
            {mayDecide &&
              (who.role === 'instructor' && instructors === 1 ? (
                <span className="teach-note">A class needs an instructor. Make somebody else one first.</span>
              ) : (
                <span className="teach-row">
                  <select
                    className="teach-input teach-role"
                    aria-label={`Role of ${who.name}`}
                    value={who.role}
                    onChange={({ target }) => {
                      const next = { who, role: roleIn(target.value) };
                      if (who.account === me) setMeant(next);
                      else void does(next);
                    }}
                  >
                    {staffRoles.map((role) => (
                      <option key={role} value={role}>
                        {roleNames[role]}
                      </option>
                    ))}
                  </select>
                  <button
                    type="button"
                    className="teach-small"
                    aria-label={`Take ${who.name} out of those who lead`}
                    onClick={() => setMeant({ who })}
                  >
                    Take out
                  </button>
                </span>
              ))}
          </li>
        ))}
      </ul>
      {mayDecide && <Invite onInvite={door.invite} />}
      {meant && (
        <Sure
          title={meant.role === undefined ? `Take ${meant.who.name} out?` : 'Give up being instructor?'}
          go={meant.role === undefined ? 'Take out' : `Become ${roleNames[meant.role].toLowerCase()}`}
          onGo={() => void does(meant)}
          onBack={() => setMeant(undefined)}
        >
          <p>
            {meant.role === undefined
              ? 'The class is closed to them at once. What they wrote and decided in it stays, under their name. A new link lets them back in.'
              : 'You decide no longer who leads, and you cannot take this back yourself: another instructor can.'}
          </p>
        </Sure>
      )}
    </>
  );
}

/** Makes a link for somebody else, to be copied. */
function Invite({ onInvite }: { onInvite: StaffDoor['invite'] }) {
  const id = useId();
  const [role, setRole] = useState<StaffRole>('co-instructor');
  const [made, setMade] = useState<{ link: string; role: StaffRole }>();
  const { problem, isBusy, act } = useAct();
  const make = () =>
    act(async () => {
      const answer = await onInvite(role);
      if (answer.ok) setMade({ link: answer.value.link, role });
      return answer;
    });
  return (
    <>
      <Problem says={problem} />
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
        <button type="button" className="teach-small" aria-disabled={isBusy} onClick={() => !isBusy && void make()}>
          Make a link
        </button>
      </div>
      {made !== undefined && (
        <div className="teach-list">
          <p className="teach-note">
            For one {roleNames[made.role].toLowerCase()}. It works once, for seven days. Send it to nobody else.
          </p>
          <Copy text={made.link}>Copy the link</Copy>
        </div>
      )}
    </>
  );
}
