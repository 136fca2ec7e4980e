// @vitest-environment jsdom
/** The views of all kinds as the exam room has them: they hold the answer they are given, and say each change. */
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { viewOf } from '#src/components/quiz/kinds/views.ts';
import { kindOf, kinds } from '#src/quiz/registry.ts';
import type { PublicView } from '#src/quiz/view.ts';

/** A figure stands in the page that asks for it, and gives its areas their names. */
const shownAs = (view: PublicView): PublicView =>
  view.figure ? { ...view, parts: view.parts.map(({ id }) => ({ id, text: id })) } : view;

let heard: string[][] = [];
beforeEach(() => {
  heard = [];
});
afterEach(cleanup);

function Room({ kind, first }: { kind: string; first: readonly string[] }) {
  const [answer, setAnswer] = useState(first);
  const View = viewOf(kind);
  return (
    <View
      view={shownAs(kindOf(kind).publicView(kindOf(kind).example.item))}
      name="asked"
      answer={answer}
      onAnswer={(words) => {
        heard.push(words);
        setAnswer(words);
      }}
    />
  );
}

const show = (kind: string, first: readonly string[] = []) => render(<Room kind={kind} first={first} />).container;
const last = () => heard.at(-1)?.toSorted();
const step = (text: string, way: 'Up' | 'Down') =>
  userEvent.click(screen.getByRole('button', { name: `${way}: ${text}` }));

/** A word as its control has it: without the question of a case. */
const asWritten = (word: string): string => word.replace(/^[a-z]+\//, '');

/** Says a word with whatever control has it. */
async function say(container: HTMLElement, word: string): Promise<void> {
  const own = asWritten(word);
  for (const option of container.querySelectorAll('option'))
    if (option.value === own && option.parentElement) return userEvent.selectOptions(option.parentElement, option);
  for (const input of container.querySelectorAll('input'))
    if (input.type !== 'text' && input.value === own) return userEvent.click(input);
  await userEvent.type(screen.getByRole('textbox'), own);
}

const answered = kinds.filter(({ kind }) => kind !== 'lab' && kind !== 'ordering');

describe.for(answered.map((kind) => [kind.kind, kind] as const))('the view of the kind "%s"', ([name, kind]) => {
  const { right, wrong } = kind.example;

  test('says the whole answer, word after word, and another in place of it', async () => {
    const container = show(name);
    for (const word of right) await say(container, word);
    expect(last()).toEqual(right.toSorted());
    if (name === 'fill-in') await userEvent.clear(screen.getByRole('textbox'));
    for (const word of [...right, ...wrong].filter((one) => right.includes(one) !== wrong.includes(one)))
      if (name === 'multiple' || wrong.includes(word)) await say(container, word);
    expect(last()).toEqual(wrong.toSorted());
  });

  test('shows an answer that cannot be changed', async () => {
    const View = viewOf(name);
    const { container } = render(
      <View view={shownAs(kind.publicView(kind.example.item))} name="asked" answer={wrong} />,
    );
    const values = () =>
      [...container.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')].flatMap((control) =>
        control instanceof HTMLInputElement && control.type !== 'text' && !control.checked ? [] : [control.value],
      );
    const before = values();
    expect(before.toSorted()).toEqual(wrong.map(asWritten).toSorted());
    for (const control of container.querySelectorAll('input, select')) {
      expect(control.ariaDisabled, 'a screen reader can reach it').toBe('true');
      if (control instanceof HTMLSelectElement) await userEvent.selectOptions(control, control.options[2] ?? []);
      else if (control instanceof HTMLInputElement && control.type === 'text') await userEvent.type(control, 'x');
      else await userEvent.click(control);
    }
    expect(values()).toEqual(before);
  });
});

test('steps are moved with the keyboard: the focus stays, the place is said, and an order that was kept is shown', async () => {
  const { right } = kindOf('ordering').example;
  const container = show('ordering');
  const order = () => [...container.querySelectorAll('li')].map((one) => one.dataset.option ?? '');
  const before = order();
  expect(heard, 'how they stand at first is no answer').toEqual([]);
  const text = screen.getAllByRole('listitem').at(-1)?.querySelector('.cc-question-option-text')?.textContent ?? '';
  const up = screen.getByRole('button', { name: `Up: ${text}` });
  up.focus();
  await userEvent.keyboard('{Enter}{Enter}');
  expect(order()).toEqual([before[0], before[3], before[1], before[2]]);
  expect(document.activeElement).toBe(up);
  expect(screen.getByRole('status').textContent).toBe(`${text}: place 2 of 4.`);
  await userEvent.keyboard('{Enter}{Enter}{Enter}');
  expect([order()[0], heard.length, up.hasAttribute('data-end')], 'at the top there is no further').toEqual([
    before[3],
    3,
    true,
  ]);
  await step(text, 'Down');
  expect(heard.at(-1)).toEqual(order());
  cleanup();
  expect([...show('ordering', right).querySelectorAll('li')].map((one) => one.dataset.option)).toEqual(right);
});

test('the tabs of a case are one stop of the keyboard, and the arrow keys go round', async () => {
  show('case-study');
  const [people, kitchen] = screen.getAllByRole('tab');
  await userEvent.tab();
  expect(document.activeElement).toBe(people);
  expect(screen.getByRole('tabpanel', { name: 'People' }).textContent).toContain('one kettle');
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(kitchen);
  expect([people?.tabIndex, kitchen?.tabIndex, kitchen?.ariaSelected]).toEqual([-1, 0, 'true']);
  expect(
    within(screen.getByRole('tabpanel', { name: 'Kitchen' })).getByRole('table', { name: 'What is there' }),
  ).not.toBeNull();
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(people);
  await userEvent.keyboard('{End}{Home}{ArrowLeft}');
  expect(document.activeElement).toBe(kitchen);
  await userEvent.tab();
  expect(document.activeElement, 'the next stop is what stands on it').toBe(screen.getByRole('tabpanel'));
});

test('a question of a case is a group with its number, and its answer leaves the others as they are', async () => {
  show('case-study', ['cups/3', 'so/wet:no']);
  const group = screen.getByRole('group', { name: /Question 1 of 3 of this case.*What do they lack/ });
  await userEvent.click(within(group).getByRole('radio', { name: 'A spoon' }));
  expect(heard.at(-1)).toEqual(['cups/3', 'so/wet:no', 'lack/spoon']);
  const { value } = screen.getByRole<HTMLInputElement>('textbox', { name: 'Cups' });
  expect(value).toBe('3');
});

test('what a case draws is handed to its tabs and its questions', () => {
  const View = viewOf('case-study');
  const house = {
    ...kindOf('hot-area').publicView(kindOf('hot-area').example.item),
    parts: [{ id: 'roof', text: 'Roof' }],
  };
  const view: PublicView = {
    ...kindOf('case-study').publicView(kindOf('case-study').example.item),
    tabs: [{ id: 'plan', title: 'Plan', exhibits: [{ kind: 'figure', drawing: 'plan/0', id: 'c/plan', panel: 0 }] }],
    questions: [{ id: 'roof', view: house }],
  };
  const { container } = render(
    <View view={view} name="asked" figures={{ 'plan/0': '<b>the plan</b>', roof: '<b>the house</b>' }} />,
  );
  expect(screen.getByRole('tabpanel').querySelector('b')?.textContent).toBe('the plan');
  expect(container.querySelector('fieldset b')?.textContent).toBe('the house');
});

test('a gap is found by what stands beside it', () => {
  show('drop-down');
  expect(screen.getByRole('combobox', { name: 'Gap 2, after “boil and poured on the”' })).not.toBeNull();
});

test('a lab says which tasks are done, and leads to it where nothing else stands in its place', () => {
  const { item } = kindOf('lab').example;
  const View = viewOf('lab');
  const view = kindOf('lab').publicView(item);
  const { container, rerender } = render(<View view={view} name="asked" answer={['network']} />);
  expect([...container.querySelectorAll('li')].map((one) => one.lastElementChild?.textContent)).toEqual([
    'Done',
    'Not done yet',
    'Not done yet',
  ]);
  expect(screen.getByRole('link', { name: 'Open the lab' }).getAttribute('href')).toBe('/example/labs/two-machines/');
  rerender(
    <View view={view} name="asked">
      <button type="button">Start</button>
    </View>,
  );
  expect([screen.queryByRole('link'), screen.getByRole('button').textContent]).toEqual([null, 'Start']);
});

test('a kind without a view is named, with those that have one', () => {
  expect(() => viewOf('riddle')).toThrow('"riddle" are answered. Known kinds: single, multiple');
});

/** jsdom lays nothing out: each step is 40 pixels high, one below the other. */
function layOut(container: HTMLElement): void {
  for (const [index, step] of container.querySelectorAll('.cc-order-step').entries())
    step.getBoundingClientRect = () => new DOMRect(0, index * 40, 300, 40);
  for (const handle of container.querySelectorAll('[data-handle]')) handle.setPointerCapture = () => undefined;
}
const drag = (
  container: HTMLElement,
  from: number,
  height: number,
  end: 'pointerup' | 'pointercancel' = 'pointerup',
) => {
  layOut(container);
  const handle = container.querySelectorAll('[data-handle]')[from]!;
  const tell = (type: string, clientY: number) =>
    act(() => {
      handle.dispatchEvent(
        new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 7, button: 0, clientY }),
      );
    });
  tell('pointerdown', from * 40 + 20);
  tell('pointermove', height);
  const shown = [...container.querySelectorAll<HTMLElement>('.cc-order-step')].map(({ dataset }) => dataset.drop ?? '');
  tell(end, height);
  return shown;
};

