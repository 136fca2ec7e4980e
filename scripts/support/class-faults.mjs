/** What `npm run test:faults` does to the class server, what must not come of it, and how its figures are told in a line. */

const seconds = (milliseconds) =>
  milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
const wrote = ({ acknowledged, lines }) => `${acknowledged} acknowledged lines looked for, ${lines} in the end`;

/**
 * Each fault. `program`: a file of `tests/classroom/faults/` and what of it is called with `words`; `needs`: where it is possible at all;
 * `isGood`: whether its figures may be; `tells`: what came of it. A run that throws is not good either.
 */
export const faults = {
  kills: {
    says: 'kill -9 at random moments under load (SQLite)',
    program: ['kills', 'killOften'],
    words: ({ kills }) => ['sqlite', kills],
    isGood: ({ kills, lost, twice }, options) => kills === options.kills && lost === 0 && twice === 0,
    tells: (figures) =>
      `${figures.kills} kills, ${figures.learners} learners all went on by themselves (at most ${seconds(figures.longestRecovery)}); ${wrote(figures)}; ${figures.lost} lost, ${figures.twice} twice`,
  },
  'kills-postgres': {
    says: 'kill -9 at random moments under load (PostgreSQL)',
    program: ['kills', 'killOften'],
    words: ({ kills }) => ['postgres', Math.ceil(kills / 4)],
    needs: 'postgres',
    isGood: ({ lost, twice }) => lost === 0 && twice === 0,
    tells: (figures) => faults.kills.tells(figures),
  },
  fsync: {
    says: 'calls to the system: on the disk before an answer leaves',
    program: ['fsync', 'traceSyncs'],
    words: () => [],
    needs: 'strace',
    isGood: ({ early, syncs, followed }) => early === 0 && syncs > 0 && followed > 0,
    tells: ({ writes, syncs, answers, followed, early }) =>
      `${answers} answers to writes, ${followed} followed line by line into the log (${writes} writes, ${syncs} syncs); ${early} left before their sync had ended`,
  },
  'database-away': {
    says: 'PostgreSQL crashes and comes back',
    program: ['database-away', 'databaseAway'],
    words: () => [],
    needs: 'postgres',
    isGood: ({ lost, withoutWords, isReadyWhileAway }) => lost === 0 && withoutWords === 0 && !isReadyWhileAway,
    tells: (figures) =>
      `${figures.times} times, on again after at most ${seconds(figures.longestRecovery)}; ${wrote(figures)}; ${figures.lost} lost, ${figures.withoutWords} answers without words, ${figures.isReadyWhileAway ? 'said to be ready meanwhile' : 'not ready meanwhile'}`,
  },
  'disk-full': {
    says: 'the disk fills up, and is given room again',
    program: ['disk-full', 'diskFull'],
    words: () => [],
    isGood: (figures) => figures.lost === 0 && figures.couldRead && figures.words !== '',
    tells: (figures) =>
      `${figures.answers.DiskFull ?? 0} writes refused in words, reading ${figures.couldRead ? 'went on' : 'failed'}; ${wrote(figures)}; ${figures.lost} lost`,
  },
  'instance-lost': {
    says: 'two servers on one PostgreSQL, one of them lost',
    program: ['instance-lost', 'instanceLost'],
    words: () => [],
    needs: 'postgres',
    isGood: ({ lost, gaps, heardAfter }) => lost === 0 && gaps === 0 && heardAfter.count > 0,
    tells: (figures) =>
      `before it, news of one at the other after ${figures.heardAfter.median.toFixed(0)} ms (median); ${wrote(figures)}; ${figures.lost} lost, ${figures.gaps} gaps in a feed of ${figures.feed}`,
  },
  'network-cut': {
    says: 'the network between learners and server swallows everything, while they work on',
    program: ['network-cut', 'networkCut'],
    words: ({ seconds: long }) => [long],
    isGood: ({ waited, caught }) => waited > 0 && caught > 0,
    tells: (figures) =>
      `${figures.seconds} s, ${figures.learners} learners took ${figures.written} steps meanwhile (never ${seconds(figures.longestStep)} without one); all there ${seconds(figures.recovery)} after its return, none lost`,
  },
  clocks: {
    says: 'wrong clocks, of browsers and of the server',
    program: ['apart', 'wrongClocks'],
    words: () => [],
    isGood: ({ refusals }) => !Object.keys(refusals).some((code) => !['no network', 'Ending'].includes(code)),
    tells: ({ learners, lines }) =>
      `${learners} browsers up to a day off, a server an hour ahead, right, two hours ahead; ${lines} lines, none refused, none lost`,
  },
  'two-devices': {
    says: 'one attempt on two devices at once',
    program: ['apart', 'twoDevices'],
    words: () => [],
    isGood: ({ onServer, aside }) => onServer > 0 && aside > 0,
    tells: ({ written, onServer, aside }) =>
      `${written} lines: ${onServer} count, ${aside} put aside under a name of their own, none lost`,
  },
  ends: {
    says: 'asked to end (SIGTERM) under load',
    program: ['apart', 'endOften'],
    words: () => ['sqlite'],
    isGood: ({ lost, codes }) => lost === 0 && codes.every((code) => code === 0),
    tells: (figures) =>
      `${figures.stops} times, ended after at most ${seconds(figures.longestStop)}, exit codes ${figures.codes.join(' ')}; ${wrote(figures)}; ${figures.lost} lost`,
  },
};
