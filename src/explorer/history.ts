/** What was done to a scenario, step by step, so that each step can be taken back and done again. */
import type { Scenario } from './scenario.ts';

/** A scenario with the sentence that led to it. */
export interface Step {
  scenario: Scenario;
  /** What was done, in words. */
  said: string;
}

export interface History {
  past: readonly Step[];
  present: Step;
  /** The next to be done again first. */
  future: readonly Step[];
  /** What led to the present: a change, taking one back, or doing it again. */
  by: Act['type'];
}

export type Act = { type: 'change'; scenario: Scenario; said: string } | { type: 'undo' } | { type: 'redo' };

/** How many steps can be taken back. */
export const longestPast = 100;

export const begin = (scenario: Scenario, said = ''): History => ({
  past: [],
  present: { scenario, said },
  future: [],
  by: 'change',
});

export const canUndo = ({ past }: History): boolean => past.length > 0;
export const canRedo = ({ future }: History): boolean => future.length > 0;

/** The history after an act. What cannot be undone or redone changes nothing. */
export function next(history: History, act: Act): History {
  const { past, present, future } = history;
  switch (act.type) {
    case 'change': {
      const { scenario, said } = act;
      return { past: [...past, present].slice(-longestPast), present: { scenario, said }, future: [], by: 'change' };
    }
    case 'undo': {
      const before = past.at(-1);
      return before ? { past: past.slice(0, -1), present: before, future: [present, ...future], by: 'undo' } : history;
    }
    case 'redo': {
      const [after, ...rest] = future;
      return after ? { past: [...past, present], present: after, future: rest, by: 'redo' } : history;
    }
  }
}

/** What a press on Undo would take back, in words. */
export const undoes = ({ past, present }: History): string | undefined => (past.length > 0 ? present.said : undefined);
/** What a press on Redo would do again, in words. */
export const redoes = ({ future }: History): string | undefined => future[0]?.said;

/** What was done last, as a sentence: `Taken back: “FastPath of conn-hub is now off.”` Empty before anything was. */
export function lastDone({ by, present, future }: History): string {
  const said = by === 'undo' ? future[0]?.said : present.said;
  if (said === undefined || said === '') return '';
  if (by === 'undo') return `Taken back: “${said}”`;
  return by === 'change' ? said : `Done again: ${said}`;
}

/** What was there before what was done last. */
export const cameFrom = ({ by, past, future }: History): Scenario | undefined =>
  (by === 'undo' ? future[0] : past.at(-1))?.scenario;
