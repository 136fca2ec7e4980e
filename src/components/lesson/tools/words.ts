/** How the answers of the tools are put into HTML: reasons that lead to their facts, and one version for each profile where these differ. */
import type { Profile } from '#src/base/facts.ts';
import type { Choice, Reason } from '#src/base/choosers/choice.ts';
import { html, type Html } from '#src/components/lesson/tools/html.ts';

/** What a tool knows: the facts under both profiles, and the page that lists them. */
export interface Known<Facts> {
  taught: Facts;
  today: Facts;
  factsPage: string;
}

/** A sentence that leads to its fact on the ledger. */
export const reason = ({ fact, text }: Reason, factsPage: string): Html =>
  html`<a href="${factsPage}#${fact}">${text}</a>`;

export const list = (reasons: readonly Reason[], factsPage: string): Html =>
  html`<ul>
    ${reasons.map((one) => html`<li>${reason(one, factsPage)}</li>`)}
  </ul>`;

/** The same answer for both profiles stands once; two that differ stand beside each other, and the site's switch shows one. */
export function versions(answer: (profile: Profile) => Html): Html {
  const [taught, today] = [answer('taught'), answer('today')];
  if (taught.text === today.text) return today;
  return html`<div data-when="taught">${taught}</div>
    <div data-when="today">${today}</div>`;
}

/** A choice as a page shows it: the answer, what it can do, and why not the others. */
export function choiceHtml(
  { chosen, limits, others, notes }: Choice,
  { title, nothing, larger, factsPage }: { title: string; nothing: string; larger: string; factsPage: string },
): Html {
  return html`<p class="cc-tool-answer" data-answer>
      ${chosen === undefined ? nothing : html`${title} <strong>${chosen}</strong>`}
    </p>
    ${chosen === undefined ? undefined : html`<div class="cc-tool-chips">${list(limits, factsPage)}</div>`}
    ${
      chosen === undefined || notes.length === 0
        ? undefined
        : html`<p class="cc-tool-head">Keep in mind</p>
            ${list(notes, factsPage)}`
    }
    <p class="cc-tool-head">${chosen === undefined ? 'Why not' : 'Why not another'}</p>
    <dl class="cc-tool-others">
      ${others.map(
        ({ option, against }) =>
          html`<div class="${against.length > 0 ? 'is-out' : 'is-spare'}">
            <dt>${option}</dt>
            <dd>${against.length > 0 ? against.map((one) => html`<span>${reason(one, factsPage)}</span>`) : larger}</dd>
          </div>`,
      )}
    </dl>`;
}
