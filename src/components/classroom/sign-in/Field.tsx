/** One field of a form: its label, its hint, and the input. */
import { useId } from 'react';

interface FieldProps {
  label: string;
  hint?: string;
  type?: 'text' | 'email' | 'password';
  autoComplete: string;
  value: string;
  onChange: (value: string) => void;
}

export function Field({ label, hint, type = 'text', autoComplete, value, onChange }: FieldProps) {
  const id = useId();
  return (
    <p className="sign-in-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        autoComplete={autoComplete}
        required
        value={value}
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {hint !== undefined && (
        <span id={`${id}-hint`} className="sign-in-hint">
          {hint}
        </span>
      )}
    </p>
  );
}
