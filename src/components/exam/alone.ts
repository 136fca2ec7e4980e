/** One tab at a time works on an exam. A lock of the browser says which; where there are none, a heartbeat in its storage does. */

/** The right to work on an exam, until it is given up or taken over. */
export interface Claim {
  release: () => void;
}

export interface Means {
  /** Missing on pages at a plain http address. */
  locks?: Pick<LockManager, 'request'> | undefined;
  storage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  now?: () => number;
}

interface Wish extends Means {
  /** Takes the exam away from the tab that has it. */
  takeOver?: boolean;
  /** Called when another tab has taken the exam over. */
  onLost: () => void;
}

/** A page that is being reloaded still holds its lock for a moment. */
const [tries, between] = [6, 60];
const beatEvery = 1000;
/** A tab in the background may beat but once a minute; before that it is asked no more often than this. */
const staleAfter = 3 * beatEvery;

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

const ofBrowser = (): Means => ({
  locks: 'locks' in navigator ? navigator.locks : undefined,
  storage: storageHere(),
});

function storageHere(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** Claims an exam for this tab; undefined where another tab works on it. */
export async function claim(attempt: string, { takeOver = false, onLost, ...given }: Wish): Promise<Claim | undefined> {
  const { locks, storage, now = () => Date.now() } = 'locks' in given || 'storage' in given ? given : ofBrowser();
  const name = `crossconnect/${attempt}`;
  if (locks === undefined) return beating(name, storage, now, takeOver, onLost);
  for (let left = takeOver ? 1 : tries; left > 0; left -= 1) {
    const got = await locked(locks, name, takeOver, onLost);
    if (got !== undefined) return got;
    if (left > 1) await pause(between);
  }
  return undefined;
}

function locked(
  locks: Pick<LockManager, 'request'>,
  name: string,
  steal: boolean,
  onLost: () => void,
): Promise<Claim | undefined> {
  return new Promise((resolve) => {
    let isOurs = false;
    let isReleased = false;
    locks
      .request(name, steal ? { steal } : { ifAvailable: true }, (lock) => {
        if (lock === null) {
          resolve(undefined);
          return undefined;
        }
        return new Promise<void>((letGo) => {
          isOurs = true;
          resolve({
            release() {
              isReleased = true;
              letGo();
            },
          });
        });
      })
      .catch(() => {
        if (isOurs && !isReleased) onLost();
        if (!isOurs) resolve(undefined);
      });
  });
}

interface Beat {
  tab: string;
  at: number;
}

function readBeat(text: string | null): Beat | undefined {
  const [tab = '', at = ''] = (text ?? '').split(' ');
  return tab === '' || !/^\d+$/.test(at) ? undefined : { tab, at: Number(at) };
}

/** Without storage nothing can be said about other tabs, so the exam opens. */
async function beating(
  name: string,
  storage: Means['storage'],
  now: () => number,
  takeOver: boolean,
  onLost: () => void,
): Promise<Claim | undefined> {
  const key = `${name}/open`;
  const tab = String(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0);
  const heard = () => {
    try {
      return readBeat(storage?.getItem(key) ?? null);
    } catch {
      return undefined;
    }
  };
  const beat = () => {
    try {
      storage?.setItem(key, `${tab} ${String(now())}`);
    } catch {
      // Storage is full or blocked: other tabs are not told, and nothing else is lost.
    }
  };
  const other = heard();
  if (!takeOver && other !== undefined && Math.abs(now() - other.at) < staleAfter) return undefined;
  beat();
  let timer: ReturnType<typeof setInterval> | undefined = undefined;
  const stop = () => {
    clearInterval(timer);
    removeEventListener('pagehide', release);
  };
  const release = () => {
    stop();
    if (heard()?.tab === tab) storage?.removeItem(key);
  };
  timer = setInterval(() => {
    const last = heard();
    if (last === undefined || last.tab === tab) {
      beat();
      return;
    }
    stop();
    onLost();
  }, beatEvery);
  addEventListener('pagehide', release);
  return Promise.resolve({ release });
}
