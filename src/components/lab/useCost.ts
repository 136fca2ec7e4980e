/** The bill of a session, read again when something was written, when an operation ends, and now and then while nothing happens. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { openBill } from '#src/lab/bill.ts';
import type { Cost } from '#src/lab/cost.ts';
import { providerPane } from '#src/lab/definition.ts';
import { seenCost } from '#src/lab/seen-cost.ts';
import type { Session, SessionState } from '#src/lab/session.ts';

/** How often the hours are counted on while nothing else happens. */
const everySoOften = 5000;

/** Undefined until it was read for the first time. */
export function useCost(session: Pick<Session, 'state' | 'now' | 'scenario'>, state: SessionState): Cost | undefined {
  const { start, writes } = state.attempt;
  const bill = useMemo(() => openBill(start), [start]);
  const [cost, setCost] = useState<Cost>();
  const turn = useRef(0);
  const pending = state.cloud.pending.length;
  useEffect(() => {
    const read = (): void => {
      turn.current += 1;
      const mine = turn.current;
      const entries = session.state().attempt.writes.flatMap(({ journal }) => journal);
      void bill.read(entries, session.now()).then((next) => {
        if (mine !== turn.current) return;
        const { profile, seed, people } = session.scenario;
        const ids = people.map(({ id }) => id).filter((id) => id !== providerPane);
        setCost(seenCost(next, { cloud: session.state().cloud, profile, seed, people: ids }));
      });
    };
    read();
    const again = setInterval(read, everySoOften);
    return () => {
      turn.current += 1;
      clearInterval(again);
    };
  }, [bill, session, writes, pending]);
  return cost;
}
