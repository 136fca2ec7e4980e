/** Gives a class another code, when the old one went to somebody it was not meant for. */
import { useState } from 'react';
import { Sure } from '../Dialog.tsx';

export function NewCode({ onNew }: { onNew: () => void }) {
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <p>
        <button type="button" className="teach-small" onClick={() => setAsked(true)}>
          Make a new code
        </button>
      </p>
      {isAsked && (
        <Sure
          title="Make a new code?"
          go="Make a new code"
          onGo={() => {
            setAsked(false);
            onNew();
          }}
          onBack={() => setAsked(false)}
        >
          <p>
            The old code, its link and its QR code stop working at once. Whoever is in the class stays in, and comes
            back with their own phrase.
          </p>
        </Sure>
      )}
    </>
  );
}
