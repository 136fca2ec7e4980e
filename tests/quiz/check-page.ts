/** The form of a knowledge check as `KnowledgeCheck.astro` and the answers of each kind write it, without its looks; and the keys it fetches. */
import { vi } from 'vitest';
import { item as itemSchema, type Item } from '#src/quiz/item.ts';
import { kindOf } from '#src/quiz/registry.ts';
import type { PublicView } from '#src/quiz/view.ts';

export const unit = 'expressroute/09-fastpath';

/** The example of each kind as an item of the unit, named like the kind. */
export const examplesOf = (...kinds: readonly string[]): Record<string, Item> =>
  Object.fromEntries(kinds.map((kind) => [`${unit}/${kind}`, itemSchema.parse(kindOf(kind).example.item)]));

const text = (words: string, id = '') => `<span class="cc-question-option-text" id="${id}">${words}</span>`;

const options = (type: string) => (view: PublicView, name: string) =>
  view.parts
    .map(
      ({ id, text: words }) =>
        `<div class="cc-question-option" data-option="${id}"><label><input type="${type}" name="${name}" value="${id}">${text(words === '' ? id : words)}</label></div>`,
    )
    .join('');

const answers: Readonly<Record<string, (view: PublicView, name: string) => string>> = {
  single: options('radio'),
  multiple: options('checkbox'),
  'hot-area': options('radio'),
  'yes-no': ({ parts }, name) =>
    `<table><tbody>${parts
      .map(
        ({ id, text: words }) =>
          `<tr class="cc-question-option" data-option="${id}"><th>${text(words, `${name}-${id}-text`)}<div data-reasons></div></th>${[
            'Yes',
            'No',
          ]
            .map(
              (word) =>
                `<td><label><input type="radio" name="${name}-${id}" value="${id}:${word.toLowerCase()}" aria-labelledby="${name}-${id}-${word} ${name}-${id}-text"><span id="${name}-${id}-${word}">${word}</span></label></td>`,
            )
            .join('')}</tr>`,
      )
      .join('')}</tbody></table>`,
  matching: ({ parts, choices = [] }, name) =>
    parts
      .map(
        ({ id, text: words }) =>
          `<div class="cc-question-option" data-option="${id}"><label class="cc-question-option-text" for="${name}-${id}">${words}</label><select id="${name}-${id}"><option value="">Choose…</option>${choices
            .map((choice) => `<option value="${id}:${choice.id}">${choice.text}</option>`)
            .join('')}</select></div>`,
      )
      .join(''),
  ordering: ({ parts }) =>
    `<ol data-order>${parts
      .map(
        ({ id, text: words }) =>
          `<li class="cc-question-option" data-option="${id}">${text(words)}<span class="cc-order-moves" hidden><button type="button" data-move="-1" aria-label="Up: ${words}">Up</button><button type="button" data-move="1" aria-label="Down: ${words}">Down</button></span></li>`,
      )
      .join('')}</ol><p class="cc-question-said" role="status"></p>`,
  'fill-in': ({ parts }, name) =>
    parts
      .map(
        ({ id, text: words }) =>
          `<div class="cc-question-option" data-option="${id}"><label for="${name}-${id}">${text(words)}</label><input type="text" id="${name}-${id}" aria-describedby="${name}-hint"><span id="${name}-hint">A hint</span></div>`,
      )
      .join(''),
};

/** Puts the form for these items into the document. */
export function showPage(items: Readonly<Record<string, Item>>): HTMLElement {
  const questions = Object.entries(items).map(([id, item]) => {
    const kind = kindOf(item.kind);
    const view = kind.publicView(item);
    const name = id.split('/')[2] ?? '';
    return `<fieldset id="check-${name}" data-item="${id}" data-kind="${view.kind}" data-objective="${item.objective}" data-choose="${view.choose}" data-points="${kind.score(item, []).outOf}"${view.form === undefined ? '' : ` data-form="${view.form}"`}><legend><span data-number></span>${view.stem}</legend>${answers[view.kind]?.(view, name) ?? ''}</fieldset>`;
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
