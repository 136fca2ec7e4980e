/** Several choices of one field: those that were made as ticks that can be cleared, and a list of the rest to add from. */
import { Select } from '@fluentui/react-components';
import { useRef, useState } from 'react';
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
  // Each letter and each arrow changes a closed list: at the keys nothing is added before Enter, or before the field is left.
  const [picked, setPicked] = useState('');
  const isTyping = useRef(false);
  const add = (one: string): void => {
    isTyping.current = false;
    setPicked('');
    if (one !== '' && !chosen.includes(one)) onChange([...chosen, one].join(','));
  };
  const labelOf = (one: string): string => choices.find((choice) => choice.value === one)?.label ?? one;
  return (
    <div className="ccp-many" ref={whole}>
      <Select
        value={picked}
        disabled={isDisabled}
        onPointerDown={() => (isTyping.current = false)}
        onKeyDown={(event) => {
          const { key } = event;
          if (key === 'Enter' && picked !== '') {
            // Enter would open the list as well.
            event.preventDefault();
            add(picked);
          } else if (key !== 'Tab' && key !== 'Shift') isTyping.current = true;
        }}
        onBlur={() => add(picked)}
        onChange={(_event, { value: one }) => (isTyping.current ? setPicked(one) : add(one))}
      >
        <option value="">Choose one to add</option>
        {choices
          .filter((choice) => !chosen.includes(choice.value))
          .map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
      </Select>
      {picked !== '' && (
        <p className="ccp-many-hint" role="status">
          Press Enter to add {labelOf(picked)}.
        </p>
      )}
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
