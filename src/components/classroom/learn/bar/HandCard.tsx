/** Raising a hand, with a few words if one likes. */
import { useId, useState } from 'react';
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
  const put = async (up: boolean) => {
    const words = text.trim();
    const answer = await desk.raise(up, up && words !== '' ? words : undefined);
    if (answer.ok) onClose();
    else setTrouble(answer.message);
  };
  return (
    <Card title={hand.up ? 'Your hand is up' : 'Raise your hand'} takesFocus onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void put(true);
        }}
      >
        <label htmlFor={id}>What do you need? Your instructors alone read it. You may leave it empty.</label>
        <textarea id={id} rows={2} maxLength={300} value={text} onChange={({ target }) => setText(target.value)} />
        <p className="class-card-row">
          <button type="submit" className="cc-button">
            {hand.up ? 'Change the words' : 'Raise hand'}
          </button>
          {hand.up && (
            <button type="button" className="cc-button cc-button-quiet" onClick={() => void put(false)}>
              Lower hand
            </button>
          )}
        </p>
      </form>
      {trouble !== undefined && <p role="alert">{trouble}</p>}
    </Card>
  );
}
