/** What a task still wants at one moment of somebody's attempt, asked of the Cloud as it was then: what their page reported last may be older. */
import { useEffect, useState } from 'react';
import type { Scenario } from '#src/lab/definition.ts';
import type { Film } from './film.ts';

export interface Moment {
  film: Film;
  /** The line after which it is asked. */
  n: number;
  /** It is the newest line: virtual time goes on from there. */
  isLive: boolean;
  real: () => number;
}

/** What Azure works on may end while one looks. */
const asksEvery = 3000;

/** The words of the task's check, undefined while it holds or is not known yet. */
export function useWants(
  { film, n, isLive, real }: Moment,
  { tasks }: Pick<Scenario, 'tasks'>,
  id: string | undefined,
): string | undefined {
  const [wants, setWants] = useState<string>();
  useEffect(() => {
    let isWanted = true;
    const task = tasks.find((one) => one.id === id);
    const look = async () => {
      const { arm, clock } = await film.copyAt(n);
      if (isLive) clock.advanceTo(Math.max(clock.now(), film.timeAt(real())));
      const verdict = task?.check?.(arm.cloud) ?? task?.when?.(arm.cloud);
      if (isWanted) setWants(verdict === undefined || verdict.holds ? undefined : verdict.because);
    };
    void look();
    const timer = isLive ? setInterval(() => void look(), asksEvery) : undefined;
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [film, n, isLive, real, tasks, id]);
  return wants;
}
