/** Copies a text. Where the browser keeps its clipboard from a page, as over plain http, the text is selected to be copied by hand. */
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';

export function Copy({ text, children }: { text: string; children: ReactNode }) {
  const [told, setTold] = useState<'copied' | 'by hand'>();
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setTold('copied');
    } catch {
      setTold('by hand');
      requestAnimationFrame(() => {
        field.current?.focus();
        field.current?.select();
      });
    }
  };
  return (
    <span className="teach-row">
      <button type="button" className="teach-small" onClick={() => void copy()}>
        {children}
      </button>
      <span role="status" className="teach-note">
        {told === 'copied' ? 'Copied.' : ''}
        {told === 'by hand' ? 'This browser does not let the page copy. Press Ctrl and C.' : ''}
      </span>
      {told === 'by hand' && (
        <input ref={field} className="teach-input" readOnly value={text} aria-label="To be copied by hand" />
      )}
    </span>
  );
}
