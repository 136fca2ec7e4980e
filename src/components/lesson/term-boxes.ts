/** Counts the boxes of a term on a page, so that each has an id of its own. */
const counts = new WeakMap<Request, Map<string, number>>();

/** 1 for the first use of a term on the page that answers a request, then 2, and so on. */
export function boxNumber(request: Request, term: string): number {
  const onPage = counts.get(request) ?? new Map<string, number>();
  counts.set(request, onPage);
  const number = (onPage.get(term) ?? 0) + 1;
  onPage.set(term, number);
  return number;
}
