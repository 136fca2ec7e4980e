/** The address that a link for somebody else begins with. */
import type { Services } from '../services.ts';

const onlyHere: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Where whoever asks reached us; but a name that means each reader's own machine is no address for another one, so there the best of ours. */
export function originForOthers(request: Request, { origins }: Pick<Services, 'origins'>): string {
  const { origin, hostname } = new URL(request.url);
  return onlyHere.includes(hostname) ? (origins()[0] ?? origin) : origin;
}
