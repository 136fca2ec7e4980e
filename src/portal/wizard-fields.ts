/** Which fields a wizard has now, and on which tab each of them stands. */
import type { About, Field, WizardBlade } from '#src/portal/blade.ts';
import type { Answers } from '#src/portal/request.ts';
import type { Values } from '#src/portal/values.ts';

/** The fields that stand in the wizard for these values, in this shape of it. */
export function fieldsIn({ fields }: WizardBlade, values: Values, answers: Answers, about: About): readonly Field[] {
  const all = typeof fields === 'function' ? fields(values, answers, about) : fields;
  return all.filter(
    (field) => (field.shapes?.includes(about.shape) ?? true) && (field.isShown?.(values, answers) ?? true),
  );
}

/** Finds the index of the tab of a field, which may be told by the label of the tab. A field that is not known stands on the first. */
export const tabFinder =
  (fields: readonly Field[], tabs: readonly string[]) =>
  (name: string): number => {
    const tab = fields.find((field) => field.name === name)?.tab ?? 0;
    return typeof tab === 'number' ? tab : Math.max(0, tabs.indexOf(tab));
  };

/** What is said above the fields of a tab. */
export const introOf = ({ intros }: WizardBlade, tabs: readonly string[], tab: number): string | undefined =>
  typeof intros === 'function' ? intros(tabs[tab] ?? '') : intros[tab];
