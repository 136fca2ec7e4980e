/** What a page of the built site may run, and that it asks nobody else for anything. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { files, pages, read } from './support.ts';

const policyIn = (document: Document): string =>
  document.querySelector('meta[http-equiv="content-security-policy"]')?.getAttribute('content') ?? '';

describe.for(pages.map((page) => [page.url, page] as const))('%s', ([, { document, html }]) => {
  test('allows scripts only by file and by hash', () => {
    const scripts = policyIn(document)
      .split('; ')
      .find((rule) => rule.startsWith('script-src'));
    expect(scripts).toContain("'self'");
    expect(scripts).not.toContain("'unsafe-inline'");
    expect(scripts).not.toContain("'unsafe-eval'");
  });

  test('names the hash of each inline script', () => {
    const inline = [...document.querySelectorAll<HTMLScriptElement>('script:not([src])')].filter(
      ({ type }) => !/json/.test(type),
    );
    for (const { textContent } of inline) {
      const hash = createHash('sha256').update(textContent).digest('base64');
      expect(policyIn(document), textContent.slice(0, 60)).toContain(`'sha256-${hash}'`);
    }
  });

  test('says its policy before its first script', () => {
    expect(html.indexOf('content-security-policy')).toBeLessThan(html.indexOf('<script'));
  });

  test('has no handlers in attributes and no script addresses', () => {
    const bad = [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes]
        .filter(({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value))
        .map(({ name }) => `${element.tagName} ${name}`),
    );
    expect(bad).toEqual([]);
  });

  test('loads nothing from another host', () => {
    const loaded = [
      ...document.querySelectorAll(
        'script[src], img[src], iframe[src], source[src], link[rel~="stylesheet"], link[rel~="preload"], link[rel~="icon"], link[rel~="modulepreload"], link[rel~="manifest"]',
      ),
    ].map((element) => element.getAttribute('src') ?? element.getAttribute('href') ?? '');
    expect(loaded.filter((address) => /^([a-z]+:)?\/\//i.test(address))).toEqual([]);
  });
});

test('no style sheet asks another host', () => {
  const asking = files.filter((file) => file.endsWith('.css') && /url\(\s*["']?(https?:)?\/\//.test(read(file)));
  expect(asking).toEqual([]);
});
