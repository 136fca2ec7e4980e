// @vitest-environment jsdom
/** The rules a lab goes by, on its card: to choose where an attempt can begin, to read where one is under way. */
import { beforeEach, expect, test } from 'vitest';
import { keepRules, rulesWords, showRules } from '#src/components/lab/rules.ts';

const lab = 'expressroute/connect-a-network';

function card(): HTMLElement {
  const element = document.createElement('section');
  element.innerHTML = `<p data-lab-rules hidden><select>
    <option value="taught">taught</option><option value="today">today</option></select></p>`;
  return element;
}
const placeIn = (element: HTMLElement) => element.querySelector<HTMLElement>('[data-lab-rules]')!;

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '/');
});

test.for([
  { address: '/', kept: undefined, chosen: 'taught', because: 'the course comes first' },
  { address: '/?profile=today', kept: undefined, chosen: 'today', because: 'the address says so' },
  { address: '/', kept: 'today', chosen: 'today', because: 'it was chosen last time' },
  { address: '/?profile=today', kept: 'taught', chosen: 'today', because: 'the address is the newer wish' },
] as const)('at $address after $kept, $chosen is chosen: $because', ({ address, kept, chosen }) => {
  history.replaceState(null, '', address);
  if (kept) keepRules(lab, kept);
  const element = card();
  const rules = showRules(element, lab, false);
  expect(placeIn(element).hidden).toBe(false);
  expect(rules()).toBe(chosen);
  element.querySelector('select')!.value = 'taught';
  expect(rules()).toBe('taught');
});

test('an attempt that is under way keeps its rules, and the card says which', () => {
  keepRules(lab, 'today');
  const element = card();
  showRules(element, lab, true);
  expect(element.querySelector('select')).toBeNull();
  expect(placeIn(element).textContent).toContain(rulesWords.today);
});

test('where nothing is known of the attempt under way, the card says nothing about it', () => {
  const element = card();
  showRules(element, lab, true);
  expect(placeIn(element).hidden).toBe(true);
});
