/** The open book: finds words in the course, by the site's own search, and in the ledger of facts. */
import { isRecord } from '#src/base/is-record.ts';

/** Something that was found. */
export interface Found {
  kind: 'course' | 'fact';
  title: string;
  /** The words around it. */
  text: string;
  /** Where it can be read; a fact that no lesson teaches has none. */
  href?: string;
  /** The id of a fact. */
  fact?: string;
  /** Where a fact comes from, and when that was last true. */
  source?: string;
}

export interface Answer {
  found: Found[];
  /** Why a part of the book could not be searched. */
  because?: string;
}

/** A fact as the book has it: a line of `/<course>/exam/facts.json`. */
export interface BookFact {
  id: string;
  today: string;
  /** What the course as taught says, where it differs. */
  taught?: string;
  source: string;
  asOf: string;
  href?: string;
}

/** The part of Pagefind's module that is used. */
interface Pagefind {
  search: (words: string) => Promise<{ results: readonly { data: () => Promise<unknown> }[] }>;
}

const isPagefind = (value: unknown): value is Pagefind => isRecord(value) && typeof value.search === 'function';

const isText = (value: unknown): value is string => typeof value === 'string';

const isFact = (value: unknown): value is BookFact =>
  isRecord(value) && isText(value.id) && isText(value.today) && isText(value.source) && isText(value.asOf);

/** As many of each as one looks through while a clock runs. */
const most = 8;

/** A text of the search, whose marks are markup, as plain text. */
const plain = (html: string): string => new DOMParser().parseFromString(html, 'text/html').body.textContent;

/** The best section of a page: the search lists them in the order of the page, and the first has the title's own words. */
function foundIn(value: unknown): Found[] {
  if (!isRecord(value) || !isText(value.url)) return [];
  const title = isRecord(value.meta) && isText(value.meta.title) ? value.meta.title : value.url;
  const parts: readonly unknown[] = Array.isArray(value.sub_results) ? value.sub_results : [];
  const sections = parts
    .flatMap((part): Found[] =>
      isRecord(part) && isText(part.url) && isText(part.title) && isText(part.excerpt)
        ? [
            {
              kind: 'course',
              title: part.title === title ? title : `${title}: ${part.title}`,
              text: plain(part.excerpt),
              href: part.url,
            },
          ]
        : [],
    )
    .slice(0, 2);
  if (sections.length > 0) return sections;
  return [{ kind: 'course', title, text: isText(value.excerpt) ? plain(value.excerpt) : '', href: value.url }];
}

/** The facts in which all of the words stand, those with the words close to their beginning first. */
export function factsWith(words: string, facts: readonly BookFact[]): Found[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  return facts
    .flatMap((fact) => {
      const text = `${fact.today} ${fact.taught ?? ''} ${fact.id}`.toLowerCase();
      const places = wanted.map((word) => text.indexOf(word));
      return places.includes(-1) ? [] : [{ fact, at: Math.max(...places) }];
    })
    .toSorted((one, other) => one.at - other.at)
    .slice(0, most)
    .map(({ fact }) => ({
      kind: 'fact',
      title: fact.today,
      text: fact.taught === undefined ? '' : `As taught: ${fact.taught}`,
      fact: fact.id,
      source: `${fact.source}, ${fact.asOf}`,
      ...(fact.href === undefined ? {} : { href: fact.href }),
    }));
}

export interface Book {
  lookUp: (words: string) => Promise<Answer>;
}

export interface Shelves {
  search: () => Promise<unknown>;
  facts: () => Promise<unknown>;
}

/** The module of the search stands in the built site alone. */
const searchOfSite = (base: string): Promise<unknown> => {
  const address = `${base}/pagefind/pagefind.js`;
  return import(/* @vite-ignore */ address);
};

async function fetchFacts(course: string, base: string): Promise<unknown> {
  const answer = await fetch(`${base}/${course}/exam/facts.json`);
  if (!answer.ok) throw new Error(`The site answered ${String(answer.status)}.`);
  const facts: unknown = await answer.json();
  return facts;
}

const readFacts = (value: unknown): BookFact[] => (Array.isArray(value) ? value.filter(isFact) : []);

/** Every fact of a course. Rejects when the site does not answer. */
export const factsFrom = async (course: string, base: string): Promise<BookFact[]> =>
  readFacts(await fetchFacts(course, base));

/** The shelves of a site: `base` is what its addresses begin with. */
export const shelvesOf = (course: string, base: string): Shelves => ({
  search: () => searchOfSite(base),
  facts: () => fetchFacts(course, base),
});

/** Opens the book of a course. What cannot be loaded is tried again with the next look-up. */
export function openBook({ search, facts }: Shelves): Book {
  let module: Promise<Pagefind> | undefined;
  let ledger: Promise<BookFact[]> | undefined;
  const loadModule = async (): Promise<Pagefind> => {
    const loaded = await search();
    if (!isPagefind(loaded)) throw new Error('What came was no search.');
    return loaded;
  };
  const loadLedger = async (): Promise<BookFact[]> => readFacts(await facts());
  const inCourse = async (words: string): Promise<Found[]> => {
    const { results } = await (await (module ??= loadModule())).search(words);
    const pages = await Promise.all(results.slice(0, most).map(({ data }) => data()));
    return pages.flatMap(foundIn).slice(0, most);
  };
  return {
    async lookUp(words) {
      const missing: string[] = [];
      const pages = inCourse(words).catch(() => {
        module = undefined;
        missing.push('lessons');
        return [];
      });
      const rules = (ledger ??= loadLedger())
        .then((all) => factsWith(words, all))
        .catch(() => {
          ledger = undefined;
          missing.push('facts');
          return [];
        });
      const found = [...(await rules), ...(await pages)];
      return missing.length === 0
        ? { found }
        : {
            found,
            because: `The ${missing.toSorted().join(' and the ')} could not be searched: the site did not answer. Search again in a moment; the exam goes on.`,
          };
    },
  };
}
