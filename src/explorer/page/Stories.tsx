/** The scenarios to begin with, by what they are about. */
import { memo, useId } from 'react';
import { presets, type Preset } from '../presets.ts';

const groups = [...new Set(presets.map(({ group }) => group))];

interface Props {
  /** The title of the scenario on the bench, if it came from a story. */
  title: string | undefined;
  onOpen: (preset: Preset) => void;
}

export const Stories = memo(function Stories({ title, onOpen }: Props) {
  const id = useId();
  const current = presets.find((one) => one.title === title);
  return (
    <div className="cc-x-story">
      <div className="cc-x-field">
        <label htmlFor={id}>Story</label>
        <select
          id={id}
          value={current?.id ?? ''}
          onChange={({ target }) => {
            const preset = presets.find((one) => one.id === target.value);
            if (preset) onOpen(preset);
          }}
        >
          {!current && <option value="">{title ?? 'Your own'}</option>}
          {groups.map((group) => (
            <optgroup key={group} label={group}>
              {presets
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
      <p className="cc-x-question">{current ? current.question : 'A scenario of your own.'}</p>
    </div>
  );
});
