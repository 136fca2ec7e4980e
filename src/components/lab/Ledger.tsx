/** The attempt as a thing: checkpoints to come back to, a look through it again, a copy as a file, and the way into the sandbox. */
import { useId, useState } from 'react';
import { hoursInWords } from '#src/lab/cost-words.ts';
import type { Session, SessionState } from '#src/lab/session.ts';
import { EarlierAttempts } from './EarlierAttempts.tsx';
import type { OtherAttempts } from './EarlierAttempts.tsx';
import type { Voice } from './voice.ts';

export interface LedgerActs {
  onReplay: () => void;
  onSave: () => void;
  /** Resolves with why the file was refused. */
  onOpen: (file: File) => Promise<string | undefined>;
  onSandbox: () => void;
  /** The portals show another Cloud from now on: says why. */
  onTurn: (words: string) => void;
}

interface LedgerProps extends LedgerActs {
  session: Session;
  state: SessionState;
  voice: Voice;
  others: OtherAttempts | undefined;
}

export function Ledger({ session, state, voice, others, onReplay, onSave, onOpen, onSandbox, onTurn }: LedgerProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [refused, setRefused] = useState<string>();
  const { attempt } = state;
  const isSandbox = session.scenario.tasks.length === 0;
  const begun = session.entries()[0]?.at ?? 0;
  const keep = () => {
    const words = name.trim() === '' ? `Checkpoint ${String(attempt.checkpoints.length + 1)}` : name.trim();
    setName('');
    void session.checkpoint(words).then(() => voice.say(`Checkpoint “${words}” is set.`));
  };
  return (
    <details className="lab-story lab-ledger" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>This {isSandbox ? 'sandbox' : 'attempt'}</summary>
      <form
        className="lab-checkpoint"
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <label className="lab-typed" htmlFor={`${id}name`}>
          Name of a checkpoint
        </label>
        <p className="lab-row">
          <input
            id={`${id}name`}
            value={name}
            maxLength={60}
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
          />
          <button type="submit" className="lab-button">
            Set
          </button>
        </p>
      </form>
      {attempt.checkpoints.length > 0 && (
        <ul className="lab-checkpoints" aria-label="Checkpoints">
          {attempt.checkpoints.map(({ entry, name: words, at }) => (
            <li key={entry}>
              <span>
                {words} <small>after {hoursInWords(at - begun)}</small>
              </span>
              <button
                type="button"
                className="lab-button"
                aria-label={`Go back to ${words}`}
                onClick={() =>
                  void session.goBackTo(entry).then(() => onTurn(`Everything is as it was at “${words}”.`))
                }
              >
                Go back
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="lab-row">
        <button type="button" className="lab-button" onClick={onReplay}>
          Replay
        </button>
        {!isSandbox && (
          <button type="button" className="lab-button" onClick={onSandbox}>
            Continue in the sandbox
          </button>
        )}
        <button type="button" className="lab-button" onClick={onSave}>
          Save as a file
        </button>
        <label className="lab-button lab-file">
          Open a file
          <input
            type="file"
            accept=".json,application/json"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              target.value = '';
              setRefused(undefined);
              if (file) void onOpen(file).then(setRefused);
            }}
          />
        </label>
      </p>
      {refused !== undefined && (
        <p className="lab-refused" role="alert">
          {refused}
        </p>
      )}
      <p className="lab-note">A file holds the whole attempt. Whoever opens it stands where you stand now.</p>
      {isOpen && others && <EarlierAttempts others={others} of={session.scenario.tasks.length} />}
    </details>
  );
}
