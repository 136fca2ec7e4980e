/** Does one thing on the server at a time, and keeps why it was refused. */
import { useCallback, useState } from 'react';
import type { Answer } from '../api.ts';

export interface Acting {
  /** Why the last one did not happen. */
  problem: string | undefined;
  isBusy: boolean;
  /** True when it happened. */
  act: (work: () => Promise<Answer<unknown>>) => Promise<boolean>;
}

export function useAct(): Acting {
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const act = useCallback(async (work: () => Promise<Answer<unknown>>) => {
    setBusy(true);
    const answer = await work();
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.message);
    return answer.ok;
  }, []);
  return { problem, isBusy, act };
}
