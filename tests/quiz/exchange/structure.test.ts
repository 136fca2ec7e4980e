/**
 * What is exported keeps the rules of QTI 3 that can be told in a few lines: names, what has to stand, and in which order. This is not
 * the schema that 1EdTech publishes, which is too large to lie here; docs/assessment.md says when a package was last held against it.
 */
import { DOMParser, type Element } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import { qtiFiles } from '#src/quiz/exchange/qti/package.ts';
import { all, childrenOf } from '#src/quiz/exchange/qti/elements.ts';
import { generators } from '#src/quiz/generators/list.ts';
import { bankForm } from '#tests/quiz/exchange/bank-form.ts';

const made = generators.map(({ id, make }) => ({ id: `made.${id}`, item: make('structure').item }));
const { files } = qtiFiles({ version: 1, title: 'Everything', items: [...bankForm, ...made] });
const roots = Object.entries(files).map(([name, xml]) => {
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
  if (!root) throw new Error(`${name} is empty.`);
  return { name, root };
});
const elements = roots.flatMap(({ name, root }) => [root, ...all(root, '*')].map((element) => ({ name, element })));

/** What may stand in an element, in its order. */
const order: Readonly<Record<string, readonly string[]>> = {
  'qti-assessment-item': [
    'qti-response-declaration',
    'qti-outcome-declaration',
    'qti-assessment-stimulus-ref',
    'qti-item-body',
    'qti-response-processing',
    'qti-modal-feedback',
  ],
  'qti-assessment-stimulus': ['qti-stimulus-body'],
  'qti-assessment-test': ['qti-test-part'],
  'qti-test-part': ['qti-assessment-section'],
  'qti-assessment-section': ['qti-rubric-block', 'qti-assessment-item-ref'],
  'qti-response-declaration': ['qti-correct-response', 'qti-mapping'],
  'qti-rubric-block': ['qti-content-body'],
  'qti-choice-interaction': ['qti-simple-choice'],
  'qti-order-interaction': ['qti-simple-choice'],
  'qti-match-interaction': ['qti-simple-match-set'],
  'qti-inline-choice-interaction': ['qti-inline-choice'],
  table: ['caption', 'thead', 'tbody'],
  manifest: ['metadata', 'organizations', 'resources'],
  resource: ['file', 'dependency'],
};

/** The attributes that an element has to have. */
const required: Readonly<Record<string, readonly string[]>> = {
  'qti-assessment-item': ['identifier', 'title', 'time-dependent'],
  'qti-assessment-stimulus': ['identifier', 'title'],
  'qti-assessment-stimulus-ref': ['identifier', 'href'],
  'qti-assessment-test': ['identifier', 'title'],
  'qti-test-part': ['identifier', 'navigation-mode', 'submission-mode'],
  'qti-assessment-section': ['identifier', 'title', 'visible'],
  'qti-assessment-item-ref': ['identifier', 'href'],
  'qti-response-declaration': ['identifier', 'cardinality', 'base-type'],
  'qti-outcome-declaration': ['identifier', 'cardinality', 'base-type'],
  'qti-map-entry': ['map-key', 'mapped-value'],
  'qti-rubric-block': ['use', 'view'],
  'qti-choice-interaction': ['response-identifier'],
  'qti-order-interaction': ['response-identifier'],
  'qti-match-interaction': ['response-identifier'],
  'qti-text-entry-interaction': ['response-identifier'],
  'qti-inline-choice-interaction': ['response-identifier'],
  'qti-simple-choice': ['identifier'],
  'qti-simple-associable-choice': ['identifier', 'match-max'],
  'qti-inline-choice': ['identifier'],
  'qti-modal-feedback': ['outcome-identifier', 'identifier', 'show-hide'],
  resource: ['identifier', 'type'],
  dependency: ['identifierref'],
  file: ['href'],
};

const where = (name: string, { tagName }: Element): string => `${name}, <${tagName}>`;

test('what stands in an element stands there in the order of the standard', () => {
  for (const { name, element } of elements) {
    const allowed = order[element.tagName];
    if (!allowed) continue;
    const places = childrenOf(element).map(({ tagName }) => allowed.indexOf(tagName));
    expect(places, where(name, element)).not.toContain(-1);
    expect(places, where(name, element)).toEqual(places.toSorted((a, b) => a - b));
  }
});

test('an element has the attributes that the standard asks of it', () => {
  for (const { name, element } of elements)
    for (const attribute of required[element.tagName] ?? [])
      expect(element.getAttribute(attribute), `${where(name, element)} ${attribute}`).toBeTruthy();
});

test('identifiers are names of XML without a colon', () => {
  const named = ['identifier', 'response-identifier', 'outcome-identifier', 'identifierref', 'id'];
  for (const { name, element } of elements)
    for (const attribute of named) {
      const value = element.getAttribute(attribute);
      if (value !== null && value !== '') expect(value, where(name, element)).toMatch(/^[A-Za-z_][\w.-]*$/);
    }
});

test('no two choices of an item have the same identifier', () => {
  for (const { name, root } of roots) {
    const ids = ['qti-simple-choice', 'qti-simple-associable-choice', 'qti-inline-choice'].flatMap((tag) =>
      all(root, tag).map((choice) => choice.getAttribute('identifier')),
    );
    expect(new Set(ids).size, name).toBe(ids.length);
  }
});

test('each interaction has its declaration, and each key names choices that are there', () => {
  for (const { name, root } of roots) {
    const asked = all(root, '*').filter(({ tagName }) => tagName.endsWith('-interaction'));
    const declared = all(root, 'qti-response-declaration');
    expect(declared.map((one) => one.getAttribute('identifier')).toSorted(), name).toEqual(
      asked.map((one) => one.getAttribute('response-identifier')).toSorted(),
    );
    const ids = new Set(all(root, '*').map((element) => element.getAttribute('identifier')));
    for (const declaration of declared) {
      if (declaration.getAttribute('base-type') === 'string') continue;
      for (const value of all(declaration, 'qti-value'))
        for (const id of (value.textContent ?? '').split(' ')) expect(ids.has(id), `${name}: ${id}`).toBe(true);
    }
  }
});

test('the manifest names every file once, and each name that it or the test gives is one of a file', () => {
  const manifest = roots.find(({ name }) => name === 'imsmanifest.xml')?.root;
  const list = roots.find(({ name }) => name === 'test.xml')?.root;
  if (!manifest || !list) throw new Error('The package has no manifest or no test.');
  const hrefs = all(manifest, 'resource').map((one) => one.getAttribute('href'));
  expect(hrefs.toSorted()).toEqual(
    Object.keys(files)
      .filter((name) => name !== 'imsmanifest.xml')
      .toSorted(),
  );
  const ids = all(manifest, 'resource').map((one) => one.getAttribute('identifier'));
  expect(new Set(ids).size).toBe(ids.length);
  for (const one of all(manifest, 'dependency')) expect(ids).toContain(one.getAttribute('identifierref'));
  const refs = all(list, 'qti-assessment-item-ref').map((one) => one.getAttribute('href'));
  expect(refs.filter((href) => !hrefs.includes(href))).toEqual([]);
  expect(new Set(refs).size).toBe(refs.length);
});
