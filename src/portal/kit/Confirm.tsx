/** Asks before something is deleted. The browser's own dialog: it holds the focus, closes with Escape and gives the focus back. */
import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
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
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
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
        <Button autoFocus onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </dialog>
  );
}
