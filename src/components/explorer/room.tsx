/** Puts a small explorer below the card of a lesson. Loaded when somebody reaches for its button. */
import { createRoot } from 'react-dom/client';
import { isOneThingId } from '#src/explorer/one-thing.ts';
import { SmallExplorer } from '#src/explorer/page/SmallExplorer.tsx';
import { wordsSchema } from '#src/explorer/predict/words-schema.ts';

export interface TryOptions {
  /** The id of a preset. */
  story: string;
  /** Ids of what can be changed; unknown ones are left out. */
  things: readonly string[];
  /** The address of the explorer's own page. */
  page: string;
  /** The words of beliefs as JSON: with them it asks before it shows. */
  words: string | undefined;
}

/** Shows the explorer in the element, and takes the focus there. */
export function openTry(place: HTMLElement, { story, things, page, words }: TryOptions): void {
  const inner = document.createElement('div');
  inner.className = 'cc-try-place';
  inner.tabIndex = -1;
  place.append(inner);
  createRoot(inner).render(
    <SmallExplorer
      preset={story}
      things={things.filter(isOneThingId)}
      page={page}
      {...(words !== undefined && { ask: wordsSchema.parse(JSON.parse(words)) })}
    />,
  );
  // The button that was pressed is gone.
  inner.focus({ preventScroll: true });
}
