/** `traceroute`: the hops on the way to an address, as far as they answer. */
import { defineCommand, lines, type Printed } from '#src/azure/console/command.ts';
import { visibleHops } from '#src/azure/console/hops.ts';
import { probe, whyOf } from '#src/azure/console/probe.ts';
import type { Scene } from '#src/azure/console/scene.ts';
import type { Trace } from '#src/datapath/trace.ts';
import { listed } from '#src/datapath/words.ts';

/** That this probe is one flow of many, where flows share equal ways: the packet on a map may take another one. */
function sharedNote({ find }: Scene, { hops, shared }: Trace): { note?: string } {
  const [fork] = shared;
  const taken = hops[hops.findIndex(({ node }) => node === fork?.node) + 1];
  if (!fork || !taken) return {};
  const others = listed(fork.with.map((id) => find(id)?.name ?? id));
  return {
    note: `Flows share equal ways here. This probe went to ${taken.name}; another flow, such as your packet, may go to ${others}.`,
  };
}

/** After so many silent hops in a row somebody gives up. */
const patience = 3;

export const traceroute = defineCommand({
  words: 'traceroute',
  alias: ['tracepath'],
  usage: '[-n] <address>',
  says: 'shows the hops on the way; * is a hop that does not answer',
  at: ['router', 'machine'],
  run(scene, words): Printed {
    const to = words.find((word) => !word.startsWith('-'));
    if (to === undefined) return { text: 'Usage: traceroute [-n] <address>', ok: false };
    const sent = probe(scene, 'traceroute', to, { protocol: 'icmp' });
    if ('text' in sent) return sent;
    const isNumeric = scene.shell === 'machine' && words.includes('-n');
    const hops = visibleHops(scene, sent.trace);
    const nameOf = (node: string): string => (scene.find(node)?.name ?? node).replaceAll(/\s+/g, '-');
    const told = [...hops, ...(sent.trace.answered ? [] : Array.from({ length: patience }, () => undefined))];
    const shown = told.map((hop, index) => {
      const address = hop?.address;
      const count = String(index + 1).padStart(2);
      if (hop === undefined || address === undefined) return `${count}  * * *`;
      return scene.shell === 'machine' && !isNumeric
        ? `${count}  ${nameOf(hop.node)} (${address})`
        : `${count}  ${address}`;
    });
    const head =
      scene.shell === 'router'
        ? ['Type escape sequence to abort.', `Tracing the route to ${sent.to}`, '']
        : [`traceroute to ${sent.to} (${sent.to}), 30 hops max, 60 byte packets`];
    return {
      text: lines([...head, ...shown, ...(sent.trace.answered ? [] : ['^C'])]),
      ok: sent.trace.answered,
      why: whyOf(sent.trace),
      ...sharedNote(scene, sent.trace),
    };
  },
});