test.for([
  { from: 0, height: 70, to: 1, because: 'past the middle of the next one it changes places with it' },
  { from: 0, height: 1000, to: -1, because: 'far below it is the last' },
  { from: 1, height: -50, to: 0, because: 'far above it is the first' },
  { from: 1, height: 62, to: 1, because: 'near where it was it stays' },
])('a step is dragged from place $from to height $height: $because', ({ from, height, to }) => {
  const container = show('ordering');
  const { parts } = kindOf('ordering').publicView(kindOf('ordering').example.item);
  const ids = parts.map(({ id }) => id);
  const place = to < 0 ? ids.length - 1 : to;
  const shown = drag(container, from, height);
  if (place === from) {
    expect([heard, shown.join('')]).toEqual([[], '']);
    return;
  }
  expect(heard).toEqual([ids.toSpliced(from, 1).toSpliced(place, 0, ids[from]!)]);
  expect(shown[place]).toBe(place < from ? 'before' : 'after');
  expect(screen.getByRole('status').textContent).toContain(`place ${place + 1} of ${ids.length}`);
  expect(container.querySelector('[data-dragged], [data-drop], [data-dragging]')).toBeNull();
});

test('a drag that is taken away by the browser changes nothing', () => {
  const container = show('ordering');
  drag(container, 0, 1000, 'pointercancel');
  expect(heard).toEqual([]);
  expect(container.querySelector('[data-dragged], [data-drop], [data-dragging]')).toBeNull();
});
