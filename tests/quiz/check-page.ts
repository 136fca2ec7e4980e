/** The form of a knowledge check as `KnowledgeCheck.astro` writes it, with the views of each kind and without its looks; and the keys it fetches. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { vi } from 'vitest';
import { viewOf } from '#src/components/quiz/kinds/views.ts';
import { item as itemSchema, type Item } from '#src/quiz/item.ts';
import { kindOf } from '#src/quiz/registry.ts';
import type { PublicView } from '#src/quiz/view.ts';

export const unit = 'expressroute/09-fastpath';

/** The example of each kind as an item of the unit, named like the kind. */
export const examplesOf = (...kinds: readonly string[]): Record<string, Item> =>
  Object.fromEntries(kinds.map((kind) => [`${unit}/${kind}`, itemSchema.parse(kindOf(kind).example.item)]));

/** How a question is answered, as a lesson's page has it. The areas of a figure are called by their ids, since there is no figure here. */
function answerFor(view: PublicView, name: string): string {
  const parts = view.parts.map(({ id, text }) => ({ id, text: text === '' && view.figure ? id : text }));
  return renderToStaticMarkup(createElement(viewOf(view.kind), { view: { ...view, parts }, name }));
}

/** Puts the form for these items into the document. */
export function showPage(items: Readonly<Record<string, Item>>): HTMLElement {
  const questions = Object.entries(items).map(([id, item]) => {
    const kind = kindOf(item.kind);
    const view = kind.publicView(item);
    const name = id.split('/')[2] ?? '';
    return `<fieldset id="check-${name}" data-item="${id}" data-kind="${view.kind}" data-objective="${item.objective}" data-choose="${view.choose}" data-points="${kind.score(item, []).outOf}"${view.form === undefined ? '' : ` data-form="${view.form}"`}><legend><span data-number></span>${view.stem}</legend>${answerFor(view, name)}</fieldset>`;
  });
  document.body.innerHTML = `<crossconnect-check data-unit="${unit}" data-course="expressroute" data-keys="/expressroute/keys/09-fastpath/">
    <form aria-label="Knowledge check"><p><span data-check-size></span></p>${questions.join('')}<div class="cc-check-summary" tabindex="-1" hidden></div>
    <p class="cc-check-actions" hidden><button type="submit">Check</button><button type="button" data-again hidden>Try the wrong ones again</button>
    <button type="button" data-draw>Draw other questions</button><button type="reset">Clear my answers</button></p></form></crossconnect-check>`;
  return document.body;
}

/** What a key says besides its item: where the facts are taught. */
export const taught = { href: `/${unit}/#colors`, section: 'Colors', unit: 9, lesson: 'Colors and shapes' };

/** A site that serves the keys of these items. */
export const serveKeys = (items: Readonly<Record<string, Item>>) =>
  vi.fn<(url: string) => Promise<Response>>((url) => {
    const item = items[`${unit}/${/([a-z0-9-]+)\.json$/.exec(url)?.[1] ?? ''}`];
    return Promise.resolve(
      item
        ? Response.json({ ...kindOf(item.kind).keyOf(item), taughtAt: [taught] })
        : new Response('', { status: 404 }),
    );
  });
