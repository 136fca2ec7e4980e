/** Reads what a page gives a tool: its facts under both profiles, and the fields of its form. */
import * as z from 'zod/mini';

/** The shape of what a page hands over, for a shape of facts. */
export const known = <Facts extends z.ZodMiniType>(facts: Facts) =>
  z.object({ taught: facts, today: facts, factsPage: z.string() });

/** The number in a field: what is no number, or below nothing, is what the form began with. */
export function numberIn(fields: URLSearchParams, name: string, usual: number): number {
  const text = fields.get(name) ?? '';
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) || value < 0 ? usual : value;
}
