/** The code of a class: six letters to read from a wall and to type on a phone. */

/** Consonants that are taken for no other when heard or seen small, so that no code is a word: no I, L, O, Q, U, V, and no vowels. */
const letters = 'BCDFGHJKMNPRSTWXYZ';
const length = 6;
/** Bytes from here on would make the first letters likelier than the last. */
const fair = Math.floor(256 / letters.length) * letters.length;

/** A new code from random bytes. */
export function newCode(random: (bytes: number) => Uint8Array): string {
  let code = '';
  while (code.length < length)
    for (const byte of random(16))
      if (byte < fair && code.length < length) code += letters.charAt(byte % letters.length);
  return code;
}

/** A code as somebody typed it, with small letters, blanks and hyphens; undefined when it cannot be one. */
export function readCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  return /^[A-Z]{6}$/.test(code) ? code : undefined;
}
