/** What is different between two ways of a packet, in one sentence or two. */
import type { Trace } from '#src/datapath/trace.ts';
import { whyOf } from './why.ts';

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

const lowered = (name: string): string =>
  /^(?:On-premises|Microsoft)/.test(name) ? `the ${name.toLowerCase().replace('microsoft', 'Microsoft')}` : name;

/** What a way passes that the other does not, leaving out what was gone around. */
const only = (one: Trace, other: Trace): string[] => {
  const ids = new Set(other.hops.map(({ node }) => node));
  return one.hops.filter(({ node }) => !ids.has(node)).map(({ name }) => lowered(name));
};

/** Tells a reader what changed from one way to the next. `names` gives the name of a node that no hop has. */
export function differenceOf(before: Trace, after: Trace, names: (node: string) => string): string {
  if (!before.delivered && !after.delivered)
    return before.because === after.because
      ? 'The packet still does not arrive.'
      : `It still does not arrive, for another reason. ${after.because}`;
  if (before.delivered && !after.delivered) return `Now the packet does not arrive. ${after.because}`;
  if (!before.delivered) return `Now the packet arrives. ${after.because}`;
  const said: string[] = [];
  const gained = after.bypassed.filter((node) => !before.bypassed.includes(node));
  const lost = before.bypassed.filter((node) => !after.bypassed.includes(node));
  const through = after.hops.filter(
    ({ node, kind }) => kind === 'gateway' && lost.length > 0 && !gained.includes(node),
  );
  if (gained.length > 0) {
    const instead = lost.length > 0 ? ` instead of ${list(lost.map(names))}` : '';
    said.push(`Now the packet goes around ${list(gained.map(names))}${instead}.`);
  } else if (through.length > 0) {
    const isSame = lost.every((node) => through.some((hop) => hop.node === node));
    said.push(
      `Now the packet goes through ${list(through.map(({ name }) => name))}. Before, it went around ${isSame ? 'it' : list(lost.map(names))}.`,
    );
  } else if (lost.length > 0) said.push(`There is no ${list(lost.map(names))} to go around any more.`);
  const told = new Set([...gained.map(names), ...through.map(({ name }) => name)].map(lowered));
  const [came, went] = [only(after, before), only(before, after)].map((each) => each.filter((name) => !told.has(name)));
  const [who, still] = said.length > 0 ? ['It', ''] : ['The packet', stillOf(before, after, names)];
  if (came && came.length > 0)
    said.push(
      went && went.length > 0
        ? `${who} passes ${list(came)} instead of ${list(went)}${still}.`
        : `${who} passes ${list(came)} as well${still}.`,
    );
  else if (went && went.length > 0) said.push(`${who} passes ${list(went)} no more${still}.`);
  if (before.answered !== after.answered)
    said.push(
      after.answered ? 'Its answer comes back now.' : `Its answer is lost now. ${after.back?.because ?? ''}`.trim(),
    );
  else if (said.length === 0 && wayBack(before) !== wayBack(after))
    said.push('The packet goes the same way. Its answer takes another one.');
  if (said.length > 0) return said.join(' ');
  const [because, now] = [whyOf(before).because, whyOf(after).because];
  return because === now ? 'The packet goes the same way.' : `The packet goes the same way, for another reason: ${now}`;
}

/** The gateways' part, where it is what it was: `, and still goes through ergw-hub`; else nothing. */
function stillOf(before: Trace, after: Trace, names: (node: string) => string): string {
  const [was, now] = [before, after].map(({ hops, bypassed }) =>
    hops.filter(({ node, kind }) => kind === 'gateway' && !bypassed.includes(node)),
  );
  const isSame = was?.map(({ node }) => node).join() === now?.map(({ node }) => node).join();
  if (!now || !isSame) return '';
  const parts = [
    ...(now.length > 0 ? [`through ${list(now.map(({ name }) => name))}`] : []),
    ...(after.bypassed.length > 0 ? [`around ${list(after.bypassed.map(names))}`] : []),
  ];
  return parts.length > 0 ? `, and still goes ${parts.join(' and ')}` : '';
}

const wayBack = ({ back }: Trace): string => (back?.hops ?? []).map(({ node }) => node).join(' ');
