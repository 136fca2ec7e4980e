/** Looks at a page as a picky person would: sideways scroll, clipped or overlapping text, small print, small targets. */
import type { Page } from '@playwright/test';

/** What is wrong with what is on the screen, one sentence each; empty when nothing is. Reads the page, changes nothing. */
export function inspect(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element): string => {
      const text = (element.textContent || element.getAttribute('aria-label') || '')
        .trim()
        .replace(/\s+/g, ' ')
        .slice(0, 40);
      const classes = typeof element.className === 'string' ? element.className.split(' ').slice(0, 2).join('.') : '';
      return `<${element.tagName.toLowerCase()}${classes ? `.${classes}` : ''}> “${text}”`;
    };
    const isSeen = (element: Element): boolean => {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
      if (element.closest('[aria-hidden="true"], [inert], dialog:not([open])')) return false;
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1;
    };

    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth + 1) {
      const widest = [...document.body.querySelectorAll('*')]
        .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1 && isSeen(element))
        .slice(0, 3)
        .map(name);
      found.push(`sideways scroll: ${root.scrollWidth} px in ${root.clientWidth} px, because of ${widest.join(', ')}`);
    }

    /** The stretch of the page through which an element is seen: boxes that scroll hide the rest of it. */
    const windowOf = (element: Element): [number, number] => {
      let [top, bottom] = [-Infinity, Infinity];
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        if (getComputedStyle(box).overflowY === 'visible') continue;
        const edge = box.getBoundingClientRect();
        top = Math.max(top, edge.top);
        bottom = Math.min(bottom, edge.bottom);
      }
      return [top, bottom];
    };

    const words: { element: Element; box: DOMRect }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || !node.textContent?.trim() || !isSeen(element)) continue;
      if (['SCRIPT', 'STYLE', 'NOSCRIPT', 'TITLE', 'DESC', 'OPTION'].includes(element.tagName)) continue;
      const style = getComputedStyle(element);
      let size = Number.parseFloat(style.fontSize);
      const drawing = element.closest('svg');
      if (drawing instanceof SVGSVGElement && element instanceof SVGGraphicsElement) {
        size *= element.getScreenCTM()?.a ?? 1;
      }
      if (size < 11.95) found.push(`small print: ${size.toFixed(1)} px in ${name(element)}`);
      const isCut =
        (style.overflowX === 'hidden' || style.overflowX === 'clip') && element.scrollWidth > element.clientWidth + 1;
      if (isCut && element.clientWidth > 2) found.push(`clipped text: ${name(element)}`);
      const range = document.createRange();
      range.selectNodeContents(node);
      const [top, bottom] = windowOf(element);
      for (const box of range.getClientRects()) {
        const isScrolledAway = box.bottom <= top + 1 || box.top >= bottom - 1;
        if (box.width > 2 && box.height > 2 && !isScrolledAway) words.push({ element, box });
      }
    }
    const rows = words.sort((a, b) => a.box.top - b.box.top);
    const overlaps = new Set<string>();
    rows.forEach((one, index) => {
      for (const other of rows.slice(index + 1)) {
        if (other.box.top >= one.box.bottom) break;
        if (one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element))
          continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across < 4 || down < Math.min(one.box.height, other.box.height) * 0.4) continue;
        const layer = (element: Element): Element | null =>
          element.closest('dialog, [role="dialog"], [popover], header, mobile-starlight-toc, [data-layer]');
        const hides = layer(one.element) !== layer(other.element);
        const at = document.elementFromPoint(
          (Math.max(one.box.left, other.box.left) + Math.min(one.box.right, other.box.right)) / 2,
          (one.box.top + one.box.bottom) / 2,
        );
        if (
          hides ||
          (at !== null &&
            !at.contains(one.element) &&
            !one.element.contains(at) &&
            !at.contains(other.element) &&
            !other.element.contains(at))
        )
          continue;
        overlaps.add(`overlapping text: ${name(one.element)} and ${name(other.element)}`);
      }
    });
    found.push(...overlaps);

    const targets =
      'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"], [role="tab"], [role="checkbox"], [role="radio"]';
    for (const element of document.querySelectorAll(targets)) {
      if (!isSeen(element)) continue;
      const isInText = element.tagName === 'A' && getComputedStyle(element).display === 'inline';
      if (isInText) continue;
      const label = element instanceof HTMLInputElement ? element.closest('label') : null;
      const { width, height } = (label ?? element).getBoundingClientRect();
      if (Math.min(width, height) < 23.5)
        found.push(`small target: ${width.toFixed(0)} × ${height.toFixed(0)} px, ${name(element)}`);
    }
    return [...new Set(found)];
  });
}
