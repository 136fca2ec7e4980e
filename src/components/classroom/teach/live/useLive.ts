/** The tiles of a class, read again soon after something happened, and now and then anyway: who falls silent says nothing. */
import { useCallback, useEffect, useRef } from 'react';
import { liveOf } from '../api-live.ts';
import { useFeed } from '../feed.tsx';
import { useAnswer } from '../useAnswer.ts';

/** What happens at once is read at once; what goes on happening, once in so long. */
const soon = 600;
const anyway = 15_000;

const silent = new Set(['announced', 'moment', 'poll', 'vote', 'cloud', 'graded', 'note']);

export function useLive(inClass: string) {
  const asked = useAnswer(useCallback(() => liveOf(inClass), [inClass]));
  const { again } = asked;
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useFeed(({ kind }) => {
    if (silent.has(kind)) return;
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined;
      again();
    }, soon);
  });
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') again();
    }, anyway);
    return () => {
      clearInterval(timer);
      clearTimeout(waiting.current);
    };
  }, [again]);
  return asked;
}
