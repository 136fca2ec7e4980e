/** `curl`: whether a web server could be reached. What it would answer is not simulated. */
import { defineCommand, type Printed } from '#src/azure/console/command.ts';
import { portOf, probe, whyOf } from '#src/azure/console/probe.ts';

const usage = '<http://address[:port]/>';
const ports: Readonly<Record<string, number>> = { http: 80, https: 443 };

/** The address and the port of a URL; undefined for what is none. */
function targetOf(text: string): { to: string; port: number } | undefined {
  const [, scheme = 'http', bracketed, plain = '', own] =
    /^(?:(https?):\/\/)?(?:\[([^\]]+)\]|([^/:]+))(?::(\d+))?(?:\/.*)?$/i.exec(text) ?? [];
  const to = bracketed ?? plain;
  const port = own === undefined ? ports[scheme.toLowerCase()] : portOf(own);
  return to === '' || port === undefined ? undefined : { to, port };
}

export const curl = defineCommand({
  words: 'curl',
  usage,
  says: 'tries the port of a web server',
  at: ['machine'],
  run(scene, words): Printed {
    const target = targetOf(words.find((word) => !word.startsWith('-')) ?? '');
    if (!target) return { text: `Usage: curl ${usage}`, ok: false };
    const { to, port } = target;
    const sent = probe(scene, 'curl', to, { protocol: 'tcp', port });
    if ('text' in sent) return sent;
    const { answered } = sent.trace;
    const text = answered
      ? `* Connected to ${sent.to} (${sent.to}) port ${port}\n* What a server would answer is not simulated.`
      : `curl: (28) Failed to connect to ${sent.to} port ${port}: Connection timed out`;
    return { text, ok: answered, why: whyOf(sent.trace) };
  },
});
