/** Says aloud that a task is done, that something went wrong with one, and that the lab is done. */
import { useEffect, useRef } from 'react';
import { providerPane } from '#src/lab/definition.ts';
import type { Scenario } from '#src/lab/definition.ts';
import { paneOf } from '#src/lab/hints.ts';
import type { SessionState } from '#src/lab/session.ts';
import { panesOf } from './panes.ts';
import type { Voice } from './voice.ts';
import { plainWords } from './Words.tsx';

export function useTaskNews(scenario: Scenario, state: SessionState, voice: Voice): void {
  const told = useRef<Record<string, string>>(state.attempt.done);
  const { tells, complete } = state;
  useEffect(() => {
    const { done, answers } = state.attempt;
    if (!tells) {
      told.current = done;
      return;
    }
    const fresh = scenario.tasks.filter(({ id }) => id in done && !(id in told.current));
    told.current = done;
    for (const { id, title } of fresh) {
      const next = id === fresh.at(-1)?.id ? nextWords(scenario, state) : '';
      voice.say(plainWords([`Task done: ${title}.`, answers[id]?.news ?? '', next].filter(Boolean).join(' ')));
    }
    if (fresh.length > 0 && scenario.tasks.every(({ id }) => id in done)) {
      voice.say(
        complete
          ? 'The lab is done. Your result stands at the top of the lab’s tasks.'
          : 'Every task is done. Those that Show me did are left to do yourself.',
      );
    }
  }, [scenario, state, tells, complete, voice]);

  const faults = useRef(faultOf(scenario, state));
  useEffect(() => {
    const fault = faultOf(scenario, state);
    if (fault !== undefined && fault !== faults.current) voice.say(`Check: ${fault}`);
    faults.current = fault;
  }, [scenario, state, voice]);

  const answered = useRef(state.attempt.answers);
  useEffect(() => {
    const { answers } = state.attempt;
    for (const [id, { right, why, tries }] of Object.entries(answers)) {
      if (tries <= (answered.current[id]?.tries ?? 0)) continue;
      voice.say(tells ? plainWords(`${right ? 'Right.' : 'Not this one.'} ${why}`) : 'Your answer is kept.');
    }
    answered.current = answers;
  }, [state.attempt, tells, voice]);
}

/** What comes next, and who does it where several could. */
function nextWords(scenario: Scenario, { standing, cloud }: SessionState): string {
  const next = scenario.tasks.find(({ id }) => standing.states[id] === 'open');
  if (next === undefined) return '';
  const panes = panesOf(scenario);
  const pane = panes.find(({ id }) => id === paneOf(scenario, next.deed, cloud));
  if (panes.length === 1 || pane === undefined) return `Next: ${next.title}.`;
  return pane.id === providerPane
    ? `Next, at the provider’s console: ${next.title}.`
    : `Next, as ${pane.name}: ${next.title}.`;
}

/** What was done wrong at the task at hand. */
const faultOf = ({ tasks }: Scenario, { standing, verdicts }: SessionState): string | undefined => {
  const current = tasks.find(({ id }) => standing.states[id] === 'open');
  return current && verdicts[current.id]?.fault;
};
