/** How far somebody has read in a list that grows at its front; kept in this browser, so that what was not read stays so through a reload. */
import { useState } from 'react';
import { keptHere } from '../kept.ts';

export interface Unread<T> {
  /** What came since, newest first. */
  unread: readonly T[];
  /** The newest of it. */
  newest: T | undefined;
  readAll: () => void;
}

/** `key`: where it is kept. `all`: newest first. */
export function useUnread<T extends { id: string }>(key: string, all: readonly T[]): Unread<T> {
  const [lastRead, setLastRead] = useState(() => keptHere().get(key));
  const lastAt = all.findIndex(({ id }) => id === lastRead);
  const unread = lastAt < 0 ? all : all.slice(0, lastAt);
  return {
    unread,
    newest: unread[0],
    readAll() {
      const [first] = all;
      if (!first) return;
      keptHere().set(key, first.id);
      setLastRead(first.id);
    },
  };
}
