/** The resume phrase, shown once: to copy, to print, to write down. */
import { useEffect, useId, useRef, useState } from 'react';
import { copy } from '#src/portal/kit/copy.ts';

interface PhraseProps {
  phrase: string;
  /** Of which class, and for whom. */
  title: string;
  name: string;
  onKept: () => void;
}

export function Phrase({ phrase, title, name, onKept }: PhraseProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  useEffect(() => heading.current?.focus(), []);
  const copyFor = async (button: HTMLElement) => {
    const isCopied = await copy(phrase, button);
    if (!isCopied) field.current?.select();
    setSaid(isCopied ? 'Copied.' : 'Press Ctrl+C to copy it.');
  };
  return (
    <section className="class-panel class-phrase" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        Your way back
      </h2>
      <p>
        You are in <strong>{title}</strong> as <strong>{name}</strong>. With these words you come back on another
        device, or when this browser has forgotten you. They are shown once: keep them.
      </p>
      <label htmlFor={`${id}phrase`}>Resume phrase</label>
      <input
        id={`${id}phrase`}
        ref={field}
        className="class-phrase-words"
        value={phrase}
        readOnly
        spellCheck={false}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <p className="class-row print:hidden">
        <button type="button" className="cc-button-quiet" onClick={({ currentTarget }) => void copyFor(currentTarget)}>
          Copy
        </button>
        <button type="button" className="cc-button-quiet" onClick={() => print()}>
          Print
        </button>
        <span role="status">{said}</span>
      </p>
      <p className="print:hidden">
        <button type="button" className="cc-button" onClick={onKept}>
          I have kept it: to the class
        </button>
      </p>
    </section>
  );
}
