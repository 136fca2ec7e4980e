/** A deep copy of plain JSON, several times as fast as the general one. */
export function copyOf<T>(value: T): T;
export function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => copyOf<unknown>(item));
  const copy: Record<string, unknown> = {};
  for (const [member, inner] of Object.entries(value)) copy[member] = copyOf<unknown>(inner);
  return copy;
}
