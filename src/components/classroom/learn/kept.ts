/** Small values that a class keeps in this browser: which class one sits in, and how far its log has come. Blocked storage forgets them with the page. */

export interface Kept {
  get: (key: string) => string | undefined;
  /** Without a value it is forgotten. */
  set: (key: string, value: string | undefined) => void;
}

const prefix = 'crossconnect/class/';

export function keptHere(): Kept {
  const late = new Map<string, string>();
  return {
    get(key) {
      try {
        return localStorage.getItem(prefix + key) ?? late.get(key);
      } catch {
        return late.get(key);
      }
    },
    set(key, value) {
      try {
        if (value === undefined) localStorage.removeItem(prefix + key);
        else localStorage.setItem(prefix + key, value);
        late.delete(key);
      } catch {
        if (value === undefined) late.delete(key);
        else late.set(key, value);
      }
    },
  };
}
