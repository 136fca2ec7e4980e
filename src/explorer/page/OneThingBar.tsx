/** One change at a time: each of the usual ones is a press away. */
import type { OneThing } from '../one-thing.ts';
import { Menu, Segmented } from './Segmented.tsx';
import { useNarrow } from './useNarrow.ts';

const isShort = ({ choices }: OneThing): boolean =>
  choices.length <= 4 && choices.every(({ label }) => label.length <= 18);

interface Props {
  things: readonly OneThing[];
  onSet: (thing: OneThing, value: string) => void;
}

export function OneThingBar({ things, onSet }: Props) {
  const isNarrow = useNarrow();
  if (things.length === 0) return null;
  return (
    <div className="cc-x-things" role="group" aria-label="Change one thing">
      {things.map((thing) => {
        const Control = isShort(thing) && !isNarrow ? Segmented : Menu;
        return (
          <Control
            key={thing.id}
            label={thing.label}
            value={thing.value}
            choices={thing.choices}
            onChoose={(value) => onSet(thing, value)}
          />
        );
      })}
    </div>
  );
}
