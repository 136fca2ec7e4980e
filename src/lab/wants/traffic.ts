/** Checks that traffic flows in a Cloud, and which way: answered by the packet tracer, never by looking at a setting. */
import type { Cloud } from '#src/azure/cloud.ts';
import type { Profile } from '#src/base/facts.ts';
import { fail, pass } from '#src/base/verdict.ts';
import type { Verdict } from '#src/base/verdict.ts';
import { trace } from '#src/datapath/trace.ts';
import type { Flow, Trace } from '#src/datapath/trace.ts';
import type { Check } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { networkAt } from '#src/lab/network-at.ts';

/** A packet that is sent, the rules it travels by, and the way it has to take. */
export interface WantedFlow {
  flow: Flow;
  profile: Profile;
  /** Who talks to whom, for people: `the plant` and `the machine 10.20.1.4`. The addresses if unsaid. */
  between?: readonly [string, string];
  /** What is imagined to have failed meanwhile; ids as `possibleFailures` gives them. */
  failures?: readonly string[];
  /** Ids of resources that the packet has to cross on its way there: a circuit, a gateway, a firewall. */
  over?: readonly string[];
  /** Ids of resources that it must not touch on its way there. */
  notOver?: readonly string[];
  /** Ids of gateways that FastPath has to take it around. */
  around?: readonly string[];
  /** The verdict says only whether packet and answer came, not why: the learner is to find that out. */
  isSilent?: boolean;
}

/** What became of the packet, as the tracer has it. */
export const followed = (cloud: Cloud, { flow, profile, failures }: WantedFlow): Trace =>
  trace(networkAt(cloud, profile, failures), flow);

/** Whether a node is a resource, or a part of one: an edge of a circuit, an instance of a gateway. */
function isPartOf(node: string, id: string): boolean {
  const key = id.toLowerCase();
  return node === key || node.startsWith(`${key}/`);
}

const crosses = (nodes: readonly string[], id: string): boolean => nodes.some((node) => isPartOf(node, id));

/** What is wrong with the way a packet took; undefined where it is as wanted. */
function strayed(found: Trace, { over = [], notOver = [], around = [] }: WantedFlow): string | undefined {
  const nodes = found.hops.map(({ node }) => node);
  const missed = over.find((id) => !crosses(nodes, id));
  if (missed !== undefined) return `Its way does not lead over ${nameIn(missed)}.`;
  const touched = notOver.find((id) => crosses(nodes, id));
  if (touched !== undefined) return `Its way leads over ${nameIn(touched)}.`;
  const through = around.find((id) => !crosses(found.bypassed, id));
  return through === undefined ? undefined : `It does not go around ${nameIn(through)}.`;
}

/** The verdict without a reason. */
function silent(looked: string, found: Trace, wanted: WantedFlow): Verdict {
  if (!found.delivered) return fail(`${looked} It did not arrive.`);
  if (!found.answered) return fail(`${looked} It arrived, but no answer came back.`);
  return strayed(found, wanted) === undefined
    ? pass(`${looked} It arrived, and the answer came back.`)
    : fail(`${looked} It arrived, but not on the way it should take.`);
}

/** Whether the packet arrives, its answer comes back, and its way is as wanted; says what the tracer found. */
export const flows =
  (wanted: WantedFlow): Check =>
  (cloud) => {
    const [from, to] = wanted.between ?? [wanted.flow.from, wanted.flow.to];
    const meanwhile = (wanted.failures ?? []).length > 0 ? ', with a part of the network down' : '';
    const looked = `Sent a packet from ${from} to ${to}${meanwhile}.`;
    const found = followed(cloud, wanted);
    if (wanted.isSilent === true) return silent(looked, found, wanted);
    if (!found.answered) return fail(`${looked} ${found.because}`);
    const wrong = strayed(found, wanted);
    return wrong === undefined ? pass(`${looked} ${found.because}`) : fail(`${looked} ${found.because} ${wrong}`);
  };

/** Both checks hold; otherwise the first that does not says why. */
export const bothHold =
  (one: Check, other: Check): Check =>
  (cloud) => {
    const verdict = one(cloud);
    return verdict.holds ? other(cloud) : verdict;
  };
