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
}

export type Act = { type: 'change'; scenario: Scenario; said: string } | { type: 'undo' } | { type: 'redo' };

/** How many steps can be taken back. */
export const longestPast = 100;

export const begin = (scenario: Scenario, said = ''): History => ({
  past: [],
  present: { scenario, said },
  future: [],
});

export const canUndo = ({ past }: History): boolean => past.length > 0;
export const canRedo = ({ future }: History): boolean => future.length > 0;

/** The history after an act. What cannot be undone or redone changes nothing. */
export function next(history: History, act: Act): History {
  const { past, present, future } = history;
  switch (act.type) {
    case 'change': {
      const { scenario, said } = act;
      return { past: [...past, present].slice(-longestPast), present: { scenario, said }, future: [] };
    }
    case 'undo': {
      const before = past.at(-1);
      return before ? { past: past.slice(0, -1), present: before, future: [present, ...future] } : history;
    }
    case 'redo': {
      const [after, ...rest] = future;
      return after ? { past: [...past, present], present: after, future: rest } : history;
    }
  }
}

/** What a press on Undo would take back, in words. */
export const undoes = ({ past, present }: History): string | undefined => (past.length > 0 ? present.said : undefined);
/** What a press on Redo would do again, in words. */
export const redoes = ({ future }: History): string | undefined => future[0]?.said;
