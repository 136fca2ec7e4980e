/** Asks before something is deleted. The browser's own dialog holds the focus and closes with Escape; it begins at Cancel and gives the focus back. */
import { Button } from '@fluentui/react-components';
import { useId, useLayoutEffect, useRef } from 'react';
import type { JSX } from 'react';

interface Props {
  title: string;
  text: string;
  onConfirm: () => void;
  onCancel: () => void;
}

export function Confirm({ title, text, onConfirm, onCancel }: Props): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Undone while the dialog still stands in the page: once it is taken out, the focus is lost.
  useLayoutEffect(() => {
    const opened = dialog.current;
    const opener = document.activeElement;
    opened?.showModal();
    opened?.querySelector<HTMLElement>('[data-cancel]')?.focus();
    return () => {
      opened?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="ccp-confirm"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h3 id={`${id}title`}>{title}</h3>
      <p id={`${id}text`}>{text}</p>
      <div className="ccp-buttons">
        <Button className="ccp-danger" appearance="primary" onClick={onConfirm}>
          Delete
        </Button>
        <Button data-cancel onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </dialog>
  );
}
