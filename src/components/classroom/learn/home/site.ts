/** What the page of the class knows of the site: what units, labs and exams are called, and where they stand. Written into the page by its build. */
import * as z from 'zod/mini';

const siteShape = z.object({
  /** Units by their id. */
  units: z.record(z.string(), z.object({ title: z.string(), href: z.exactOptional(z.string()) })),
  labs: z.record(z.string(), z.object({ title: z.string(), minutes: z.number() })),
  /** Without a slash at its end. */
  base: z.string(),
});
export type Site = z.infer<typeof siteShape>;

/** Reads it from the page. Throws where the page is broken. */
export const siteIn = (element: Element): Site =>
  siteShape.parse(JSON.parse(element.querySelector('script[type="application/json"]')?.textContent ?? ''));
