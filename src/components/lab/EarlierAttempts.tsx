/** The other attempts at this lab that the record keeps, each with a button that opens it again. */
import { useEffect, useState } from 'react';
import { attemptWords } from './kept-attempts.ts';
import type { KeptAttempt } from './kept-attempts.ts';

export interface OtherAttempts {
  /** Reads them from the record, without the one that is open. */
  list: () => Promise<readonly KeptAttempt[]>;
  open: (attempt: string) => void;
}

/** Stands there only when there are others. `of` is how many tasks the lab has. */
export function EarlierAttempts({ others, of }: { others: OtherAttempts; of: number }) {
  const [kept, setKept] = useState<readonly KeptAttempt[]>([]);
  useEffect(() => {
    let isWanted = true;
    void others.list().then((found) => {
      if (isWanted) setKept(found);
    });
    return () => {
      isWanted = false;
    };
  }, [others]);
  if (kept.length === 0) return null;
  return (
    <>
      <p className="lab-note">Your other attempts at this. The one that is open now is kept too.</p>
      <ul className="lab-checkpoints" aria-label="Other attempts">
        {kept.map((attempt) => {
          const words = attemptWords(attempt, of);
          return (
            <li key={attempt.id}>
              <span>{words}</span>
              <button
                type="button"
                className="lab-button"
                aria-label={`Open the attempt of ${words}`}
                onClick={() => others.open(attempt.id)}
              >
                Open
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
