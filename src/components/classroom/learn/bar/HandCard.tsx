/** A raised hand: it goes up with the press that opens this, and takes a few words if one likes. */
import { useEffect, useId, useRef, useState } from 'react';
import type { Desk, DeskState } from '../desk.ts';
import { Card } from './Card.tsx';

interface HandCardProps {
  desk: Desk;
  hand: DeskState['hand'];
  onClose: () => void;
}

export function HandCard({ desk, hand, onClose }: HandCardProps) {
  const id = useId();
  const [text, setText] = useState(hand.text ?? '');
  const [trouble, setTrouble] = useState<string>();
  const put = async (up: boolean, words?: string): Promise<boolean> => {
    setTrouble(undefined);
    const answer = await desk.raise(up, words);
    if (!answer.ok) setTrouble(answer.message);
    return answer.ok;
  };
  const begin = useRef(() => (hand.up ? undefined : void put(true)));
  useEffect(() => begin.current(), []);
  const words = text.trim();
  return (
    <Card
      title={hand.up ? 'Your hand is up' : trouble === undefined ? 'Your hand goes up' : 'Your hand is not up'}
      takesFocus
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void put(true, words === '' ? undefined : words).then((isUp) => {
            if (isUp) onClose();
          });
        }}
      >
        <label htmlFor={id}>Your instructors see it. If you like, say what you need; they alone read it.</label>
        <textarea id={id} rows={2} maxLength={300} value={text} onChange={({ target }) => setText(target.value)} />
        <p className="class-card-row">
          <button type="submit" className="cc-button">
            {hand.up || trouble === undefined ? 'Send the words' : 'Try again'}
          </button>
          {hand.up && (
            <button
              type="button"
              className="cc-button cc-button-quiet"
              onClick={() =>
                void put(false).then((isDown) => {
                  if (isDown) onClose();
                })
              }
            >
              Lower hand
            </button>
          )}
        </p>
      </form>
      {trouble !== undefined && <p role="alert">{trouble}</p>}
    </Card>
  );
}
