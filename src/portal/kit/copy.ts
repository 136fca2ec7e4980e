/** Copies a text for a button. Where the page may not write to the clipboard, it copies as keys would; where not even that works, it selects the text beside the button. */

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
  // The page that copies may have no style sheet that hides it.
  Object.assign(box.style, { position: 'fixed', opacity: '0' });
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
