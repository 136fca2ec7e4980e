/** The log of the class server: one JSON object a line, with words and numbers of ours only. Names, texts, addresses and secrets of people have no place in it. */

export type Log = (event: string, about?: Readonly<Record<string, string | number | boolean>>) => void;

/** Longer texts are none of our words. */
const longest = 80;

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
