/** Moves the focus to the control of a field. */
export function focusField(within: HTMLElement | null, field: string): void {
  const found = [...(within?.querySelectorAll<HTMLElement>('[data-field]') ?? [])].find(
    ({ dataset }) => dataset['field'] === field,
  );
  found?.querySelector<HTMLElement>('input, select, textarea')?.focus();
}
