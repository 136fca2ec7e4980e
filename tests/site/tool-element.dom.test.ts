/** The element around a tool: shows its form, answers it, keeps the needs in the address and takes them out again. */
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { factsOf } from '#src/components/lesson/tools/facts-of.ts';
import { reachFacts } from '#src/components/lesson/tools/circuit.ts';

const given = factsOf('expressroute', Object.keys(reachFacts));

function place(tool = 'reach'): HTMLElement {
  document.body.innerHTML = `<crossconnect-tool data-tool="${tool}"><form hidden>
    <select name="re-location"><option selected>Amsterdam</option><option>Osaka</option></select>
    <input type="radio" name="re-sku" value="Local" /><input type="radio" name="re-sku" value="Standard" checked />
  </form><p role="status" data-tool-status></p><div data-tool-answer>first</div>
  <script type="application/json">${JSON.stringify(given)}</script></crossconnect-tool>`;
  return document.querySelector<HTMLElement>('crossconnect-tool')!;
}

const answerOf = (tool: HTMLElement) => tool.querySelector('[data-answer]')?.textContent.trim();

beforeAll(async () => {
  await import('#src/components/lesson/tools/start.ts');
});

afterEach(() => {
  history.replaceState(null, '', '/');
  document.body.innerHTML = '';
});

test('the form appears, and nothing else changes before somebody uses it', () => {
  const tool = place();
  expect(tool.querySelector('form')?.hidden).toBe(false);
  expect(tool.querySelector('[data-tool-answer]')?.textContent).toBe('first');
});

test('a change is answered, and stands in the address', async () => {
  const tool = place();
  const select = tool.querySelector('select')!;
  select.value = 'Osaka';
  select.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.waitFor(() => expect(answerOf(tool)).toMatch(/^From Osaka, a Standard circuit leads to 2 of/));
  await vi.waitFor(() => expect(location.search).toBe('?re-location=Osaka&re-sku=Standard'));
});

test('what is asked for in the address is answered at once; other questions in it stay', async () => {
  history.replaceState(null, '', '/?unit=3&re-location=Osaka&re-sku=Local');
  const tool = place();
  await vi.waitFor(() => expect(answerOf(tool)).toMatch(/^From Osaka, a Local circuit leads to 1 of/));
  expect(tool.querySelector<HTMLInputElement>('input:checked')?.value).toBe('Local');
  expect(location.search).toBe('?unit=3&re-location=Osaka&re-sku=Local');
});

test('facts that cannot be read are told, not shown as an answer', async () => {
  const tool = place();
  tool.querySelector('script')!.textContent = '{}';
  tool.querySelector('input')!.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.waitFor(() => expect(tool.querySelector('[data-tool-status]')?.textContent).toMatch(/could not be loaded/));
  expect(tool.querySelector('[data-tool-answer]')?.textContent).toBe('first');
});
