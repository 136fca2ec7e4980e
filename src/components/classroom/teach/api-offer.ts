/** Reads what a class can be made of. It is part of the site, and there without the class server too. */
import type { Answer } from '../api.ts';
import { offerShape } from './offer-shape.ts';
import type { Offer } from './offer-shape.ts';

/** `base` is what the addresses of the site begin with. */
export async function readOffer(base: string): Promise<Answer<Offer>> {
  try {
    const response = await fetch(`${base}/class/offer.json`);
    const found = response.ok ? offerShape.safeParse(await response.json()) : undefined;
    if (found?.success === true) return { ok: true, value: found.data };
  } catch {
    // The same is said below.
  }
  return {
    ok: false,
    status: 0,
    code: 'NoOffer',
    message: 'The list of plans, units and labs could not be read. Reload the page to try again.',
  };
}
