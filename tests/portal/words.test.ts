import { expect, test } from 'vitest';
import { nameFault } from '#src/portal/rules/name.ts';
import { inSentence, oneOf, typeWords } from '#src/portal/words.ts';

test.for([
  { kind: 'ExpressRoute circuit', says: 'an ExpressRoute circuit' },
  { kind: 'authorization', says: 'an authorization' },
  { kind: 'IP address', says: 'an IP address' },
  { kind: 'user', says: 'a user' },
  { kind: 'route table', says: 'a route table' },
])('$kind has its article: $says', ({ kind, says }) => {
  expect(oneOf(kind)).toBe(says);
});

test('no kind that the portal shows begins with a vowel and the wrong article', () => {
  for (const { one } of Object.values(typeWords)) expect(oneOf(inSentence(one))).not.toMatch(/^a [aeio]/i);
});

test('sentences about names say it rightly', () => {
  expect(nameFault('ExpressRoute circuit', '', 'taught')).toMatch(/An ExpressRoute circuit needs a name/);
  expect(nameFault('authorization', 'x'.repeat(200), 'taught')).toMatch(/the name of an authorization has/);
  expect(nameFault('connection', '', 'taught')).toMatch(/A connection needs/);
});
