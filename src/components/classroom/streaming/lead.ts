/**
 * One of all tabs of a browser leads. Web Locks settle who; where there are none (at `http://<LAN address>`), a lease in the
 * storage does: whoever finds another's name on it after all steps back.
 */

/** A lease holds so long, and is renewed well before. Tabs that take it at the same moment see after `settles` whose it is. */
const lease = { holds: 6000, renewedEvery: 2000, settles: 250 } as const;

/**
 * Waits for its turn and calls `begin` when this tab leads, and `end` should another one lead after all. Returns the way to give
 * up, which lets the next tab lead at once.
 */
export function leadOnce(name: string, begin: () => void, end: () => void): () => void {
  const locks: LockManager | undefined = 'locks' in navigator ? navigator.locks : undefined;
  return locks ? byLock(locks, name, begin) : byLease(name, begin, end);
}

function byLock(locks: LockManager, name: string, begin: () => void): () => void {
  const giveUp = new AbortController();
  let release: (() => void) | undefined;
  locks
    .request(name, { signal: giveUp.signal }, () => {
      begin();
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    })
    // Giving up while waiting is told as an error.
    .catch(() => undefined);
  return () => {
    giveUp.abort();
    release?.();
  };
}

function byLease(name: string, begin: () => void, end: () => void): () => void {
  const key = `crossconnect:lead:${name}`;
  const mine = String(Math.random()).slice(2);
  let leads = false;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const holder = () => {
    const [who = '', until = '0'] = (read(key) ?? '').split(' ');
    return Number(until) > Date.now() ? who : undefined;
  };
  const isAnothers = () => ![undefined, mine].includes(holder());
  const look = () => {
    if (isAnothers()) {
      if (leads) end();
      leads = false;
      return;
    }
    write(key, `${mine} ${String(Date.now() + lease.holds)}`);
    if (!leads) settling ??= setTimeout(settle, lease.settles);
  };
  // All that wait hear at once that the lease is free, and the last one to take it has it.
  const settle = () => {
    clearTimeout(settling);
    settling = undefined;
    if (leads || isAnothers()) return;
    leads = true;
    begin();
  };
  const timer = setInterval(look, lease.renewedEvery);
  const onStorage = ({ key: changed, newValue }: StorageEvent) => {
    if (changed === key && newValue === null) look();
  };
  const leave = () => {
    clearInterval(timer);
    clearTimeout(settling);
    removeEventListener('storage', onStorage);
    removeEventListener('pagehide', leave);
    if (leads && holder() === mine) write(key, undefined);
  };
  addEventListener('storage', onStorage);
  addEventListener('pagehide', leave);
  look();
  // A page that finds the lease free when it opens waits for nobody; should two open at once, the next look tells.
  settle();
  return leave;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage is shut off: every tab leads for itself.
    return null;
  }
}

function write(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}
