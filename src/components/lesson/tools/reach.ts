/** The map of reach: from a peering location and a SKU to the regions a circuit leads to, drawn and listed. */
import * as z from 'zod/mini';
import type { Profile } from '#src/base/facts.ts';
import { circuitSkus, regionsReached, type CircuitSku } from '#src/base/choosers/circuit.ts';
import { reachFacts } from '#src/components/lesson/tools/circuit.ts';
import { Html, html } from '#src/components/lesson/tools/html.ts';
import { known } from '#src/components/lesson/tools/known.ts';
import { land, placeOf, regionPlaces } from '#src/components/lesson/tools/places.ts';
import { reason, versions } from '#src/components/lesson/tools/words.ts';

const schema = known(z.object(reachFacts));
type Reach = z.infer<typeof schema>;

const size = { width: 680, height: 300 };
const edges = { west: -170, east: 182, north: 78, south: -57 };
const round = (value: number): number => Math.round(value * 10) / 10;
const at = ([longitude, latitude]: readonly [number, number]): { x: number; y: number } => ({
  x: round(((longitude - edges.west) / (edges.east - edges.west)) * size.width),
  y: round(((edges.north - latitude) / (edges.north - edges.south)) * size.height),
});

const outline = (points: string): string =>
  points
    .split(' ')
    .map((pair) => pair.split(',').map(Number))
    .map(([longitude = 0, latitude = 0]) => at([longitude, latitude]))
    .map(({ x, y }) => `${x},${y}`)
    .join(' ');

const ground = new Html(land.map((points) => `<polygon points="${outline(points)}"/>`).join(''));

function mapHtml(location: string, reached: readonly string[], all: readonly string[]): Html {
  const home = placeOf(location);
  const from = home && at(home);
  const dots = all.flatMap((region) => {
    const place = regionPlaces[region];
    return place ? [{ region, ...at(place), isReached: reached.includes(region) }] : [];
  });
  // Reached regions are drawn last, on top of those that are not.
  const ordered = dots.toSorted((one, other) => Number(one.isReached) - Number(other.isReached));
  return html`<svg class="cc-reach-map" viewBox="0 0 ${size.width} ${size.height}" aria-hidden="true">
    <g class="cc-reach-land">${ground}</g>
    ${
      from &&
      html`<g class="cc-reach-ways"
        >${dots
          .filter(({ isReached }) => isReached)
          .map(
            ({ x, y }) =>
              html`<path
                d="M${from.x} ${from.y}Q${round((from.x + x) / 2)} ${round((from.y + y) / 2 - Math.abs(x - from.x) / 6)} ${x} ${y}"
              />`,
          )}</g
      >`
    }${ordered.map(({ x, y, isReached }) =>
      isReached
        ? html`<circle class="cc-reach-yes" cx="${x}" cy="${y}" r="4.5" />`
        : html`<path class="cc-reach-no" d="M${round(x - 3)} ${round(y - 3)}l6 6m0 -6l-6 6" />`,
    )}${from && html`<path class="cc-reach-home" d="M${from.x} ${from.y}l-6 -12h12z" />`}
  </svg>`;
}

function answerFor(location: string, sku: CircuitSku, facts: Reach[Profile], factsPage: string): Html {
  const areas = Object.entries(facts['geopolitical-regions']);
  const all = areas.flatMap(([, { regions }]) => regions);
  const reached = regionsReached(sku, location, facts) ?? [];
  const why = sku === 'Premium' ? 'premium-reach' : sku === 'Standard' ? 'standard-reach' : 'local-circuit';
  const sentence =
    reached.length === 0
      ? `${location} has no ${sku} circuits.`
      : `From ${location}, a ${sku} circuit leads to ${reached.length} of ${all.length} regions.`;
  const shown = areas.toSorted(
    ([, one], [, other]) =>
      Number(other.regions.some((region) => reached.includes(region))) -
      Number(one.regions.some((region) => reached.includes(region))),
  );
  return html`<p class="cc-tool-answer" data-answer>${reason({ fact: why, text: sentence }, factsPage)}</p>
    ${mapHtml(location, reached, all)}
    <p class="cc-reach-key" aria-hidden="true">
      <span class="is-home">${location}</span><span class="is-yes">reached</span><span class="is-no">not reached</span>
    </p>
    <dl class="cc-reach-list">
      ${shown.map(([area, { regions }]) => {
        const yes = regions.filter((region) => reached.includes(region));
        const no = regions.filter((region) => !reached.includes(region));
        return html`<div>
          <dt>${area}</dt>
          <dd>
            ${
              yes.length > 0 ? html`<span class="is-yes"><span>Reached: </span>${yes.join(', ')}</span>` : undefined
            }${no.length > 0 ? html`<span class="is-no"><span>Not reached: </span>${no.join(', ')}</span>` : undefined}
          </dd>
        </div>`;
      })}
    </dl>`;
}

/** The answer to a form, for both profiles. */
export function answer(fields: URLSearchParams, given: unknown): Html {
  const facts = schema.parse(given);
  const location = fields.get('re-location') ?? 'Amsterdam';
  const sku = circuitSkus.find((one) => one === fields.get('re-sku')) ?? 'Standard';
  return versions((profile) => answerFor(location, sku, facts[profile], facts.factsPage));
}
