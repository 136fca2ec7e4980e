/** The name of this browser among a learner's devices: made up once, and told to nobody but the class's server. */

const key = 'crossconnect/device';

/** Without storage it is another one on each page, and the server asks before it lets it go on. */
export function deviceName(storage: Pick<Storage, 'getItem' | 'setItem'> | undefined = storageHere()): string {
  try {
    const known = storage?.getItem(key);
    if (known !== null && known !== undefined && known !== '') return known;
  } catch {
    // It may not be read: then it is made up anew.
  }
  const name = [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  try {
    storage?.setItem(key, name);
  } catch {
    // Storage is full or blocked: the name holds for this page.
  }
  return name;
}

export function storageHere(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
