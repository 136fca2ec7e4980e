/** Times as Microsoft.Insights writes them: `2026-01-05T09:00:00Z`, `…/…` for a span, `PT5M` for a step. */

export const isoOf = (at: number): string => new Date(at).toISOString().replace(/\.000Z$/, 'Z');

const units: Readonly<Record<string, number>> = { D: 86_400_000, H: 3_600_000, M: 60_000, S: 1000 };

/** The milliseconds of a duration such as `PT1H30M` or `P1D`; undefined for what is none. */
export function durationOf(text: string): number | undefined {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!found) return undefined;
  const total = ['D', 'H', 'M', 'S'].reduce(
    (sum, unit, index) => sum + Number(found[index + 1] ?? 0) * (units[unit] ?? 0),
    0,
  );
  return total > 0 ? total : undefined;
}

/** The two ends of a span, each a moment or, for the first, a duration before the second; undefined for what is none. */
export function spanOf(text: string, now: number): { from: number; to: number } | undefined {
  const [first = '', second] = text.split('/');
  const duration = durationOf(first);
  const to = second === undefined ? now : Date.parse(second);
  const from = duration === undefined ? Date.parse(first) : to - duration;
  return Number.isNaN(from) || Number.isNaN(to) || from >= to ? undefined : { from, to };
}
