/** Reads QTI 3: one item, or a package of them. Plain text and code are taken; what could act on a page is refused. */
import { DOMParser, type Element } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import * as z from 'zod/mini';
import { decode, mostBytes } from '#src/quiz/exchange/decode.ts';
import { gathered, type Fault, type Imported, type RawItem } from '#src/quiz/exchange/own.ts';
import { all } from '#src/quiz/exchange/qti/elements.ts';
import { rawOf } from '#src/quiz/exchange/qti/item.ts';

/** Where the parser stands, as it tells whoever listens to its errors. */
const place = z.object({ locator: z.object({ lineNumber: z.number() }) });
const lineIn = (context: unknown): number => {
  const read = z.safeParse(place, context);
  return read.success ? Math.max(1, read.data.locator.lineNumber) : 1;
};

/** Reads the XML of one file into items, noting what is wrong. `from` is named in faults where a package has many files. */
function itemsIn(xml: string, from: string, faults: Fault[]): RawItem[] {
  const own: Fault[] = [];
  const named = (): void => {
    faults.push(...own.map(({ line, says }) => ({ line, says: from === '' ? says : `${from}: ${says}` })));
  };
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) {
    own.push({ line: 1, says: 'A document type or an entity is declared. Neither is read; leave it out.' });
    named();
    return [];
  }
  let root: Element | null = null;
  let broken: Fault | undefined;
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
    broken ??= { line: 1, says: 'This is not well-formed XML.' };
  }
  if (broken) {
    own.push(broken);
    root = null;
  }
  const raws =
    root === null
      ? []
      : [...(root.tagName === 'qti-assessment-item' ? [root] : all(root, 'qti-assessment-item'))].flatMap((found) => {
          const raw = rawOf(found, own);
          if ('value' in raw) return [raw];
          own.push(raw);
          return [];
        });
  if (root !== null && raws.length === 0 && own.length === 0 && from === '')
    own.push({
      line: 1,
      says: `The file begins with <${root.tagName}>; an item of QTI 3 begins with <qti-assessment-item>. Older QTI has other names and is not read.`,
    });
  named();
  return raws;
}

/** Reads one item from XML. */
export function readQti(xml: string, title: string): Imported {
  const faults: Fault[] = [];
  return gathered(title, itemsIn(xml, '', faults), faults);
}

/** The items of a package in the order its test lists them. */
function inOrder(names: readonly string[], test: string | undefined): string[] {
  const listed = [...(test ?? '').matchAll(/<qti-assessment-item-ref\b[^>]*\bhref="([^"]+)"/g)].map(
    ([, href = '']) => href,
  );
  const place = (name: string) => {
    const found = listed.indexOf(name);
    return found === -1 ? listed.length : found;
  };
  return names.toSorted((a, b) => place(a) - place(b) || a.localeCompare(b, 'en'));
}

/** Reads a package: a zip with `imsmanifest.xml`. */
export function readPackage(bytes: Uint8Array, title: string): Imported {
  const refuse = (says: string): Imported => ({ faults: [{ line: 1, says }] });
  let files: Record<string, Uint8Array>;
  let unpacked = 0;
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!name.endsWith('.xml')) return false;
        unpacked += originalSize;
        return unpacked <= mostBytes;
      },
    });
  } catch {
    return refuse('This zip cannot be opened. Is it whole? Export it again.');
  }
  if (unpacked > mostBytes)
    return refuse(
      `Unpacked, the package has more than ${String(mostBytes / 1024 / 1024)} MB of XML. Make several of it.`,
    );
  if (!files['imsmanifest.xml'])
    return refuse('There is no imsmanifest.xml at the top of this zip, so it is no QTI package.');
  const faults: Fault[] = [];
  const test = Object.entries(files).find(([, content]) =>
    strFromU8(content.subarray(0, 2000)).includes('<qti-assessment-test'),
  );
  const named = test && /<qti-assessment-test\b[^>]*\btitle="([^"]*)"/.exec(strFromU8(test[1]))?.[1];
  const raws = inOrder(Object.keys(files), test && strFromU8(test[1])).flatMap((name) => {
    const content = files[name];
    if (!content || name === 'imsmanifest.xml' || name === test?.[0]) return [];
    const text = decode(content);
    if ('text' in text) return itemsIn(text.text, name, faults);
    faults.push({ line: text.fault.line, says: `${name}: ${text.fault.says}` });
    return [];
  });
  return gathered(
    named === undefined || named === ''
      ? title
      : named.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    raws,
    faults,
  );
}
