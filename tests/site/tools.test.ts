/** The tools of the lessons: what they answer stands as HTML in the page, and nothing a reader types becomes part of it. */
import { describe, expect, test } from 'vitest';
import { html } from '#src/components/lesson/tools/html.ts';
import * as addresses from '#src/components/lesson/tools/addresses.ts';
import * as circuit from '#src/components/lesson/tools/circuit.ts';
import { factsOf } from '#src/components/lesson/tools/facts-of.ts';
import * as gateway from '#src/components/lesson/tools/gateway.ts';
import * as reach from '#src/components/lesson/tools/reach.ts';
import { versions } from '#src/components/lesson/tools/words.ts';
import { boxNumber } from '#src/components/lesson/term-boxes.ts';

const given = {
  gateway: factsOf('expressroute', Object.keys(gateway.gatewayFacts.shape)),
  circuit: factsOf('expressroute', Object.keys(circuit.circuitFacts.shape)),
  addresses: factsOf('expressroute', Object.keys(addresses.addressFacts.shape)),
  reach: factsOf('expressroute', Object.keys(circuit.reachFacts)),
};
const fields = (text: string) => new URLSearchParams(text);

test('what is put into HTML is escaped, unless it was made the same way', () => {
  const inner = html`<b>${'<i>'}</b>`;
  expect(html`<p title="${'"'}">${inner}${['&', inner]}${3}${undefined}</p>`.text).toBe(
    '<p title="&quot;"><b>&lt;i&gt;</b>&amp;<b>&lt;i&gt;</b>3</p>',
  );
});

test('a prefix that is no prefix comes back as text', () => {
  const { text } = addresses.answer(fields('ad-for=private&ad-prefix=<img src=x>'), given.addresses);
  expect(text).toContain('&lt;img src=x&gt;');
  expect(text).not.toContain('<img');
});

describe('answers under both profiles', () => {
  test('stand once where they agree', () => {
    expect(versions(() => html`<p>same</p>`).text).toBe('<p>same</p>');
  });

  test('stand beside each other where they differ', () => {
    const { text } = gateway.answer(fields('gw-gbps=20&gw-circuits=1'), given.gateway);
    expect(text).toMatch(
      /data-when="taught"[\s\S]*No gateway does all of this[\s\S]*data-when="today"[\s\S]*ErGwScale/,
    );
  });
});

test('where nothing fits there is nothing to keep in mind', () => {
  const { text } = gateway.answer(fields('gw-gbps=90&gw-circuits=16'), given.gateway);
  expect(text).toContain('No gateway does all of this');
  expect(text).not.toContain('Keep in mind');
});

test('every reason leads to its fact', () => {
  const { text } = circuit.answer(
    fields('ci-location=Dublin&ci-region=East US&ci-networks=3&ci-mbps=1000'),
    given.circuit,
  );
  expect(text).toContain('<strong>Premium</strong>');
  expect(text).toMatch(/facts\/#geopolitical-regions">From Dublin it does not lead to East US/);
});

test.for([
  { asked: 're-location=Amsterdam&re-sku=Local', says: 'leads to 1 of', because: 'Local leads to West Europe' },
  {
    asked: 're-location=New York&re-sku=Local',
    says: 'New York has no Local circuits',
    because: 'not every place has them',
  },
  { asked: 're-location=Cape Town&re-sku=Standard', says: 'leads to 2 of', because: 'South Africa has two regions' },
])('the map says "$says": $because', ({ asked, says }) => {
  expect(reach.answer(fields(asked), given.reach).text).toContain(says);
});

test.for([
  { text: 'gw-gbps=abc', mbps: 1000, because: 'it is no number' },
  { text: 'gw-gbps=-4', mbps: 1000, because: 'there is no less than nothing' },
  { text: 'gw-gbps=', mbps: 1000, because: 'it is empty' },
  { text: 'gw-gbps=2.5', mbps: 2500, because: 'it can be read' },
])('"$text" counts as $mbps Mbps: $because', ({ text, mbps }) => {
  expect(gateway.gatewayNeeds(fields(text)).mbps).toBe(mbps);
});

test('the boxes of one term are counted on each page for itself', () => {
  const [page, other] = [new Request('http://site/a/'), new Request('http://site/b/')];
  expect([
    boxNumber(page, 'a/msee'),
    boxNumber(page, 'a/bgp'),
    boxNumber(page, 'a/msee'),
    boxNumber(other, 'a/msee'),
  ]).toEqual([1, 1, 2, 1]);
});
