/** Puts the bench in an element of the page. Loaded when the page shows it. */
import { createRoot } from 'react-dom/client';
import type { WordsById } from '../predict/words.ts';
import { Explorer } from './Explorer.tsx';
import { opening } from './opening.ts';

/** Resolves when the bench stands in the place, instead of what was there. */
export async function openExplorer(place: HTMLElement, words: WordsById): Promise<void> {
  const opened = await opening(location);
  const inner = document.createElement('div');
  const root = createRoot(inner);
  root.render(<Explorer opened={opened} words={words} page={location.origin + location.pathname} />);
  place.replaceChildren(inner);
}
