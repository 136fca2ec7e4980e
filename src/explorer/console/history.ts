/** The lines that were typed before, and where in them somebody is who looks back with the arrow keys. */

export interface History {
  lines: readonly string[];
  /** An index into the lines; their number while nobody looks back. */
  at: number;
  /** What had been typed before somebody looked back. */
  draft: string;
}

/** As many as anybody looks back. */
const most = 100;

/** With one more line, at the end again. The same line twice in a row is kept once. */
export function remembered({ lines }: History, line: string): History {
  const text = line.trim();
  const kept = text === '' || lines.at(-1) === text ? lines : [...lines, text].slice(-most);
  return { lines: kept, at: kept.length, draft: '' };
}

interface Step {
  history: History;
  /** What stands in the line then. */
  line: string;
}

/** One line back. At the first it stays. */
export function earlier(history: History, line: string): Step {
  const { lines, at } = history;
  const before = lines[at - 1];
  if (before === undefined) return { history, line };
  const draft = at === lines.length ? line : history.draft;
  return { history: { lines, at: at - 1, draft }, line: before };
}

/** One line on. After the last stands what had been typed before. */
export function later(history: History, line: string): Step {
  const { lines, at, draft } = history;
  if (at >= lines.length) return { history, line };
  return { history: { lines, at: at + 1, draft }, line: lines[at + 1] ?? draft };
}
