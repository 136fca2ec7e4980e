/** Lets every part of a page hear what happens in its class, over the one stream that the page has. */
import { createContext, use, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { FeedWord } from '#src/classroom/feed-words.ts';

export interface Feed {
  /** Tells each word as it comes. Returns how to stop listening. */
  listen: (onWord: (word: FeedWord) => void) => () => void;
}

export interface OpenFeed extends Feed {
  tell: (word: FeedWord) => void;
}

/** A feed that tells what it is told. */
export function createFeed(): OpenFeed {
  const listeners = new Set<(word: FeedWord) => void>();
  return {
    listen(onWord) {
      listeners.add(onWord);
      return () => listeners.delete(onWord);
    },
    tell(word) {
      for (const listener of listeners) listener(word);
    },
  };
}

const silent: Feed = { listen: () => () => undefined };
const FeedContext = createContext<Feed>(silent);

export const WithFeed = ({ feed, children }: { feed: Feed; children: ReactNode }) => (
  <FeedContext value={feed}>{children}</FeedContext>
);

/** Hears every word of the class that this part of the page stands in. */
export function useFeed(onWord: (word: FeedWord) => void): void {
  const feed = use(FeedContext);
  const latest = useRef(onWord);
  useEffect(() => {
    latest.current = onWord;
  });
  useEffect(() => feed.listen((word) => latest.current(word)), [feed]);
}
