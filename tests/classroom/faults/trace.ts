/** Reads a trace of the class server's system calls: whether what an answer acknowledges was on the disk before the answer left. */

export interface TraceFigures {
  /** Times that something was written to the log of the database, and that it was brought to the disk. */
  writes: number;
  syncs: number;
  /** Answers to writes that left the server. */
  answers: number;
  /** Of them, answers whose own lines were seen on their way into the log. */
  followed: number;
  /** Answers that left before what they acknowledge was on the disk. */
  early: number;
}

/** What a connection was asked: how many writes the log had then, and the lines that came. */
interface Asked {
  before: number;
  lines: Set<string>;
}

const onWal = String.raw`\(\d+<[^>]*\.sqlite-wal>`;
const writeOfLog = new RegExp(`^pwrite64${onWal}`);
const syncOfLog = new RegExp(`^f(?:data)?sync${onWal}`);
const onSocket = /^(?:read|writev?|sendto|sendmsg)\(\d+<(TCP[^>]*(?:>[^>]*)?)\]>/;
/** The head of a frame of the log, 24 bytes; its second number is not 0 in the last frame of a commit (sqlite.org/fileformat2.html#walformat). */
const headOfFrame = /, "(.*)", 24, \d+\)?/;
/** How a learner of these tests names a line. */
const lineNames = /learner \d+, step \d+/g;

const endsCommit = (text: string): boolean => {
  const head = headOfFrame.exec(text)?.[1];
  const bytes = head?.match(/\\[0-7]{1,3}|\\.|[^\\]/g) ?? [];
  return bytes.slice(4, 8).some((byte) => !/^\\0+$/.test(byte));
};

/**
 * Goes through a trace in its order, as `strace -f` writes it. A write that was asked for is acknowledged in time if its lines, or where
 * they cannot be told anything after the request, stand in a commit that a sync covers which began after it and ended before the answer left.
 */
export function readTrace(text: string): TraceFigures {
  const figures: TraceFigures = { writes: 0, syncs: 0, answers: 0, followed: 0, early: 0 };
  /** Calls under way, by thread; of a sync, the number of log writes when it began. */
  const under = new Map<string, string>();
  const syncFrom = new Map<string, number>();
  /** So many writes of the log are on the disk. */
  let onDisk = 0;
  /** Lines by the number of the write that ends their commit; those of a commit that is not at its end wait. */
  const committedBy = new Map<string, number>();
  let uncommitted: string[] = [];
  let commitEnd = 0;
  const asked = new Map<string, Asked>();

  const write = (call: string) => {
    figures.writes += 1;
    uncommitted.push(...(call.match(lineNames) ?? []));
    // The page of a frame is the next write after its head.
    if (endsCommit(call)) commitEnd = figures.writes + 1;
    if (figures.writes !== commitEnd) return;
    for (const name of uncommitted) if (!committedBy.has(name)) committedBy.set(name, commitEnd);
    uncommitted = [];
  };
  const hear = (socket: string, call: string) => {
    if (call.includes('"POST /')) asked.set(socket, { before: figures.writes, lines: new Set() });
    for (const name of call.match(lineNames) ?? []) asked.get(socket)?.lines.add(name);
  };
  const answer = (socket: string, call: string) => {
    const question = asked.get(socket);
    asked.delete(socket);
    if (!question || !/"HTTP\/1\.1 2\d\d/.test(call)) return;
    figures.answers += 1;
    if (question.lines.size > 0) figures.followed += 1;
    const isEarly =
      question.lines.size === 0
        ? onDisk <= question.before
        : [...question.lines].some((name) => (committedBy.get(name) ?? Number.POSITIVE_INFINITY) > onDisk);
    if (isEarly) figures.early += 1;
  };
  const begin = (thread: string, call: string) => {
    const socket = onSocket.exec(call)?.[1];
    if (writeOfLog.test(call)) write(call);
    else if (syncOfLog.test(call)) syncFrom.set(thread, figures.writes);
    else if (socket !== undefined && /"HTTP\/1\.1 \d\d\d/.test(call)) answer(socket, call);
  };
  const end = (thread: string, call: string) => {
    const socket = onSocket.exec(call)?.[1];
    if (syncOfLog.test(call)) {
      const from = syncFrom.get(thread) ?? 0;
      if (!/= 0$/.test(call.trimEnd())) return;
      figures.syncs += 1;
      onDisk = Math.max(onDisk, from);
    } else if (socket !== undefined && call.startsWith('read(')) hear(socket, call);
  };
  for (const line of text.split('\n')) {
    const [, thread = '', call = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(call)?.[1];
    if (resumed !== undefined) end(thread, `${under.get(thread) ?? ''}${resumed}`);
    else begin(thread, call);
    if (resumed === undefined && call.endsWith('<unfinished ...>'))
      under.set(thread, call.replace(/\s*<unfinished \.\.\.>$/, ''));
    else if (resumed === undefined) end(thread, call);
  }
  return figures;
}
