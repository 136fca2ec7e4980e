/** A dialog over the page. Escape and the way back are the same. */
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';

interface DialogProps {
  title: string;
  children: ReactNode;
  onClose: () => void;
}

export function Dialog({ title, children, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    return () => {
      shown?.close();
      // Whoever opened it goes on where they were.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="teach-dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}

interface SureProps {
  title: string;
  children: ReactNode;
  go: string;
  onGo: () => void;
  onBack: () => void;
}

/** Asks before something that cannot be taken back. */
export function Sure({ title, children, go, onGo, onBack }: SureProps) {
  return (
    <Dialog title={title} onClose={onBack}>
      {children}
      <p className="teach-row">
        <button type="button" className="cc-button-quiet" onClick={onBack}>
          Keep it as it is
        </button>
        <button type="button" className="cc-button" onClick={onGo}>
          {go}
        </button>
      </p>
    </Dialog>
  );
}
