/** True for a plain object, whose fields may then be read one by one. A file of its own, since pages that check what they kept need nothing else. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
