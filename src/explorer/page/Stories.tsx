/** The scenarios to begin with, by what they are about. */
import { memo, useId } from 'react';
import { stories } from '../stories.ts';

const groups = [...new Set(stories.map(({ group }) => group))];

interface Props {
  /** The title of the scenario on the bench, if it came from a story. */
  title: string | undefined;
  /** A prediction is asked for: the story's own question may tell the answer. */
  isAsking: boolean;
  onOpen: (id: string) => void;
}

export const Stories = memo(function Stories({ title, isAsking, onOpen }: Props) {
  const id = useId();
  const current = stories.find((one) => one.title === title);
  return (
    <div className="cc-x-story">
      <div className="cc-x-field">
        <label htmlFor={id}>Story</label>
        <select
          id={id}
          value={current?.id ?? ''}
          onChange={({ target }) => {
            if (target.value !== '') onOpen(target.value);
          }}
        >
          {!current && <option value="">{title ?? 'Your own'}</option>}
          {groups.map((group) => (
            <optgroup key={group} label={group}>
              {stories
                .filter((one) => one.group === group)
                .map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.title}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </div>
      <p className="cc-x-question">
        {isAsking
          ? 'Say below where the packet goes. The story goes on after that.'
          : (current?.question ?? 'A scenario of your own.')}
      </p>
    </div>
  );
});
