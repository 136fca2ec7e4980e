/** *This looks wrong*: a file that reopens exactly here, and an issue to write, if the learner wants to. Nothing is sent by itself. */
import { useEffect, useId, useRef, useState } from 'react';
import { engineVersion } from '#src/azure/snapshot.ts';
import type { Session } from '#src/lab/session.ts';

interface WrongDialogProps {
  session: Session;
  /** What it was pressed on. */
  what: string;
  /** Where each portal stands. */
  places: readonly string[];
  /** The address at which issues of the project are written; without one a message is written to whoever runs the site. */
  issues: string | undefined;
  /** Saves the file with what looks wrong; returns its name. */
  onSave: (says: string) => string;
  onClose: () => void;
}

/** The address of a new issue that is filled in; without a place for issues, that of a message without a receiver. */
export function issueLink(
  issues: string | undefined,
  { scenario }: Session,
  what: string,
  places: readonly string[],
  says = '',
): string {
  const { lab, seed, profile } = scenario;
  const body = [
    'What looks wrong:',
    says.trim(),
    '',
    'What I expected, and why:',
    '',
    '',
    '---',
    `On: ${what}`,
    `Lab: ${lab}, seed ${seed}, rules ${profile}, engine ${String(engineVersion)}`,
    ...places.map((place) => `Portal: ${place}`),
    'I attach the file that the lab has saved.',
  ].join('\n');
  const title = `Looks wrong: ${what}`;
  // Programs for mail read no plus sign as a space.
  if (issues === undefined) return `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(body)}`;
  const query = new URLSearchParams({ title, body });
  return `${issues.replace(/\/$/, '')}/new?${String(query)}`;
}

export function WrongDialog({ session, what, places, issues, onSave, onClose }: WrongDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [says, setSays] = useState('');
  const [saved, setSaved] = useState<string>();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="lab-dialog" aria-labelledby={title} onClose={onClose}>
      <h2 id={title}>Something looks wrong?</h2>
      <p>
        You pressed it on <strong>{what}</strong>. The simulated Azure may be mistaken, or the lab.
      </p>
      <div className="lab-typed">
        <label htmlFor={`${title}says`}>What looks wrong?</label>
        <textarea
          id={`${title}says`}
          rows={3}
          maxLength={2000}
          value={says}
          onChange={({ target }) => setSays(target.value)}
        />
      </div>
      <p>
        Save a file: it holds what you wrote, every request of this attempt, its seed and rules, the version of the
        engine, and where you stand in the portal, with what you have typed. Keys and names in it are simulated. Whoever
        opens it is exactly here.
      </p>
      <p>
        {issues === undefined
          ? 'Nothing is sent before you press. The message opens filled in, in your program for mail; send it to whoever runs this site, with the file.'
          : 'Nothing is sent before you press. The issue opens filled in, on another page; add the file there yourself.'}
      </p>
      {saved !== undefined && (
        <p role="status">
          <strong>Saved as {saved}.</strong> Look for it among your downloads.
        </p>
      )}
      <div className="lab-row">
        <button type="button" className="lab-button lab-button-main" onClick={() => setSaved(onSave(says.trim()))}>
          Save the file
        </button>
        <a
          className="lab-button"
          href={issueLink(issues, session, what, places, says)}
          target="_blank"
          rel="noreferrer"
        >
          {issues === undefined ? 'Write a message' : 'Write an issue'}
        </a>
        <form method="dialog">
          <button className="lab-button">Close</button>
        </form>
      </div>
    </dialog>
  );
}
