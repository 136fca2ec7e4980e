/** Everything a refusal can name has an explanation: the fact behind it, and where there is none what to do. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { azureCodes } from '#src/azure/codes.ts';
import { isFactId } from '#src/base/fact-words.ts';
import { explanationOf } from '#src/portal/explanation.ts';
import { remedyFor } from '#src/portal/remedies.ts';
import { ownCodes } from '#tests/openapi/codes.ts';

const engine = path.join(import.meta.dirname, '..', '..', 'src', 'azure');

/** Every fact that the engine names, in refusals and anywhere else. What beliefs are called looks like a fact and is none. */
function factsOfEngine(): string[] {
  const files = readdirSync(engine, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('beliefs'),
  );
  const found = files.flatMap((file) =>
    [...readFileSync(path.join(engine, file), 'utf8').matchAll(/'(expressroute\/[a-z0-9-]+)'/g)].map(
      ([, id]) => id ?? '',
    ),
  );
  return [...new Set(found)].sort();
}

describe('for every fact that a refusal can name', () => {
  const named = factsOfEngine();
  test('there are many', () => expect(named.length).toBeGreaterThan(50));
  test.for(named)('%s: the rule, its source and its date are there', (fact) => {
    expect(isFactId(fact)).toBe(true);
    const { rules, source, remedy } = explanationOf({ code: 'Any', fact }, 'taught');
    expect(rules.filter(({ holds }) => holds)).toHaveLength(1);
    expect(rules.every(({ text }) => text.length > 20)).toBe(true);
    expect(source?.url).toMatch(/^https:/);
    expect(source?.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(remedy).toBeUndefined();
  });
});

describe('where no fact stands behind it', () => {
  const fallback = remedyFor('NeverSeen');
  test.for(Object.keys(azureCodes))('%s of Azure has a way out of its own', (code) => {
    expect(remedyFor(code)).not.toBe(fallback);
    expect(remedyFor(code)).toMatch(/\.$/);
  });
  test.for(ownCodes())('%s of ours leads to the end of its message', (code) => {
    expect(explanationOf({ code }, 'taught').remedy).toMatch(/message says what to do|does not simulate it/);
  });
  test.for([
    { code: 'HTTP 500', because: 'an answer without an envelope' },
    { code: '', because: 'no code at all' },
    { code: 'constructor', because: 'a name that every object has' },
  ])('“$code” is answered too: $because', ({ code }) => {
    expect(remedyFor(code)).toBe(fallback);
  });
});

test.for([
  { profile: 'taught', marked: 'As taught' },
  { profile: 'today', marked: 'Today' },
] as const)(
  'where course and documentation differ, $marked is marked under the rules of $profile',
  ({ profile, marked }) => {
    const { rules } = explanationOf({ code: 'X', fact: 'expressroute/fastpath-gateway-skus' }, profile);
    expect(rules.map(({ label }) => label)).toEqual(['As taught', 'Today']);
    expect(rules.find(({ holds }) => holds)?.label).toBe(marked);
  },
);
