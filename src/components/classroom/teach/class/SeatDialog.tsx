/** What can be done with one learner's place: another name, a group, extra time in exams, a new way back, one place made of two, and out. */
import { useId, useState } from 'react';
import { times } from '../api-people.ts';
import type { People, Seat, Time, WayBack } from '../api-people.ts';
import { Dialog } from '../Dialog.tsx';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';
import { Copy } from './Copy.tsx';
import type { PeopleDoor } from './People.tsx';
import { SeatData } from './SeatData.tsx';

interface SeatDialogProps {
  seat: Seat;
  people: People;
  door: PeopleDoor;
  /** Whether what is kept of the learner is theirs to save and delete. */
  mayForget: boolean;
  onChanged: () => void;
  onClose: () => void;
}

const timeIn = (value: number): Time => times.find((one) => one === value) ?? 1;

export function SeatDialog({ seat, people, door, mayForget, onChanged, onClose }: SeatDialogProps) {
  const id = useId();
  const [name, setName] = useState(seat.name);
  const before = people.groups.find((one) => one.id === seat.group)?.name ?? '';
  const [group, setGroup] = useState(before);
  const [time, setTime] = useState<Time>(timeIn(seat.time));
  const [back, setBack] = useState<WayBack>();
  const [into, setInto] = useState('');
  const [sure, setSure] = useState<'merge' | 'kick'>();
  const { problem, isBusy, act } = useAct();
  const others = people.seats
    .filter((one) => one.id !== seat.id && (one.state === 'in' || one.state === 'invited' || one.state === 'left'))
    .sort((one, other) => one.name.localeCompare(other.name));
  const done = async (work: Parameters<typeof act>[0]) => {
    if (!(await act(work))) return;
    onChanged();
    onClose();
  };
  /** The id of the group as it was typed: one that is there, or a new one. */
  const groupId = async () => {
    const wanted = group.trim();
    if (wanted === '') return { ok: true as const, value: null };
    const found = await door.groupNamed(wanted);
    return found.ok ? { ok: true as const, value: found.value.id } : found;
  };
  const keep = () =>
    done(async () => {
      if (time !== timeIn(seat.time)) {
        const timed = await door.setTime(seat.id, time);
        if (!timed.ok) return timed;
      }
      const isOther = group.trim() !== before;
      const found = isOther ? await groupId() : undefined;
      if (found?.ok === false) return found;
      const renamed = name.trim() === seat.name ? {} : { name: name.trim() };
      return door.change(seat.id, { ...renamed, ...(found === undefined ? {} : { group: found.value }) });
    });
  const wayBack = () =>
    act(async () => {
      const answer = await door.newWayBack(seat.id);
      if (answer.ok) setBack(answer.value);
      return answer;
    });
  const target = others.find((one) => one.id === into);
  return (
    <Dialog title={seat.name} onClose={onClose}>
      <Problem says={problem} />
      <form
        className="teach-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void keep();
        }}
      >
        <p>
          <label htmlFor={`${id}name`}>Name</label>
          <input
            id={`${id}name`}
            className="teach-input"
            required
            maxLength={80}
            value={name}
            onChange={({ target: { value } }) => setName(value)}
          />
        </p>
        <p>
          <label htmlFor={`${id}group`}>Group</label>
          <input
            id={`${id}group`}
            className="teach-input"
            list={`${id}groups`}
            maxLength={80}
            value={group}
            onChange={({ target: { value } }) => setGroup(value)}
          />
        </p>
        <p>
          <label htmlFor={`${id}time`}>Time in exams</label>
          <select
            id={`${id}time`}
            className="teach-input"
            aria-describedby={`${id}time-note`}
            value={time}
            onChange={({ target: { value } }) => setTime(timeIn(Number(value)))}
          >
            {times.map((one) => (
              <option key={one} value={one}>
                {one === 1 ? 'As long as everybody' : `${String(one)} times as long`}
              </option>
            ))}
          </select>
          <span id={`${id}time-note`} className="teach-note">
            Set it before they begin: an exam keeps the time it was begun with.
          </span>
        </p>
        <datalist id={`${id}groups`}>
          {people.groups.map((one) => (
            <option key={one.id} value={one.name} />
          ))}
        </datalist>
        <p className="teach-row">
          <button type="submit" className="cc-button">
            Keep
          </button>
          <button type="button" className="cc-button-quiet" onClick={onClose}>
            Close
          </button>
        </p>
      </form>
      <h3>Lost the way back</h3>
      {back === undefined ? (
        <p className="teach-row">
          <button type="button" className="teach-small" onClick={() => void wayBack()}>
            Make a new resume link
          </button>
          <span className="teach-note">The old phrase stops working.</span>
        </p>
      ) : (
        <div className="teach-list">
          <p>
            The phrase: <strong className="teach-phrase">{back.phrase}</strong>
          </p>
          <p className="teach-note">Give it, or the link, to {seat.name} alone: whoever has it is them.</p>
          <Copy text={back.link}>Copy the link</Copy>
        </div>
      )}
      <h3>Came twice, or has to go</h3>
      <div className="teach-tools">
        <p className="teach-grow">
          <label htmlFor={`${id}into`}>Merge into</label>
          <select
            id={`${id}into`}
            className="teach-input"
            value={into}
            onChange={({ target: { value } }) => setInto(value)}
          >
            <option value="">Choose who stays</option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </p>
        <button
          type="button"
          className="teach-small"
          aria-disabled={target === undefined}
          onClick={() => target && setSure('merge')}
        >
          Merge
        </button>
        {seat.state === 'kicked' ? (
          <button type="button" className="teach-small" onClick={() => void done(() => door.readmit(seat.id))}>
            Let back in
          </button>
        ) : (
          <button type="button" className="teach-small" onClick={() => setSure('kick')}>
            Take out of the class
          </button>
        )}
      </div>
      {sure !== undefined && (
        <div className="teach-warn" role="alert">
          <p>
            {sure === 'merge'
              ? `All that ${seat.name} did goes over to ${target?.name ?? ''}, and the place of ${seat.name} ends. This cannot be taken back.`
              : `${seat.name} is out at once on every device. What they did is kept.`}
          </p>
          <p className="teach-row">
            <button type="button" className="teach-small" onClick={() => setSure(undefined)}>
              Keep it as it is
            </button>
            <button
              type="button"
              className="teach-small"
              onClick={() =>
                void done(() => (sure === 'merge' && target ? door.merge(seat.id, target.id) : door.kick(seat.id)))
              }
            >
              {sure === 'merge' ? 'Merge them' : `Take ${seat.name} out`}
            </button>
          </p>
        </div>
      )}
      {mayForget && (
        <SeatData
          name={seat.name}
          file={door.dataOf(seat.id)}
          onForget={() => door.forget(seat.id)}
          onForgotten={() => {
            onChanged();
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}
