/** Follows a link to a place on this page with the focus too: the browser alone moves the page and leaves the focus behind. */
export function reach(href: string): void {
  const { origin, pathname, hash } = new URL(href, location.href);
  if (origin !== location.origin || pathname !== location.pathname || hash === '') return;
  const target = document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!target) return;
  if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
  target.focus();
}
