/** The element around the explorer: brings the bench when it comes into view, and tells how the loading goes. */
import { wordsSchema } from '../predict/words-schema.ts';
import type { WordsById } from '../predict/words.ts';

class ExplorerElement extends HTMLElement {
  connectedCallback(): void {
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      void this.open();
    });
    seen.observe(this);
  }

  private words(): WordsById {
    const text = this.querySelector('script[type="application/json"]')?.textContent ?? '{}';
    return wordsSchema.parse(JSON.parse(text));
  }

  private async open(): Promise<void> {
    const status = this.querySelector<HTMLElement>('[data-explorer-status]');
    if (status) status.textContent = 'Loading the bench…';
    try {
      const words = this.words();
      const { openExplorer } = await import('./room.tsx');
      await openExplorer(this, words);
    } catch (cause) {
      if (status)
        status.textContent = `The bench could not be opened. ${cause instanceof Error ? cause.message : ''} Reload the page to try again.`;
    }
  }
}

if (!customElements.get('crossconnect-explorer')) customElements.define('crossconnect-explorer', ExplorerElement);
