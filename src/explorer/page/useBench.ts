/** The state of the bench: the scenario with its history, kept on the device, and the sentence about what was done last. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { next, type Act, type History } from '../history.ts';
import { carriesScenario } from '../link.ts';
import type { Scenario } from '../scenario.ts';
import { keep } from './keep.ts';
import { openedLink, type Opening } from './opening.ts';

export type Kept = 'kept' | 'keeping' | 'not kept';

export interface Bench {
  history: History;
  scenario: Scenario;
  /** Something about the page itself, such as a link that could not be read. */
  told: { text: string; isTrouble: boolean } | undefined;
  kept: Kept;
  /** Whether anything was done since the page opened. */
  isTouched: boolean;
  change: (scenario: Scenario, said: string) => void;
  act: (act: Act) => void;
}

/** A fragment that was opened does not stay in the address: a reload must show the work, not the link again. */
const withoutFragment = () =>
  history.replaceState(history.state, '', location.pathname + location.search.replace(/\?preset=[^&]*$/, ''));

export function useBench(opened: Opening): Bench {
  const [state, setState] = useState(opened.history);
  const [told, setTold] = useState<Bench['told']>(
    opened.told === undefined ? undefined : { text: opened.told, isTrouble: opened.isTrouble === true },
  );
  const [kept, setKept] = useState<Kept>('keeping');
  const [isTouched, setTouched] = useState(false);
  const scenario = state.present.scenario;
  const latest = useRef(state);

  useEffect(() => {
    latest.current = state;
  }, [state]);
  useEffect(() => {
    let isOld = false;
    setKept('keeping');
    void keep(scenario).then((isKept) => {
      if (!isOld) setKept(isKept ? 'kept' : 'not kept');
    });
    return () => {
      isOld = true;
    };
  }, [scenario]);
  useEffect(() => {
    const open = () => {
      if (!carriesScenario(location.hash)) return;
      void openedLink(location.hash, latest.current).then(({ history: opened_, told: text, isTrouble }) => {
        setState(opened_);
        setTold({ text: text ?? '', isTrouble: isTrouble === true });
        withoutFragment();
      });
    };
    withoutFragment();
    addEventListener('hashchange', open);
    return () => removeEventListener('hashchange', open);
  }, []);

  const act = useCallback((doing: Act) => {
    setState((before) => next(before, doing));
    setTold(undefined);
    setTouched(true);
  }, []);
  const change = useCallback(
    (after: Scenario, said: string) => {
      if (after !== latest.current.present.scenario) act({ type: 'change', scenario: after, said });
    },
    [act],
  );
  return { history: state, scenario, told, kept, isTouched, change, act };
}
