/** The circuits between a site and a network in words: how each is set, and why it carries a packet or does not. */
import { covers, parsePrefix } from '#src/base/ip.ts';
import type { Change } from './_circuit-changes.ts';
import type { Line, Packet } from './_circuit-choice.ts';
import { inWords, listed } from './_words.ts';

export interface ChoiceProblem {
  ask: 'carrier' | 'judged' | 'change' | 'changes' | 'least';
  /** What decides. */
  case: 'weight' | 'path' | 'prefix' | 'equal' | 'site';
  objective: 'E3' | 'E10';
  firm: string;
  lines: readonly Line[];
  packet: Packet;
  /** An address in the more exact prefix, if there is one, and one outside of it. */
  inside: string;
  outside: string;
  /** Circuits whose connection was deleted. */
  lost: readonly string[];
  told: 0 | 1 | 2;
  /** What is told besides and decides nothing. */
  extra: 'none' | 'place' | 'speed';
  /** Of statements: what each is about, and which circuit it names. */
  picks: readonly (readonly [number, number])[];
  /** What might be changed, and the circuit that is to be used then. */
  changes: readonly Change[];
  wanted?: string;
}

const code = (text: string): string => `\`${text}\``;
export const connectionOf = (name: string): string => code(name.replace('er-', 'conn-'));

const pathOf = ({ name, prepends }: Line): string =>
  prepends === 0
    ? `On ${code(name)} the AS path is left as it is.`
    : `On ${code(name)} the site writes its AS number ${inWords(prepends)} times more.`;

const weightsOf = (lines: readonly Line[]): string =>
  new Set(lines.map(({ weight }) => weight)).size === 1
    ? `All connections have the routing weight ${lines[0]?.weight ?? 0}.`
    : `The routing weights are ${listed(lines.map(({ name, weight }) => `${weight} at ${connectionOf(name)}`))}.`;

const pathsOf = (lines: readonly Line[]): string => {
  const longer = lines.filter(({ prepends }) => prepends > 0);
  return longer.length === 0 ? 'Nobody has made an AS path longer.' : longer.map(pathOf).join(' ');
};

const prefixesOf = (lines: readonly Line[]): string => {
  const [whole = ''] = lines[0]?.prefixes ?? [];
  const more = lines.flatMap(({ name, prefixes }) => prefixes.slice(1).map((prefix) => ({ name, prefix })));
  const also = more.map(({ name, prefix }) => ` Over ${code(name)} it announces ${code(prefix)} as well.`).join('');
  return `The site announces ${code(whole)} over each of them.${also}`;
};

const preferencesOf = (lines: readonly Line[]): string => {
  const set = lines.filter(({ preference }) => preference !== 100);
  return set.length === 0
    ? 'At the site, no local preference was set.'
    : set
        .map(
          ({ name, preference }) => `The routers of the site give ${preference} as local preference to ${code(name)}.`,
        )
        .join(' ');
};

/** Everything that is set, and something that does not matter. */
export function situation({ firm, lines, lost, told, extra }: ChoiceProblem): string {
  const names = listed(lines.map(({ name }) => code(name)));
  const begins = [
    `${firm} has a site, a virtual network, and ${inWords(lines.length)} circuits between them: ${names}.`,
    `The circuits ${names} join one site of ${firm} with the gateway of one virtual network.`,
    `A gateway of ${firm} is connected to ${names}. Behind all of them stands the same site.`,
  ];
  const extras = {
    none: '',
    place: ` They end in ${listed(lines.map(({ location }) => location))}.`,
    speed: ` They have ${listed(lines.map(({ mbps }) => `${mbps} Mbps`))}.`,
  };
  const parts = [prefixesOf(lines), weightsOf(lines), pathsOf(lines), preferencesOf(lines)];
  const order = [
    [0, 1, 2, 3],
    [1, 2, 3, 0],
    [3, 0, 2, 1],
  ][told];
  const losses = lost.map((name) => ` Somebody has deleted ${connectionOf(name)}.`).join('');
  return `${begins[told] ?? ''}${extras[extra]} ${(order ?? []).map((place) => parts[place] ?? '').join(' ')}${losses}`;
}

/** The longest prefix by which a circuit leads to an address; -1 for none. */
function lengthTo({ prefixes }: Line, site: string): number {
  const target = parsePrefix(`${site}/32`);
  const lengths = prefixes.flatMap((text) => {
    const prefix = parsePrefix(text);
    return prefix && target && covers(prefix, target) ? [prefix.length] : [];
  });
  return Math.max(-1, ...lengths);
}

