/** Asks before something is deleted, and where a name must be typed first, for that name. The browser's own dialog holds the focus and closes with Escape; it begins at Cancel and gives the focus back. */
import { Button, Field, Input } from '@fluentui/react-components';
import { useId, useLayoutEffect, useRef } from 'react';
import type { JSX } from 'react';

interface Props {
  title: string;
  text: string;
  /** What goes with it. */
  items?: readonly string[] | undefined;
  /** What has to be typed before it can be deleted, and what the box for it is called. */
  typed?: { label: string; wanted: string; value: string; onType: (value: string) => void } | undefined;
  onConfirm: () => void;
  onCancel: () => void;
}

export function Confirm({ title, text, items = [], typed, onConfirm, onCancel }: Props): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const isTyped = typed === undefined || typed.value.trim() === typed.wanted;
  // Undone while the dialog still stands in the page: once it is taken out, the focus is lost.
  useLayoutEffect(() => {
    const opened = dialog.current;
    const opener = document.activeElement;
    opened?.showModal();
    opened?.querySelector<HTMLElement>('input, [data-cancel]')?.focus();
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
      {items.length > 0 && (
        <ul className="ccp-goers" aria-label="What goes with it" tabIndex={0}>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
      {typed !== undefined && (
        <Field
          className="ccp-field"
          label={typed.label}
          {...(typed.value.trim() === '' || isTyped
            ? {}
            : {
                validationState: 'error' as const,
                validationMessage: `“${typed.value}” is not the name. Type ${typed.wanted}, letter by letter.`,
              })}
        >
          <Input
            value={typed.value}
            autoComplete="off"
            spellCheck={false}
            onChange={(_event, { value }) => typed.onType(value)}
          />
        </Field>
      )}
      <div className="ccp-buttons">
        <Button className="ccp-danger" appearance="primary" disabledFocusable={!isTyped} onClick={onConfirm}>
          Delete
        </Button>
        <Button data-cancel onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </dialog>
  );
}
