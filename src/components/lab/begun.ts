/** How far this browser came with a lab. Only the words on the lab's card depend on it; the attempt itself is in the record. */
export type Begun = 'begun' | 'done';

const key = (lab: string) => `crossconnect/begun/${lab}`;

/** What was kept last; undefined where the lab was never opened, or storage is blocked. */
export function begunAt(lab: string): Begun | undefined {
  try {
    const kept = localStorage.getItem(key(lab));
    return kept === null ? undefined : kept === 'done' ? 'done' : 'begun';
  } catch {
    return undefined;
  }
}

export function keepBegun(lab: string, begun: Begun): void {
  try {
    localStorage.setItem(key(lab), begun);
  } catch {
    // Blocked storage: the button says Start next time, and opens the same attempt.
  }
}
