/** The words of our lesson as the browser shows them, so that the plain peer can carry the same. */
import type { Browser } from '@playwright/test';

export interface Block {
  tag: string;
  text: string;
}

/** Every piece of text of the page's content, in order: headings, paragraphs, list items, cells. Drawings are left out. */
export async function textOfPage(browser: Browser, url: string): Promise<Block[]> {
  const page = await browser.newPage({ serviceWorkers: 'block' });
  await page.goto(url, { waitUntil: 'load' });
  const blocks = await page.evaluate(() => {
    const inline = new Set(
      'A ABBR B BR BUTTON CODE EM I INPUT KBD LABEL MARK SMALL SPAN STRONG SUB SUP TIME'.split(' '),
    );
    const left = new Set('SCRIPT STYLE SVG NOSCRIPT TEMPLATE'.split(' '));
    // Starlight gives every heading a link with words for a screen reader; the peer gets its own.
    const isLeft = (node: Node): boolean =>
      left.has(node.nodeName.toUpperCase()) || (node instanceof Element && node.matches('.sl-anchor-link'));
    const isInline = (node: Node): boolean =>
      node.nodeType === Node.TEXT_NODE || (inline.has(node.nodeName) && [...node.childNodes].every(isInline));
    const found: { tag: string; text: string }[] = [];
    const walk = (element: Element): void => {
      let run = '';
      const end = (): void => {
        const text = run.replaceAll(/\s+/g, ' ').trim();
        if (text !== '') found.push({ tag: element.tagName.toLowerCase(), text });
        run = '';
      };
      for (const node of element.childNodes) {
        if (isLeft(node)) continue;
        if (isInline(node)) run += node.textContent ?? '';
        else if (node instanceof Element) {
          end();
          walk(node);
        }
      }
      end();
    };
    const content = document.querySelector('.sl-markdown-content');
    if (content !== null) walk(content);
    return found;
  });
  await page.close();
  return blocks;
}

/** How many words the blocks hold. */
export const wordsOf = (blocks: readonly Block[]): number =>
  blocks.reduce((words, { text }) => words + text.split(' ').length, 0);

const escaped = (text: string): string =>
  text.replaceAll(/[\\`*_{}[\]<>#|&~$]/g, String.raw`\$&`).replace(/^(\d+)([.)])|^([-+=])/, String.raw`$1\$2$3`);

const mark = (tag: string): string => {
  if (tag === 'h2' || tag === 'h3' || tag === 'h4') return `${'#'.repeat(Number(tag.slice(1)))} `;
  return tag === 'li' ? '- ' : '';
};

/** The blocks as Markdown that says the same. */
export const markdownOf = (blocks: readonly Block[]): string =>
  blocks.map(({ tag, text }) => `${mark(tag)}${escaped(text)}`).join('\n\n');
