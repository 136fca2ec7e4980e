/** What stands only once on a page, however often it is asked for. */

const seen = new WeakMap<Request, Set<string>>();

/** Whether this is the first time that the page answering a request asks for what is called so. */
export function isFirstOn(page: Request, name: string): boolean {
  const names = seen.get(page) ?? new Set<string>();
  seen.set(page, names);
  if (names.has(name)) return false;
  names.add(name);
  return true;
}
