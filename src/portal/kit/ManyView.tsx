/** Several choices of one field: those that were made as ticks that can be cleared, and a list of the rest to add from. */
import { Select } from '@fluentui/react-components';
import { useRef } from 'react';
import type { JSX } from 'react';

interface Props {
  choices: readonly { value: string; label: string }[];
  /** The values that are chosen, with commas between. */
  value: string;
  isDisabled: boolean;
  onChange: (value: string) => void;
}

export function ManyView({ choices, value, isDisabled, onChange }: Props): JSX.Element {
  const whole = useRef<HTMLDivElement>(null);
  const chosen = value === '' ? [] : value.split(',');
  const labelOf = (one: string): string => choices.find((choice) => choice.value === one)?.label ?? one;
  return (
    <div className="ccp-many" ref={whole}>
      <Select value="" disabled={isDisabled} onChange={(_event, data) => onChange([...chosen, data.value].join(','))}>
        <option value="">Choose one to add</option>
        {choices
          .filter((choice) => !chosen.includes(choice.value))
          .map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
      </Select>
      {chosen.map((one) => (
        <label key={one} className="ccp-many-one">
          <input
            type="checkbox"
            checked
            disabled={isDisabled}
            onChange={() => {
              onChange(chosen.filter((other) => other !== one).join(','));
              // The tick goes with its line; the focus stays in the field.
              whole.current?.querySelector('select')?.focus();
            }}
          />
          {labelOf(one)}
        </label>
      ))}
    </div>
  );
}
