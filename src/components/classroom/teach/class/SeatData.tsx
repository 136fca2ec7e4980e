/** What is kept of one learner: as a file to hand to them, and deleted for good when that is meant. */
import { useState } from 'react';
import type { Answer } from '../../api.ts';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';

interface SeatDataProps {
  name: string;
  /** Where the file lies. */
  file: string;
  onForget: () => Promise<Answer<unknown>>;
  /** All of it is gone. */
  onForgotten: () => void;
}

export function SeatData({ name, file, onForget, onForgotten }: SeatDataProps) {
  const [isAsked, setAsked] = useState(false);
  const { problem, isBusy, act } = useAct();
  const forget = async () => {
    if (await act(onForget)) onForgotten();
  };
  return (
    <>
      <h3>What is kept of {name}</h3>
      <Problem says={problem} />
      <p className="teach-row">
        <a className="teach-small" href={file} download>
          Save it as a file
        </a>
        <button type="button" className="teach-small" aria-expanded={isAsked} onClick={() => setAsked(!isAsked)}>
          Delete it
        </button>
      </p>
      <p className="teach-note">
        The file is for {name}. It also has notes that only those who lead read, so look at it before you hand it over.
      </p>
      {isAsked && (
        <div className="teach-warn" role="alert">
          <p>
            <strong>What goes:</strong> the name, the way back in, labs, answers, exams, grades, votes and notes, and
            what names {name} in the log of the class. They are out at once on every device.
          </p>
          <p>
            <strong>What stays:</strong> in a lab shared with others, what was done, as the act of nobody known; and
            what their own browser keeps. Files that you saved stay where you put them; copies of the server are kept as
            long as whoever runs it keeps them.
          </p>
          <p>This cannot be taken back.</p>
          <p className="teach-row">
            <button type="button" className="teach-small" onClick={() => setAsked(false)}>
              Keep it as it is
            </button>
            <button
              type="button"
              className="teach-small"
              aria-disabled={isBusy}
              onClick={() => !isBusy && void forget()}
            >
              Delete all of {name} for good
            </button>
          </p>
        </div>
      )}
    </>
  );
}
