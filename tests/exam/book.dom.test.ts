/** The open book: what it finds, and what of a page it shows. */
import { expect, test } from 'vitest';
import { bookPage } from '#src/components/exam/book-page.ts';
import { factsWith, openBook } from '#src/components/exam/book.ts';
import type { BookFact } from '#src/components/exam/book.ts';

const facts: BookFact[] = [
  { id: 'expressroute/asn', today: 'Microsoft uses AS 12076.', source: 'Routing', asOf: 'May 1, 2026', href: '/a/#b' },
  {
    id: 'expressroute/sku',
    today: 'FastPath needs an Ultra gateway.',
    taught: 'FastPath needs ErGw3AZ.',
    source: 'About FastPath',
    asOf: 'May 2, 2026',
  },
];

const search = () =>
  Promise.resolve({
    search: () =>
      Promise.resolve({
        results: [
          {
            data: () =>
              Promise.resolve({
                url: '/expressroute/09-fastpath/',
                meta: { title: 'FastPath' },
                excerpt: 'the whole page',
                sub_results: [
                  {
                    title: 'What it needs',
                    url: '/expressroute/09-fastpath/#needs',
                    excerpt: 'needs a <mark>gateway</mark> &amp; more',
                  },
                ],
              }),
          },
          { data: () => Promise.resolve({ nonsense: true }) },
        ],
      }),
  });

test('a look-up finds facts and sections, the facts first, without their markup', async () => {
  const book = openBook({ search, facts: () => Promise.resolve(facts) });
  const { found, because } = await book.lookUp('gateway');
  expect(because).toBeUndefined();
  expect(found).toEqual([
    {
      kind: 'fact',
      title: 'FastPath needs an Ultra gateway.',
      text: 'As taught: FastPath needs ErGw3AZ.',
      fact: 'expressroute/sku',
      source: 'About FastPath, May 2, 2026',
    },
    {
      kind: 'course',
      title: 'FastPath: What it needs',
      text: 'needs a gateway & more',
      href: '/expressroute/09-fastpath/#needs',
    },
  ]);
});

test('a shelf that does not come is named, tried again, and does not take the other one along', async () => {
  let tries = 0;
  const book = openBook({
    search,
    facts: () => (tries++ === 0 ? Promise.reject(new Error('no network')) : Promise.resolve(facts)),
  });
  const first = await book.lookUp('gateway');
  expect(first.because).toContain('The facts could not be searched');
  expect(first.found.map(({ kind }) => kind)).toEqual(['course']);
  expect((await book.lookUp('gateway')).found).toHaveLength(2);
});

test.for([
  { words: 'ultra FASTPATH', ids: ['expressroute/sku'], because: 'all words count, in any order and size' },
  { words: 'ergw3az', ids: ['expressroute/sku'], because: 'what was taught is searched too' },
  { words: 'ultra 12076', ids: [], because: 'no fact has both' },
  { words: '   ', ids: [], because: 'nothing is asked for' },
])('"$words" finds $ids.length facts: $because', ({ words, ids }) => {
  expect(factsWith(words, facts).map(({ fact }) => fact)).toEqual(ids);
});

const lesson = `<!doctype html><html lang="en"><head><link rel="stylesheet" href="/_astro/a.css"><title>x</title></head><body>
  <header>Menu</header><h1>FastPath</h1><main><div class="sl-markdown-content"><h2 id="needs">Needs</h2><p>An <a href="/b/">Ultra</a> gateway.</p>
  <script>alert(1)</script><crossconnect-check><p>Question 1</p></crossconnect-check><crossconnect-lab>Start lab</crossconnect-lab></div></main></body></html>`;

test('a page of the book has the text and its styles, and no check, no lab and no script', () => {
  const page = bookPage(lesson, { theme: 'dark', profile: 'taught' });
  expect(page?.title).toBe('FastPath');
  const shown = new DOMParser().parseFromString(page?.html ?? '', 'text/html');
  expect(shown.documentElement.dataset).toMatchObject({ theme: 'dark', profile: 'taught' });
  expect(shown.querySelector('link[rel="stylesheet"]')?.getAttribute('href')).toBe('/_astro/a.css');
  expect(shown.body.textContent).toContain('An Ultra gateway.');
  expect(shown.body.textContent).not.toMatch(/Menu|Question 1|Start lab|alert/);
  expect(shown.querySelectorAll('script')).toHaveLength(0);
});

test('a page without text is none', () => {
  expect(bookPage('<p>Moved.</p>', { theme: 'light', profile: '' })).toBeUndefined();
});
