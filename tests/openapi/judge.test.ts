import { expect, test } from 'vitest';
import { judge } from './judge.ts';
import type { Verdict } from './judge.ts';

const answer = (more: Partial<Verdict> = {}): Verdict => ({
  about: 'Microsoft.Network/expressRouteCircuits',
  method: 'GET',
  path: '/circuit',
  status: 200,
  operation: 'ExpressRouteCircuits_Get',
  response: [],
  ...more,
});
const extra = { code: 'OBJECT_ADDITIONAL_PROPERTIES', message: 'not allowed', at: '/properties/resourceGuid' };
const differences = [{ member: 'resourceGuid', because: 'recorded answers carry it' }];

test.for([
  { given: [answer()], wrong: 0, because: 'an answer without an issue conforms' },
  { given: [answer({ response: [extra] })], wrong: 0, because: 'Azure was seen to send that member' },
  {
    given: [answer({ response: [{ ...extra, at: '/properties/colour' }] })],
    wrong: 1,
    because: 'nobody saw Azure send that member',
  },
  {
    given: [answer({ response: [{ ...extra, code: 'INVALID_TYPE' }] })],
    wrong: 1,
    because: 'a known member may be there, but not of another type',
  },
  { given: [answer({ broken: 'no such schema' })], wrong: 1, because: 'what could not be judged is not proven' },
])('$because', ({ given, wrong }) => {
  expect(judge(given, differences).wrong).toHaveLength(wrong);
});

test('an operation keeps its statuses and what differs', () => {
  const { operations } = judge(
    [answer({ response: [extra] }), answer({ status: 404 }), answer({ status: 404 })],
    differences,
  );
  expect(operations).toEqual({
    ExpressRouteCircuits_Get: { answers: 3, statuses: [200, 404], differences: ['resourceGuid'] },
  });
});

test('a request the documents do not know proves nothing', () => {
  const { operations, unknown } = judge([answer({ operation: 'unknownOperationId', path: '/poll' })], differences);
  expect(operations).toEqual({});
  expect(unknown).toEqual(['GET /poll']);
});
