/** What the address of a sign-in page may lead to: never another site. */
import { expect, test } from 'vitest';
import { asked } from '#src/components/classroom/sign-in/asked.ts';

test.for([
  { next: '/class/teach/?x=1', is: '/class/teach/?x=1', because: 'it is a page of ours' },
  { next: '//evil.test/', is: '/class/teach/', because: 'it is another site' },
  { next: '/\\evil.test/', is: '/class/teach/', because: 'browsers read it as another site' },
  { next: 'https://evil.test/', is: '/class/teach/', because: 'it is another site outright' },
  { next: 'javascript:alert(1)', is: '/class/teach/', because: 'it is no page at all' },
  { next: null, is: '/class/teach/', because: 'nothing was asked for' },
])('goes on to $is: $because', ({ next, is }) => {
  const url = new URL('http://class.test/class/sign-in/');
  if (next !== null) url.searchParams.set('next', next);
  expect(asked(url, '').next).toBe(is);
});

test('an error that nobody knows is said in general words, and never in the address’s own', () => {
  const url = new URL('http://class.test/class/sign-in/?error=%3Cscript%3E&error_description=evil');
  expect(asked(url, '').trouble).toBe('The provider’s sign-in did not work. Try again, or sign in with a password.');
});
