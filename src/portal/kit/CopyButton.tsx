/** Copies a text. Where the page may not write to the clipboard, it copies as keys would; where not even that works, it selects the text and says so. */
import { Button } from '@fluentui/react-components';
import type { JSX } from 'react';
import { usePortal } from '#src/portal/context.ts';
import { Icon } from '#src/portal/kit/Icon.tsx';

function select(button: HTMLElement): void {
  const code = button.parentElement?.querySelector('code, pre, table');
  if (code) getSelection()?.selectAllChildren(code);
}

/** The way from before there was a clipboard to write to: a text that is selected and copied, as keys would. */
function copyAsKeysDo(text: string, button: HTMLElement): boolean {
  const command: unknown = Reflect.get(document, 'execCommand');
  if (typeof command !== 'function') return false;
  const box = document.createElement('textarea');
  box.value = text;
  box.readOnly = true;
  box.className = 'ccp-unseen';
  // Inside a dialog nothing outside it can be selected.
  (button.closest('dialog') ?? document.body).append(box);
  box.focus();
  box.select();
  const isCopied = Reflect.apply(command, document, ['copy']) === true;
  box.remove();
  button.focus();
  return isCopied;
}

/** Copies a text for a button beside it; answers whether that worked. Where it did not, the text is selected. */
export async function copy(text: string, button: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // An insecure page, such as one on a LAN address, has no clipboard.
    if (copyAsKeysDo(text, button)) return true;
    select(button);
    return false;
  }
}

interface Props {
  text: string;
  /** What is copied, as the button is called and as it is announced. */
  what: string;
  /** Shown beside the picture where there is room. */
  label?: string;
}

export function CopyButton({ text, what, label }: Props): JSX.Element {
  const { host } = usePortal();
  return (
    <Button
      appearance={label === undefined ? 'subtle' : 'secondary'}
      size="small"
      aria-label={`Copy ${what}`}
      icon={<Icon name="copy" size={16} />}
      onClick={async ({ currentTarget }) => {
        const isCopied = await copy(text, currentTarget);
        host.announce(isCopied ? `${what} copied.` : `${what} is selected. Press Ctrl+C to copy it.`);
      }}
    >
      {label}
    </Button>
  );
}
