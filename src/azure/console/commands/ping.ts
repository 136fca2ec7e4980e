/** `ping`: whether an address answers. */
import { defineCommand, lines, type Printed } from '#src/azure/console/command.ts';
import { visibleHops } from '#src/azure/console/hops.ts';
import { probe, whyOf, type Probe } from '#src/azure/console/probe.ts';
import type { Scene } from '#src/azure/console/scene.ts';

const packets = { router: 5, machine: 4 };
const firstTtl = 64;

function fromRouter({ from, to, trace }: Probe): string[] {
  const count = packets.router;
  const marks = (trace.answered ? '!' : '.').repeat(count);
  const came = trace.answered ? count : 0;
  return [
    `Sending ${count}, 100-byte ICMP Echos to ${to}, timeout is 2 seconds:`,
    `Packet sent with a source address of ${from}`,
    marks,
    `Success rate is ${(came * 100) / count} percent (${came}/${count})`,
  ];
}

function fromMachine(scene: Scene, { to, trace }: Probe): string[] {
  const count = packets.machine;
  const ttl = firstTtl - Math.max(0, visibleHops(scene, trace).length - 1);
  const replies = Array.from({ length: count }, (_, index) => `64 bytes from ${to}: icmp_seq=${index + 1} ttl=${ttl}`);
  const came = trace.answered ? count : 0;
  // Of all that lies between, only the customer's own router says that it knows no way.
  const router = trace.delivered || trace.hops.at(-1)?.kind !== 'router' ? undefined : visibleHops(scene, trace).at(-1);
  const refusals = Array.from(
    { length: router?.address === undefined ? 0 : count },
    (_, index) => `From ${router?.address ?? ''} icmp_seq=${index + 1} Destination Host Unreachable`,
  );
  return [
    `PING ${to} (${to}) 56(84) bytes of data.`,
    ...(trace.answered ? replies : refusals),
    '',
    `--- ${to} ping statistics ---`,
    `${count} packets transmitted, ${came} received, ${100 - (came * 100) / count}% packet loss`,
  ];
}

export const ping = defineCommand({
  words: 'ping',
  usage: '<address>',
  says: 'asks an address whether it is there',
  at: ['router', 'machine'],
  run(scene, [to]): Printed {
    if (to === undefined) return { text: 'Usage: ping <address>', ok: false };
    const sent = probe(scene, 'ping', to, { protocol: 'icmp' });
    if ('text' in sent) return sent;
    const text = scene.shell === 'router' ? fromRouter(sent) : fromMachine(scene, sent);
    return { text: lines(text), ok: sent.trace.answered, why: whyOf(sent.trace) };
  },
});
