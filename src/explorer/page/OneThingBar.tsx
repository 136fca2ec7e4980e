/** One change at a time: each of the usual ones is a press away. */
import { memo, useState } from 'react';
import type { OneThing } from '../one-thing.ts';
import { Menu, Segmented } from './Segmented.tsx';
import { useNarrow } from './useNarrow.ts';

const isShort = ({ choices }: OneThing): boolean =>
  choices.length <= 3 && choices.every(({ label }) => label.length <= 18);

interface Props {
  things: readonly OneThing[];
  onSet: (thing: OneThing, value: string) => void;
  /** Shows all of them at once. */
  isWhole?: boolean;
}

export const OneThingBar = memo(function OneThingBar({ things, onSet, isWhole = false }: Props) {
  const [isAll, setAll] = useState(isWhole);
  const isNarrow = useNarrow();
  if (things.length === 0) return null;
  const near = things.filter(({ isNear }) => isNear);
  const shown = isAll ? things : near;
  return (
    <div className="cc-x-things" role="group" aria-label="Change one thing">
      {shown.map((thing) => {
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
      {!isWhole && near.length < things.length && (
        <button type="button" className="cc-x-button cc-x-more" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? 'Fewer' : 'More'}
        </button>
      )}
    </div>
  );
});
