/** Changes of a plan: entries moved, added, taken out. Pure. */
import type { EntryKind, PlanEntry } from '#src/classroom/classes/plan.ts';

/** The entries with one of them a place earlier or later. */
export function movedBy(entries: readonly PlanEntry[], id: string, by: 1 | -1): PlanEntry[] {
  const from = entries.findIndex((entry) => entry.id === id);
  const to = from + by;
  const moving = entries[from];
  if (!moving || to < 0 || to >= entries.length) return [...entries];
  const rest = entries.filter((entry) => entry.id !== id);
  return [...rest.slice(0, to), moving, ...rest.slice(to)];
}

export const without = (entries: readonly PlanEntry[], id: string): PlanEntry[] =>
  entries.filter((entry) => entry.id !== id);

export const replaced = (entries: readonly PlanEntry[], next: PlanEntry): PlanEntry[] =>
  entries.map((entry) => (entry.id === next.id ? next : entry));

/** An id that no other entry has: that of what it is about, with a number where that is taken. */
export function freshId(entries: readonly PlanEntry[], kind: EntryKind, ref: string): string {
  const name = ref.split('/').at(-1) ?? '';
  const base =
    (kind === 'check' ? `check-${name}` : name)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 50)
      .replace(/-+$/, '') || kind;
  const taken = new Set(entries.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${String(number)}`;
    if (!taken.has(id)) return id;
  }
}

/** A new entry, as it is usually meant: labs in practice, exams and checks behind a gate. */
export function entryFor(
  entries: readonly PlanEntry[],
  kind: EntryKind,
  { ref, minutes }: { ref: string; minutes: number },
): PlanEntry {
  return {
    id: freshId(entries, kind, ref),
    kind,
    ref,
    minutes,
    ...(kind === 'lab' ? { way: 'practice' as const } : {}),
    ...(kind === 'exam' || kind === 'check' ? { gate: true } : {}),
  };
}
