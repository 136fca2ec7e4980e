/** Moves the focus to the control of a field. Says whether it moved: it does not if it was there already. */
export function focusField(within: HTMLElement | null, field: string): boolean {
  const found = [...(within?.querySelectorAll<HTMLElement>('[data-field]') ?? [])].find(
    ({ dataset }) => dataset['field'] === field,
  );
  const control = found?.querySelector<HTMLElement>('input, select, textarea, button');
  if (!control || control === document.activeElement) return false;
  control.focus();
  return true;
}
