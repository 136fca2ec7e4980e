/** Buttons that add something; one that cannot now says why. */
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import type { Change } from '../parts/part.ts';
import type { Offer } from '../tree.ts';

interface Props {
  offers: readonly Offer[];
  cloud: PlainCloud;
  /** The id of the thing that is added to; empty for what stands on its own. */
  inside: string;
  onChange: (change: Change) => void;
}

export function Offers({ offers, cloud, inside, onChange }: Props) {
  if (offers.length === 0) return null;
  const open = offers.filter(({ whyNot }) => whyNot === undefined);
  const closed = offers.filter(({ whyNot }) => whyNot !== undefined);
  return (
    <div className="cc-x-offers">
      {open.map(({ part, adding }) => (
        <button
          key={part.kind}
          type="button"
          className="cc-x-button cc-x-add"
          onClick={() => onChange(adding.add(cloud, inside))}
        >
          {adding.label}
        </button>
      ))}
      {closed.length > 0 && (
        <details className="cc-x-closed">
          <summary>What cannot be added here now</summary>
          <ul>
            {closed.map(({ part, adding, whyNot }) => (
              <li key={part.kind}>
                <strong>{adding.label}.</strong> {whyNot}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
