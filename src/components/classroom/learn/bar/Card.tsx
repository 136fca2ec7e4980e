/** A card above the bar: it covers a part of the page and takes nothing from the rest. Escape closes it. */
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';

interface CardProps {
  title: string;
  /** Whether its title takes the focus when it opens: only where somebody asked for it. */
  takesFocus?: boolean;
  onClose: () => void;
  children: ReactNode;
}

export function Card({ title, takesFocus = false, onClose, children }: CardProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <section
      className="class-card"
      aria-labelledby={id}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose();
      }}
    >
      <header>
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="class-bar-button" onClick={onClose}>
          Close
        </button>
      </header>
      {children}
    </section>
  );
}
