/** Reads QTI 3: one item, or a package of them. Plain text and code are taken; what could act on a page is refused. */
import { strFromU8, unzipSync } from 'fflate';
import { decode, mostBytes } from '#src/quiz/exchange/decode.ts';
import { gathered, inQti, type Fault, type Imported, type RawItem } from '#src/quiz/exchange/own.ts';
import { caseOf, casesIn, toldIn, type Section } from '#src/quiz/exchange/qti/case.ts';
import { isFault, rootOf } from '#src/quiz/exchange/qti/document.ts';
import { all } from '#src/quiz/exchange/qti/elements.ts';
import { rawOf, type ReadItem } from '#src/quiz/exchange/qti/item.ts';

/** Reads the XML of one file into items, noting what is wrong. `from` is named in faults where a package has many files. */
function itemsIn(xml: string, from: string, faults: Fault[]): ReadItem[] {
  const own: Fault[] = [];
  const root = rootOf(xml);
  const raws = isFault(root)
    ? []
    : [...(root.tagName === 'qti-assessment-item' ? [root] : all(root, 'qti-assessment-item'))].flatMap((found) => {
        const raw = rawOf(found, own);
        if ('value' in raw) return [raw];
        own.push(raw);
        return [];
      });
  if (isFault(root)) own.push(root);
  else if (raws.length === 0 && own.length === 0 && from === '')
    own.push({
      line: 1,
      says: `The file begins with <${root.tagName}>; an item of QTI 3 begins with <qti-assessment-item>. Older QTI has other names and is not read.`,
    });
  faults.push(...own.map((fault) => named(fault, from)));
  return raws;
}

/** A fault of a file among many. */
const named = ({ line, says }: Fault, from: string): Fault => ({
  line,
  says: from === '' ? says : `${from}: ${says}`,
});

/** An item that rests on a text nobody puts before it cannot be answered. */
function alone(items: readonly ReadItem[], from: string, faults: Fault[]): ReadItem[] {
  return items.filter(({ id, about }) => {
    if (about)
      faults.push(
        named(
          {
            line: about.line,
            says: `The item "${id}" is about the text in "${about.href}". Such a text is read only for the items of a case study in a package that was exported here; put the text into the item.`,
          },
          from,
        ),
      );
    return !about;
  });
}

/** Reads one item from XML. */
export function readQti(xml: string, title: string): Imported {
  const faults: Fault[] = [];
  return gathered(title, alone(itemsIn(xml, '', faults), '', faults), faults, inQti);
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
  const listed = test && strFromU8(test[1]);
  const root = listed === undefined ? undefined : rootOf(listed);
  if (test && root && isFault(root)) faults.push(named(root, test[0]));
  const texts = new Map<string, string>();
  for (const name of inOrder(Object.keys(files), listed)) {
    const content = files[name];
    if (!content || name === 'imsmanifest.xml' || name === test?.[0]) continue;
    const text = decode(content);
    if ('text' in text) texts.set(name, text.text);
    else faults.push(named(text.fault, name));
  }
  const found = new Map([...texts].map(([name, text]) => [name, itemsIn(text, name, faults)]));
  const raws = withCases(found, root && !isFault(root) ? casesIn(root) : [], texts, faults);
  const own = root && !isFault(root) ? (root.getAttribute('title') ?? '') : '';
  return gathered(own === '' ? title : own, raws, faults, inQti);
}

/** The address of a file that another one names. */
const addressFrom = (from: string, href: string): string =>
  decodeURIComponent(new URL(href, `file:///${from}`).pathname.slice(1));

/** The items file by file, those of a case as one question in the place of its first. */
function withCases(
  found: ReadonlyMap<string, readonly ReadItem[]>,
  cases: readonly Section[],
  texts: ReadonlyMap<string, string>,
  faults: Fault[],
): RawItem[] {
  return [...found].flatMap(([name, items]): readonly RawItem[] => {
    const section = cases.find(({ hrefs }) => hrefs.includes(name));
    if (!section) return alone(items, name, faults);
    if (section.hrefs[0] !== name) return [];
    const about = items[0]?.about;
    const address = about && addressFrom(name, about.href);
    const stimulus = rootOf(texts.get(address ?? '') ?? '');
    if (!about || address === undefined || isFault(stimulus)) {
      const says = `The case "${section.id}" has no text: its items name none that can be read.`;
      faults.push(named({ line: about?.line ?? 1, says }, name));
      return [];
    }
    const own: Fault[] = [];
    const told = toldIn(stimulus, own);
    faults.push(...own.map((fault) => named(fault, address)));
    return [
      caseOf(
        section,
        told,
        section.hrefs.flatMap((href) => found.get(href) ?? []),
      ),
    ];
  });
}
