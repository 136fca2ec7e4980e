/** Numbers in figures: from facts, or found and refused. */
import { expect, test } from 'vitest';
import { counted, factsIn, filled, strayNumber } from '#src/components/figures/templates.ts';

test.for([
  { text: 'Hold {{expressroute/bgp-timers at hold}} s', says: 'Hold 180 s', because: 'a part of a value' },
  { text: '{{expressroute/gateway-skus at ErGw3AZ.flows}}', says: '1,000,000', because: 'a part of a part' },
  {
    text: '{{expressroute/gateway-skus at ErGw3AZ.mbps as gbps}}',
    says: '10 Gbps',
    because: 'Mbps are too long to read',
  },
  { text: '{{ expressroute/standard-circuit-links }}', says: '10', because: 'spaces do no harm' },
])('$text reads "$says": $because', ({ text, says }) => {
  expect(filled(text, 'today')).toBe(says);
  expect(factsIn(text)).toHaveLength(1);
});

test('the course and today may differ', () => {
  const text = '{{expressroute/circuits-per-network at ErGw1AZ}}';
  expect([filled(text, 'taught'), filled(text, 'today')]).toEqual(['16', '4']);
});

test.for([
  { text: '{{expressroute/no-such}}', says: /no fact "expressroute\/no-such"/, because: 'the fact does not exist' },
  { text: '{{expressroute/bgp-timers at held}}', says: /no part "held"/, because: 'the part does not exist' },
  { text: '{{expressroute/bgp-timers}}', says: /is a table/, because: 'a table is no word' },
  { text: '{{bgp-timers}}', says: /cannot be read/, because: 'the course is missing' },
  { text: '{{expressroute/circuit-skus as gbps}}', says: /no number of Mbps/, because: 'names are no speed' },
])('$text is refused: $because', ({ text, says }) => {
  expect(() => filled(text, 'today')).toThrow(says);
});

test.for([
  { sum: 7, value: 7, because: 'a number stays' },
  { sum: '{{expressroute/bgp-timers at hold}}', value: 180, because: 'a fact is a number' },
  {
    sum: '{{expressroute/bfd-timers at interval}} * 3 / 1000 + 1',
    value: 1.9,
    because: 'facts and numbers are joined',
  },
])('$sum is $value: $because', ({ sum, value }) => {
  expect(counted(sum, 'today')).toBeCloseTo(value);
});

test('what is no sum says what would be one', () => {
  expect(() => counted('{{expressroute/circuit-skus}} * 2', 'today')).toThrow(/is no number.*joined by/);
});

test.for([
  { text: 'Up to 45 minutes', names: [], found: '45', because: 'a limit comes from a fact' },
  { text: 'Up to {{expressroute/gateway-deploy-minutes}} minutes', names: [], found: undefined, because: 'it does' },
  { text: 'From 10.0.0.4 to fd00:40::1/126', names: [], found: undefined, because: 'addresses are examples' },
  { text: 'ErGw1AZ over IPv6 for Microsoft 365', names: [], found: undefined, because: 'these are names' },
  { text: 'You at layer 2', names: [], found: undefined, because: 'a layer has its number for a name' },
  { text: 'AS65010', names: [], found: '65010', because: 'an AS number is a number' },
  { text: 'AS65010', names: ['AS65010'], found: undefined, because: 'its author lists it as an example' },
  { text: 'A /30', names: [], found: '30', because: 'a length is a rule' },
  { text: 'Link 12 of /129', names: ['/12', '/129'], found: '12', because: 'a longer name is taken out first' },
])('"$text" with $names: $because', ({ text, names, found }) => {
  expect(strayNumber(text, names)).toBe(found);
});
