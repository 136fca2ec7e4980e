/** A text that counts once it is entered: with Enter, or by leaving the field. What is wrong with it stands below. */
import { useId, useState } from 'react';

interface Props {
  label: string;
  value: string;
  /** Answers with what is wrong, or nothing. */
  onEnter: (text: string) => string | undefined;
  isNumber?: boolean;
  note?: string | undefined;
  warning?: string | undefined;
  placeholder?: string;
}

export function DraftField({ label, value, onEnter, isNumber = false, note, warning, placeholder }: Props) {
  const id = useId();
  const [known, setKnown] = useState(value);
  const [draft, setDraft] = useState(value);
  const [problem, setProblem] = useState<string>();
  // Somebody else changed it, such as Undo: what is shown follows.
  if (known !== value) {
    setKnown(value);
    setDraft(value);
    setProblem(undefined);
  }
  const enter = () => {
    if (draft !== value || problem !== undefined) setProblem(onEnter(draft));
  };
  const said = problem ?? warning ?? note;
  return (
    <div className="cc-x-field" data-problem={problem !== undefined || undefined}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={draft}
        placeholder={placeholder}
        inputMode={isNumber ? 'numeric' : undefined}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={said === undefined ? undefined : `${id}-said`}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={enter}
        onKeyDown={({ key }) => {
          if (key === 'Enter') enter();
          if (key === 'Escape') {
            setDraft(value);
            setProblem(undefined);
          }
        }}
      />
      {said !== undefined && (
        <p id={`${id}-said`} className="cc-x-said" role={problem === undefined ? undefined : 'alert'}>
          {said}
        </p>
      )}
    </div>
  );
}
