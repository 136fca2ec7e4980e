/** Asks before something that cannot be taken back. Escape is the same as the way back. */
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';

interface ConfirmProps {
  title: string;
  children: ReactNode;
  /** The words of the button that goes on, and of the one that goes back. */
  go: string;
  back: string;
  onGo: () => void;
  onBack: () => void;
}

export function Confirm({ title, children, go, back, onGo, onBack }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="exam-dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onBack();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
      <p className="exam-row">
        <button type="button" className="cc-button-quiet" onClick={onBack}>
          {back}
        </button>
        <button type="button" className="cc-button" onClick={onGo}>
          {go}
        </button>
      </p>
    </dialog>
  );
}
