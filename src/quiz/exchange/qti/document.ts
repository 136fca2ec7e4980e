/** A document of XML as its root, or what is wrong with it. */
import { DOMParser, type Element } from '@xmldom/xmldom';
import * as z from 'zod/mini';
import type { Fault } from '#src/quiz/exchange/own.ts';

/** Where the parser stands, as it tells whoever listens to its errors. */
const place = z.object({ locator: z.object({ lineNumber: z.number() }) });
const lineIn = (context: unknown): number => {
  const read = z.safeParse(place, context);
  return read.success ? Math.max(1, read.data.locator.lineNumber) : 1;
};

/** Parses a document. Document types and entities are refused unread. */
export function rootOf(xml: string): Element | Fault {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml))
    return { line: 1, says: 'A document type or an entity is declared. Neither is read; leave it out.' };
  let broken: Fault | undefined;
  let root: Element | null = null;
  try {
    const parser = new DOMParser({
      onError(level, message, context: unknown) {
        if (level === 'warning' || broken) return;
        broken = { line: lineIn(context), says: `This is not well-formed XML: ${message.split('\n')[0] ?? ''}.` };
      },
    });
    root = parser.parseFromString(xml, 'text/xml').documentElement;
  } catch {
    // What was wrong has been told to onError.
  }
  return broken ?? root ?? { line: 1, says: 'This is not well-formed XML.' };
}

export const isFault = (read: Element | Fault): read is Fault => 'says' in read;
