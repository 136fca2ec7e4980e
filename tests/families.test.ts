/** Every file of a family is named in the family's list, since bare Node finds nothing by itself. */
import { describe, expect, test } from 'vitest';
import { families, listFor, membersOf, unlisted } from '#scripts/support/families.mjs';

describe.for([...families])('the family of every $name', (family) => {
  test('has members', () => {
    expect(membersOf(family).length).toBeGreaterThan(0);
  });

  test('is whole in its list', () => {
    expect(
      unlisted(family).map((file) => `${listFor(family, file)} does not name ${file}. Add: ${family.line(file)}`),
    ).toEqual([]);
  });
});
