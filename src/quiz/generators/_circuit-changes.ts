/** What can be changed so that packets take another circuit: each change is made, and the tracer asked again. */
import type { Chance } from '#src/quiz/generator.ts';
import type { Item } from '#src/quiz/item.ts';
import { carriers, machine, type Line } from './_circuit-choice.ts';
import { connectionOf, situation, type ChoiceProblem } from './_circuit-story.ts';
import { multiple, single } from './_item.ts';

export const changes = [
  'raise-weight',
  'lower-weight',
  'lengthen-other',
  'lengthen-wanted',
  'more-exact',
  'raise-preference',
  'more-bandwidth',
] as const;
export type Change = (typeof changes)[number];

const code = (text: string): string => `\`${text}\``;

/** The circuits after a change in favor of one of them. */
function changed({ lines, packet }: ChoiceProblem, wanted: string, change: Change): Line[] {
  const most = Math.max(...lines.map(({ weight }) => weight));
  const exact = `${packet.site.split('.').slice(0, 3).join('.')}.0/24`;
  return lines.map((line) => {
    const isWanted = line.name === wanted;
    switch (change) {
      case 'raise-weight':
        return isWanted ? { ...line, weight: most + 100 } : line;
      case 'lower-weight':
        return isWanted ? { ...line, weight: 0 } : line;
      case 'lengthen-other':
        return isWanted ? line : { ...line, prepends: line.prepends + 4 };
      case 'lengthen-wanted':
        return isWanted ? { ...line, prepends: line.prepends + 4 } : line;
      case 'more-exact':
        return isWanted ? { ...line, prefixes: [...line.prefixes, exact] } : line;
      case 'raise-preference':
        return isWanted ? { ...line, preference: 400 } : line;
      case 'more-bandwidth':
        return isWanted ? { ...line, mbps: 10_000 } : line;
    }
  });
}

function textOf({ lines, packet }: ChoiceProblem, wanted: string, change: Change): string {
  const other = lines.find(({ name }) => name !== wanted)?.name ?? '';
  const most = Math.max(...lines.map(({ weight }) => weight));
  const exact = `${packet.site.split('.').slice(0, 3).join('.')}.0/24`;
  switch (change) {
    case 'raise-weight':
      return `Set the routing weight of ${connectionOf(wanted)} to ${most + 100}.`;
    case 'lower-weight':
      return `Set the routing weight of ${connectionOf(wanted)} to 0.`;
    case 'lengthen-other':
      return `Make the AS path longer by four on ${code(other)}.`;
    case 'lengthen-wanted':
      return `Make the AS path longer by four on ${code(wanted)}.`;
    case 'more-exact':
      return `Announce ${code(exact)} over ${code(wanted)} as well.`;
    case 'raise-preference':
      return `Set the local preference of ${code(wanted)} to 400.`;
    case 'more-bandwidth':
      return `Raise the bandwidth of ${code(wanted)} to 10 Gbps.`;
  }
}

const beliefs: Readonly<Record<Change, string>> = {
  'raise-weight': 'weight-steers-both-ways',
  'lower-weight': 'lower-weight-wins',
  'lengthen-other': 'prepending-beats-weight',
  'lengthen-wanted': 'longer-path-wins',
  'more-exact': 'azure-steers-both-ways',
  'raise-preference': 'preference-steers-azure',
  'more-bandwidth': 'faster-circuit-is-preferred',
};

const works = (problem: ChoiceProblem, wanted: string, change: Change): boolean => {
  const found = carriers(changed(problem, wanted, change), problem.packet);
  return found.length === 1 && found[0] === wanted;
};

/** Why a change does what is wanted, or what decides instead. */
function whyOf(problem: ChoiceProblem, wanted: string, change: Change): string {
  const { direction } = problem.packet;
  const isDone = works(problem, wanted, change);
  const toAzure = direction === 'to-azure';
  switch (change) {
    case 'raise-weight':
      return isDone
        ? 'Then its connection has the higher weight, and for the same prefix that is preferred.'
        : toAzure
          ? 'The routing weight steers what Azure sends. Packets to Azure are sent by the routers of the site.'
          : 'The higher weight counts only for the same prefix, and the other circuit has a more exact one.';
    case 'lower-weight':
      return 'The higher weight is the preferred one, so this is the wrong way round.';
    case 'lengthen-other':
      return isDone
        ? 'Prefix and weight are the same, so the shorter AS path decides from then on.'
        : toAzure
          ? 'What the site announces steers packets from Azure. This one goes the other way.'
          : 'The AS path is compared only where prefix and weight are the same. Here one of them decides before.';
    case 'lengthen-wanted':
      return 'A longer AS path makes a circuit less wanted, never more.';
    case 'more-exact':
      return isDone
        ? 'The most exact prefix is looked for first, before any weight, and then only this circuit has it.'
        : 'What the site announces leads packets from Azure to it. Those to Azure follow what Azure announces.';
    case 'raise-preference':
      return isDone
        ? 'The routers of the site choose by local preference, and the higher one wins.'
        : 'A local preference stays inside the site. Azure does not see it, and chooses by its own rules.';
    case 'more-bandwidth':
      return 'No rule for the choice of a route looks at bandwidth.';
  }
}

/** Takes a problem and the changes it can be asked with: one that works or two, and others that do not. */
export function changesFor(chance: Chance, base: ChoiceProblem): ChoiceProblem {
  const now = carriers(base.lines, base.packet);
  const wanted =
    base.lines.find(({ name }) => now.length > 1 || !now.includes(name))?.name ?? base.lines[0]?.name ?? '';
  // Beside a weight of 0, another 0 changes nothing.
  const isLowest = base.lines.some(({ name, weight }) => name !== wanted && weight === 0);
  const all = chance.shuffled(
    'changes',
    changes.filter((change) => change !== 'lower-weight' || !isLowest),
  );
  const right = all.filter((change) => works(base, wanted, change));
  const wrong = all.filter((change) => !works(base, wanted, change));
  const many = base.ask === 'changes' && right.length > 1 ? 2 : 1;
  return {
    ...base,
    wanted,
    changes: [...right.slice(0, many), ...wrong.slice(0, many === 2 ? chance.pick('wrong', [2, 3]) : 3)],
  };
}

export function askChange(problem: ChoiceProblem): Item {
  const { packet, wanted = '', objective } = problem;
  const drafts = problem.changes.map((change) => {
    const correct = works(problem, wanted, change);
    return {
      text: textOf(problem, wanted, change),
      correct,
      why: whyOf(problem, wanted, change),
      belief: correct
        ? undefined
        : change === 'raise-weight' && packet.direction === 'to-site'
          ? 'weight-beats-prefix'
          : beliefs[change],
    };
  });
  const many = drafts.filter(({ correct }) => correct).length > 1;
  const flow =
    packet.direction === 'to-site'
      ? `Packets from Azure to ${code(packet.site)} at the site`
      : `Packets from ${code(packet.site)} at the site to ${code(machine)} in Azure`;
  const about = {
    objective,
    facts: ['circuit-preference', 'routing-weight', 'local-preference'],
    difficulty: 3 as const,
    stem: `${situation(problem)}\n\n${flow} are all to go over ${code(wanted)}. ${
      many ? 'Which changes do that, each by itself?' : 'Which change does that by itself?'
    }`,
  };
  return many ? multiple(about, drafts) : single(about, drafts);
}
