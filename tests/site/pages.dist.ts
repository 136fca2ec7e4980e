/** The pages of the built site as documents: valid, with one title, readable without scripts, and without the answers. */
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { filesIn, keysIn, leaksIn } from '#tests/quiz/leaks.ts';
import { pages } from './support.ts';

const validator = new HtmlValidate({ extends: ['html-validate:standard'] });

describe.for(pages.map((page) => [page.url, page] as const))('%s', ([, { document, html }]) => {
  test('is valid HTML', async () => {
    const report = await validator.validateString(html);
    const messages = report.results.flatMap((result) =>
      result.messages.map(({ ruleId, message, line, selector }) => `${ruleId} ${line}: ${message} ${selector ?? ''}`),
    );
    expect([...new Set(messages)]).toEqual([]);
  });

  test('has one title, a name and a language', () => {
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(document.title).not.toBe('');
    expect(document.documentElement.lang).toBe('en');
  });

  test('gives every picture its words', () => {
    expect([...document.querySelectorAll('img:not([alt])')]).toEqual([]);
    const silent = [...document.querySelectorAll('svg')].filter(
      (svg) => !svg.closest('[aria-hidden="true"], [role="img"]'),
    );
    expect(silent.map((svg) => svg.outerHTML.slice(0, 80))).toEqual([]);
  });

  test('says whose product it is not', () => {
    expect(document.body.textContent).toContain('not affiliated with');
  });
});

test('the lesson reads without scripts, and says what needs them', () => {
  const lesson = pages.find(({ url }) => url === '/expressroute/09-fastpath/');
  const words = lesson?.document.querySelector('.sl-markdown-content')?.textContent.split(/\s+/).length ?? 0;
  expect(words).toBeGreaterThan(1500);
  expect(lesson?.html).toMatch(/<noscript>[\s\S]*need JavaScript/);
});

test('no answer travels with a page or a script', () => {
  expect(leaksIn(filesIn('dist'), keysIn('content/items'))).toEqual([]);
});
