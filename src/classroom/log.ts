/** The log of the class server: one JSON object a line, with words and numbers of ours only. Names, texts, addresses and secrets of people have no place in it. */

export type Log = (event: string, about?: Readonly<Record<string, string | number | boolean>>) => void;

/** Longer texts are none of our words. */
const longest = 600;

/** A log over something that takes lines. `now` gives epoch milliseconds. */
export const createLog =
  (now: () => number, write: (line: string) => void): Log =>
  (event, about = {}) => {
    const words = Object.entries(about).map(([name, value]) => [
      name,
      typeof value === 'string' && value.length > longest ? `${value.slice(0, longest)}…` : value,
    ]);
    write(JSON.stringify({ at: new Date(now()).toISOString(), event, ...Object.fromEntries(words) }));
  };

const ownFolder = new URL('../../', import.meta.url).pathname;

/** What may be told of an error: its kind, its code and where it was thrown. Not its message, which may quote what a person wrote. */
export function whyOf(cause: unknown): Readonly<Record<string, string | number>> {
  if (!(cause instanceof Error)) return { why: typeof cause };
  const code: unknown = Reflect.get(cause, 'errcode') ?? Reflect.get(cause, 'code');
  const frames = (cause.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim().slice(3).replaceAll('file://', '').replaceAll(ownFolder, ''));
  return {
    why: cause.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    where: frames.join(' < '),
    ...(cause.cause === undefined ? {} : { under: String(whyOf(cause.cause)['where'] ?? '') }),
  };
}
