/** What the desk says, for views. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Desk, DeskState } from './desk.ts';

export const useDesk = (desk: Desk): DeskState => useSyncExternalStore(desk.subscribe, desk.state);

/** The server's time, told every second while `isNeeded`. */
export function useNow(desk: Desk, isNeeded: boolean): number {
  const [now, setNow] = useState(desk.now);
  useEffect(() => {
    if (!isNeeded) return;
    setNow(desk.now());
    const timer = setInterval(() => setNow(desk.now()), 1000);
    return () => clearInterval(timer);
  }, [desk, isNeeded]);
  return now;
}