/** What tells a circuit from the one that carries the packet, the first rule first. */
function difference(problem: ChoiceProblem, line: Line, winner: Line) {
  const { direction, site } = problem.packet;
  if (problem.lost.includes(line.name)) return 'lost';
  if (direction === 'to-azure') return line.preference === winner.preference ? 'none' : 'preference';
  if (lengthTo(line, site) !== lengthTo(winner, site)) return 'prefix';
  if (line.weight !== winner.weight) return 'weight';
  return line.prepends === winner.prepends ? 'none' : 'path';
}

/** Why a circuit carries a packet, or why another does; `found` is what the tracer says. */
export function reasonFor(problem: ChoiceProblem, name: string, found: readonly string[]): string {
  const { lines, packet } = problem;
  const line = lines.find((one) => one.name === name);
  const rival = lines.find((one) => (found.includes(name) ? one.name !== name : one.name === found[0]));
  if (!line || !rival || found.length === 0)
    return `Nothing is connected to ${code(name)} any more, so nothing comes over it.`;
  const [own, other] = [code(line.name), code(rival.name)];
  if (found.length > 1)
    return found.includes(name)
      ? `${own} is as good as ${other} by every rule, so it carries some of the flows and not all.`
      : `${own} carries nothing: ${listed(found.map(code))} are preferred.`;
  const isWinner = found[0] === name;
  const [better, worse] = isWinner ? [line, rival] : [rival, line];
  switch (difference(problem, worse, better)) {
    case 'lost':
      return isWinner
        ? `${connectionOf(rival.name)} is gone, and ${own} is what is left for ${packet.site}.`
        : `${connectionOf(line.name)} was deleted, so no route comes over ${own}. ${other} is left.`;
    case 'prefix':
      return isWinner
        ? `The more exact prefix comes first, whatever the weights: ${line.prefixes.at(-1) ?? ''} holds ${packet.site} and comes over ${own}.`
        : `What ${own} brings is the wider prefix. The more exact ${rival.prefixes.at(-1) ?? ''} holds ${packet.site}, and comes over ${other}.`;
    case 'weight':
      return isWinner
        ? `For the same prefix the higher weight is preferred: ${own} has ${line.weight}. AS paths are not compared any more.`
        : `${own} has the weight ${line.weight}, and ${other} has ${rival.weight}. For the same prefix the higher one is preferred.`;
    case 'path':
      return isWinner
        ? `Prefix and weight are the same, so the AS path decides, and that of ${own} is shorter.`
        : `Prefix and weight are the same, and the AS path of ${own} is longer than that of ${other}.`;
    case 'preference':
      return isWinner
        ? `Packets to Azure are sent by the routers of the site, by their local preference. ${own} has the highest: ${line.preference}.`
        : `The routers of the site give ${line.preference} to ${own} and ${rival.preference} to ${other}. The higher local preference wins.`;
    case 'none':
      return `${own} and ${other} are equal by every rule that counts here.`;
  }
}

/** What somebody believes who takes a circuit for the one that carries a packet. */
export function beliefFor(problem: ChoiceProblem, name: string, found: readonly string[]): string {
  const { lines, packet, lost } = problem;
  const line = lines.find((one) => one.name === name);
  const winner = lines.find((one) => one.name === found[0]);
  if (!line || !winner || lost.includes(name)) return 'connections-outlive-themselves';
  const most = Math.max(...lines.map(({ weight }) => weight));
  if (
    packet.direction === 'to-azure' &&
    line.weight === most &&
    line.weight > Math.min(...lines.map(({ weight }) => weight))
  )
    return 'weight-steers-both-ways';
  if (found.length > 1)
    return packet.direction === 'to-azure' ? 'azure-steers-both-ways' : 'first-circuit-is-preferred';
  switch (difference(problem, line, winner)) {
    case 'prefix':
      return line.weight > winner.weight ? 'weight-beats-prefix' : 'wider-prefix-wins';
    case 'weight':
      return line.prepends < winner.prepends ? 'prepending-beats-weight' : 'lower-weight-wins';
    case 'path':
      return 'longer-path-wins';
    case 'preference':
      return 'lower-preference-wins';
    default:
      return 'first-circuit-is-preferred';
  }
}
