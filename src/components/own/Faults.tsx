/** What is wrong in a file, line by line. */
import type { Fault } from '#src/quiz/exchange/own.ts';

/** So many are shown at once: whoever mends these mends most of the rest. */
const most = 50;

export function Faults({ name, faults }: { name: string; faults: readonly Fault[] }) {
  const count = faults.length === 1 ? 'One thing is' : `${faults.length} things are`;
  return (
    <div className="own-faults" role="alert">
      <p>
        <strong>
          {count} wrong in {name}.
        </strong>{' '}
        Nothing was taken from it. Mend the file and choose it again.
      </p>
      <ul>
        {faults.slice(0, most).map(({ line, says }, index) => (
          <li key={index}>
            <span className="own-line">Line {line}</span> {says}
          </li>
        ))}
      </ul>
      {faults.length > most && <p>And {faults.length - most} more further down.</p>}
    </div>
  );
}
