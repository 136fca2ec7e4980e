/** The people of a class: found by name, renamed, grouped, let back in, taken out, and made one where somebody came twice. */
import { useId, useMemo, useState } from 'react';
import type { Answer } from '../../api.ts';
import type { People as Everybody, Seat, Time, WayBack } from '../api-people.ts';
import { lookPage } from '../addresses.ts';
import type { Site } from '../addresses.ts';
import { Dialog } from '../Dialog.tsx';
import { SeatData } from './SeatData.tsx';
import { SeatDialog } from './SeatDialog.tsx';

export interface PeopleDoor {
  change: (seat: string, change: { name?: string; group?: string | null }) => Promise<Answer<unknown>>;
  groupNamed: (name: string) => Promise<Answer<{ id: string }>>;
  setTime: (seat: string, time: Time) => Promise<Answer<unknown>>;
  kick: (seat: string) => Promise<Answer<unknown>>;
  readmit: (seat: string) => Promise<Answer<unknown>>;
  merge: (seat: string, into: string) => Promise<Answer<unknown>>;
  newWayBack: (seat: string) => Promise<Answer<WayBack>>;
  /** Where all that is kept of a learner lies as a file. */
  dataOf: (seat: string) => string;
  forget: (seat: string) => Promise<Answer<unknown>>;
}

interface PeopleProps {
  site: Site;
  inClass: string;
  people: Everybody;
  mayLead: boolean;
  /** Whether what is kept of learners may be saved and deleted, also when the class is over. */
  mayForget?: boolean;
  door: PeopleDoor;
  /** Something was changed: read them again. */
  onChanged: () => void;
}

export const seatWords: Readonly<Record<Seat['state'], string>> = {
  invited: 'On the roster, not here yet',
  in: 'Here',
  left: 'Left',
  kicked: 'Taken out',
  merged: 'Merged',
};

/** So many are listed at first: more is a press away. */
const atFirst = 30;

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

export function People({ site, inClass, people, mayLead, mayForget = false, door, onChanged }: PeopleProps) {
  const id = useId();
  const [search, setSearch] = useState('');
  const [isWhole, setWhole] = useState(false);
  const [open, setOpen] = useState<string>();
  const found = useMemo(() => {
    const wanted = plain(search.trim());
    return people.seats
      .filter(({ state, name, external }) => state !== 'merged' && plain(`${name} ${external ?? ''}`).includes(wanted))
      .sort((one, other) => one.name.localeCompare(other.name));
  }, [people, search]);
  const listed = isWhole ? found : found.slice(0, atFirst);
  const seat = people.seats.find((one) => one.id === open);
  const groups = new Map(people.groups.map((group) => [group.id, group.name]));
  const here = people.seats.filter(({ state }) => state === 'in').length;
  return (
    <>
      <div className="teach-tools">
        <p className="teach-grow">
          <label htmlFor={`${id}search`}>Find a learner</label>
          <input
            id={`${id}search`}
            type="search"
            className="teach-input"
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        </p>
      </div>
      <p className="teach-note" role="status">
        {here === 1 ? '1 learner is' : `${String(here)} learners are`} in the class.
        {search.trim() === '' ? '' : ` ${String(found.length)} match.`}
      </p>
      {found.length > 0 && (
        <ul className="teach-people">
          {listed.map((one) => (
            <li key={one.id}>
              <span>
                <bdi className="teach-name">{one.name}</bdi>{' '}
                <span className="teach-note">
                  {[
                    groups.get(one.group ?? '') ?? '',
                    one.external ?? '',
                    one.state === 'in' ? '' : seatWords[one.state],
                    one.time === 1 ? '' : `${String(one.time)} × the time in exams`,
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </span>
              <span className="teach-row">
                {one.state !== 'invited' && (
                  <a
                    className="teach-small"
                    href={lookPage(site, inClass, one.id)}
                    aria-label={`Look at the work of ${one.name}`}
                  >
                    Look
                  </a>
                )}
                {mayLead && (
                  <button
                    type="button"
                    className="teach-small"
                    aria-label={`Change ${one.name}`}
                    onClick={() => setOpen(one.id)}
                  >
                    Change
                  </button>
                )}
                {!mayLead && mayForget && (
                  <button
                    type="button"
                    className="teach-small"
                    aria-label={`Data that is kept of ${one.name}`}
                    onClick={() => setOpen(one.id)}
                  >
                    Data
                  </button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {found.length > listed.length && (
        <p>
          <button type="button" className="teach-small" onClick={() => setWhole(true)}>
            Show all {found.length}
          </button>
        </p>
      )}
      {seat && mayLead && (
        <SeatDialog
          key={seat.id}
          seat={seat}
          people={people}
          door={door}
          mayForget={mayForget}
          onChanged={onChanged}
          onClose={() => setOpen(undefined)}
        />
      )}
      {seat && !mayLead && (
        <Dialog title={seat.name} onClose={() => setOpen(undefined)}>
          <SeatData
            name={seat.name}
            file={door.dataOf(seat.id)}
            onForget={() => door.forget(seat.id)}
            onForgotten={() => {
              onChanged();
              setOpen(undefined);
            }}
          />
          <p>
            <button type="button" className="cc-button-quiet" onClick={() => setOpen(undefined)}>
              Close
            </button>
          </p>
        </Dialog>
      )}
    </>
  );
}
