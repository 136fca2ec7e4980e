/** How a class goes: its title, pace, dates, who may join, and when results are told. */
import { useId, useState } from 'react';
import { paces } from '#src/classroom/classes/settings.ts';
import type { ClassSettings, SettingsChange } from '#src/classroom/classes/settings.ts';
import type { ClassChange } from '../api-class.ts';
import { fieldOf, momentIn, paceIn, paceWords } from '../home/beginnings.ts';
import { keptWords } from './keeping-words.ts';

interface SettingsProps {
  title: string;
  settings: ClassSettings;
  /** The server's time. */
  now: number;
  onChange: (change: ClassChange) => void;
}

const joiningWords = { anybody: 'Anybody with the code', roster: 'Only who is on the roster', nobody: 'Nobody new' };
const resultWords = { 'when-released': 'When I release them', 'at-once': 'At once' };
const profileWords = { today: 'Azure as it is today', taught: 'As the course teaches it' };

const joinings = ['anybody', 'roster', 'nobody'] as const;
const results = ['when-released', 'at-once'] as const;
const profiles = ['today', 'taught'] as const;

export function Settings({ title, settings, now, onChange }: SettingsProps) {
  const id = useId();
  const [named, setNamed] = useState(title);
  const [starts, setStarts] = useState(settings.starts === undefined ? '' : fieldOf(settings.starts));
  const [days, setDays] = useState(String(settings.keepDays));
  const keeps = Number(days);
  const isKept = Number.isInteger(keeps) && keeps > 0 && keeps <= 3650;
  const set = (change: SettingsChange) => onChange({ settings: change });
  const keepText = () => {
    const begins = momentIn(starts);
    onChange({
      ...(named.trim() === '' || named.trim() === title ? {} : { title: named.trim() }),
      settings: {
        starts: begins ?? null,
        ...(isKept ? { keepDays: keeps } : {}),
      },
    });
  };
  return (
    <div className="teach-form">
      <p>
        <label htmlFor={`${id}pace`}>Pace</label>
        <select
          id={`${id}pace`}
          className="teach-input"
          value={settings.pace}
          onChange={({ target }) => set({ pace: paceIn(target.value) })}
        >
          {paces.map((pace) => (
            <option key={pace} value={pace}>
              {paceWords[pace].name}: {paceWords[pace].says}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label htmlFor={`${id}joining`}>Who may join</label>
        <select
          id={`${id}joining`}
          className="teach-input"
          value={settings.joining}
          onChange={({ target }) => set({ joining: joinings.find((one) => one === target.value) ?? 'anybody' })}
        >
          {joinings.map((one) => (
            <option key={one} value={one}>
              {joiningWords[one]}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label htmlFor={`${id}results`}>Learners see the results of exams and assessed labs</label>
        <select
          id={`${id}results`}
          className="teach-input"
          value={settings.results}
          onChange={({ target }) => set({ results: results.find((one) => one === target.value) ?? 'when-released' })}
        >
          {results.map((one) => (
            <option key={one} value={one}>
              {resultWords[one]}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label htmlFor={`${id}profile`}>Rules of the labs</label>
        <select
          id={`${id}profile`}
          className="teach-input"
          value={settings.profile}
          onChange={({ target }) => set({ profile: profiles.find((one) => one === target.value) ?? 'today' })}
        >
          {profiles.map((one) => (
            <option key={one} value={one}>
              {profileWords[one]}
            </option>
          ))}
        </select>
      </p>
      <details>
        <summary>Title, date and keeping</summary>
        <form
          className="teach-form"
          onSubmit={(event) => {
            event.preventDefault();
            keepText();
          }}
        >
          <p>
            <label htmlFor={`${id}title`}>Title</label>
            <input
              id={`${id}title`}
              className="teach-input"
              required
              maxLength={120}
              value={named}
              onChange={({ target }) => setNamed(target.value)}
            />
          </p>
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
            <label htmlFor={`${id}days`}>Days after its end until all of it is deleted</label>
            <input
              id={`${id}days`}
              className="teach-input teach-short"
              type="number"
              min={1}
              max={3650}
              value={days}
              onChange={({ target }) => setDays(target.value)}
            />
            {isKept && <span className="teach-note">{keptWords(keeps, undefined, now)}</span>}
          </p>
          <p>
            <button type="submit" className="teach-small">
              Keep these
            </button>
          </p>
        </form>
      </details>
    </div>
  );
}
