/** A few values side by side, one of them chosen. */
import { useId } from 'react';
import type { Choice } from '../parts/part.ts';

interface Props {
  label: string;
  value: string;
  choices: readonly Choice[];
  /** The id of what explains the values. */
  describedBy?: string;
  onChoose: (value: string) => void;
}

export function Segmented({ label, value, choices, describedBy, onChoose }: Props) {
  const name = useId();
  return (
    <fieldset className="cc-x-segmented" aria-describedby={describedBy}>
      <legend>{label}</legend>
      <span className="cc-x-segments">
        {choices.map((choice) => (
          <label key={choice.value} data-chosen={choice.value === value || undefined}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </span>
    </fieldset>
  );
}

/** The same as a menu, where the values are many or long. */
export function Menu({ label, value, choices, onChoose }: Props) {
  const id = useId();
  return (
    <span className="cc-x-menu">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChoose(target.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </span>
  );
}
