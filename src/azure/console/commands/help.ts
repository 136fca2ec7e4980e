/** `help`: what this console knows. */
import { columns, defineCommand, lines } from '#src/azure/console/command.ts';

const remarks = {
  router: ['Every word may be cut short, as in sh ip ro.'],
  machine: ['There is no DNS here: name machines by their addresses.'],
};

export const help = defineCommand({
  words: 'help',
  alias: ['?'],
  says: 'shows this list',
  at: ['router', 'machine'],
  run({ shell }, _words, known) {
    const table = known.map(({ words, usage = '', says }) => [`${words} ${usage}`.trim(), says]);
    return {
      text: lines([
        ...columns(table),
        '',
        ...remarks[shell],
        'The answers are worked out from the network as it stands. Nothing is measured, so there are no times.',
      ]),
      ok: true,
    };
  },
});
