/** What is chosen on a lab's card: where an attempt can begin it is chosen, where one is under way it is read. */
import { beforeEach, expect, test } from 'vitest';
import { showChoices } from '#src/components/lab/choices.ts';
import { keepRules, rulesWords } from '#src/components/lab/rules.ts';
import { wayWords } from '#src/components/lab/way-words.ts';

const lab = 'expressroute/connect-a-network';

function card(): HTMLElement {
  const element = document.createElement('section');
  const ways = Object.entries(wayWords).map(
    ([way, { says }]) => `<option value="${way}" data-says="${says}"></option>`,
  );
  element.innerHTML = `<div data-lab-choices hidden>
    <select data-lab-way>${ways.join('')}</select>
    <span data-lab-way-note></span>
    <select data-lab-rules><option value="taught"></option><option value="today"></option></select></div>
    <p data-lab-under-way hidden></p>`;
  return element;
}
const find = (element: HTMLElement, what: string) => element.querySelector<HTMLElement>(`[data-lab-${what}]`)!;
const choose = (element: HTMLElement, what: string, value: string) => {
  const select = element.querySelector<HTMLSelectElement>(`[data-lab-${what}]`)!;
  select.value = value;
  select.dispatchEvent(new Event('change'));
};

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '/');
});

test.for([
  { address: '/', kept: undefined, chosen: 'taught', because: 'the course comes first' },
  { address: '/?profile=today', kept: undefined, chosen: 'today', because: 'the address says so' },
  { address: '/', kept: 'today', chosen: 'today', because: 'it was chosen last time' },
  { address: '/?profile=today', kept: 'taught', chosen: 'today', because: 'the address is the newer wish' },
] as const)('at $address after $kept, the rules are $chosen: $because', ({ address, kept, chosen }) => {
  history.replaceState(null, '', address);
  if (kept) keepRules(lab, kept);
  const element = card();
  const read = showChoices(element, lab, false);
  expect(find(element, 'choices').hidden).toBe(false);
  expect(read().profile).toBe(chosen);
  choose(element, 'rules', 'taught');
  expect(read().profile).toBe('taught');
});

test.for([
  { address: '/', way: 'guided', because: 'nobody knows the lab yet' },
  { address: '/?way=practice', way: 'practice', because: 'the address says so' },
  { address: '/?way=asleep', way: 'guided', because: 'there is no such way' },
] as const)('at $address the way is $way: $because', ({ address, way }) => {
  history.replaceState(null, '', address);
  const element = card();
  const read = showChoices(element, lab, false);
  expect(read().way).toBe(way);
  expect(find(element, 'way-note').textContent).toBe(wayWords[way].says);
  choose(element, 'way', 'practice');
  expect(read().way).toBe('practice');
  expect(find(element, 'way-note').textContent).toBe(wayWords.practice.says);
});

test('a card without choices goes by the address', () => {
  history.replaceState(null, '', '/?way=practice&profile=today');
  expect(showChoices(document.createElement('section'), lab, false)()).toEqual({ way: 'practice', profile: 'today' });
});

test('the address may choose the shape of the forms', () => {
  history.replaceState(null, '', '/?forms=today');
  expect(showChoices(card(), lab, false)().shape).toBe('today');
});

test('an attempt that is under way keeps its rules, and the card says which', () => {
  keepRules(lab, 'today');
  const element = card();
  showChoices(element, lab, true);
  expect(find(element, 'choices').hidden).toBe(true);
  expect(find(element, 'under-way').hidden).toBe(false);
  expect(find(element, 'under-way').textContent).toContain(rulesWords.today);
});

test('where nothing is known of the attempt under way, the card says nothing about it', () => {
  const element = card();
  showChoices(element, lab, true);
  expect(find(element, 'under-way').hidden).toBe(true);
});
