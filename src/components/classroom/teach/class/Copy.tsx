/** Copies a text. Where the browser lets no page copy, the text is selected to be copied by hand. */
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { copy } from '#src/portal/kit/copy.ts';

export function Copy({ text, children }: { text: string; children: ReactNode }) {
  const [told, setTold] = useState<'copied' | 'by hand'>();
  const field = useRef<HTMLInputElement>(null);
  const copyFor = async (button: HTMLElement) => {
    const isCopied = await copy(text, button);
    setTold(isCopied ? 'copied' : 'by hand');
    if (isCopied) return;
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.select();
    });
  };
  return (
    <span className="teach-row">
      <button type="button" className="teach-small" onClick={({ currentTarget }) => void copyFor(currentTarget)}>
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
