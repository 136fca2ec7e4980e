/**
 * A page of the course as the open book shows it: its text and its drawings in a frame of their own, without anything that runs.
 * Checks and labs are left out, as an exam leaves practice out of what may be looked up.
 */

/** How the page around it looks, so that the book looks the same. */
export interface Looks {
  theme: string;
  profile: string;
}

export interface BookPage {
  title: string;
  /** A whole document, for a frame that runs no scripts. */
  html: string;
}

const leftOut = [
  'script',
  'noscript',
  'iframe',
  'crossconnect-check',
  'crossconnect-lab',
  'crossconnect-explorer',
  'form',
  '[data-pagefind-ignore]:not([popover])',
].join(', ');

/** The text of a fetched page as a document for the frame. Undefined where the page has none. */
export function bookPage(fetched: string, { theme, profile }: Looks): BookPage | undefined {
  const page = new DOMParser().parseFromString(fetched, 'text/html');
  const text = page.querySelector('.sl-markdown-content') ?? page.querySelector('main');
  if (!text) return undefined;
  const title = page.querySelector('h1')?.textContent.trim() ?? page.title;
  for (const part of text.querySelectorAll(leftOut)) part.remove();
  const made = page.implementation.createHTMLDocument(title);
  made.documentElement.lang = 'en';
  made.documentElement.dataset.theme = theme;
  if (profile !== '') made.documentElement.dataset.profile = profile;
  for (const style of page.head.querySelectorAll('link[rel="stylesheet"], style'))
    made.head.append(made.importNode(style));
  const own = made.createElement('style');
  own.textContent = 'body { padding: 0 1rem 2rem; } h1 { font-size: 1.375rem; margin-top: 0.75rem; }';
  made.head.append(own);
  const main = made.createElement('main');
  if (!text.querySelector('h1')) {
    const heading = made.createElement('h1');
    heading.textContent = title;
    main.append(heading);
  }
  main.append(made.importNode(text, true));
  made.body.append(main);
  return { title, html: `<!doctype html>${made.documentElement.outerHTML}` };
}

/** Fetches a page of the site for the book. Throws, in words, when it cannot be had. */
export async function fetchBookPage(href: string): Promise<BookPage> {
  const answer = await fetch(href.split('#')[0] ?? href).catch(() => undefined);
  if (!answer?.ok)
    throw new Error(
      `“${href}” did not come: ${answer ? `the site answered ${String(answer.status)}` : 'the site did not answer'}. The exam goes on; open it again in a moment.`,
    );
  const { theme = 'light', profile = '' } = document.documentElement.dataset;
  const page = bookPage(await answer.text(), { theme, profile });
  if (!page) throw new Error(`“${href}” has no text to read here. Open another result.`);
  return page;
}
