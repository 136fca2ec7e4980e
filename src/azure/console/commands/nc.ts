/** `nc -vz`: whether a port of a machine takes a connection. */
import { defineCommand, type Printed } from '#src/azure/console/command.ts';
import { portOf, probe, whyOf } from '#src/azure/console/probe.ts';

const usage = '-vz [-u] <address> <port>';

export const nc = defineCommand({
  words: 'nc',
  usage,
  says: 'tries one port: TCP, or UDP with -u',
  at: ['machine'],
  run(scene, words): Printed {
    const [to, portText = ''] = words.filter((word) => !word.startsWith('-'));
    const port = portOf(portText);
    if (to === undefined || port === undefined) return { text: `Usage: nc ${usage}`, ok: false };
    const protocol = words.some((word) => /^-[a-z]*u/.test(word)) ? 'udp' : 'tcp';
    const sent = probe(scene, 'nc', to, { protocol, port });
    if ('text' in sent) return sent;
    const { answered } = sent.trace;
    const text = answered
      ? `Connection to ${sent.to} ${port} port [${protocol}/*] succeeded!`
      : `nc: connect to ${sent.to} port ${port} (${protocol}) failed: Connection timed out`;
    return { text, ok: answered, why: whyOf(sent.trace) };
  },
});
