/** Secrets of learners and links: made from random bytes, kept as SHA-256 only. They have too many bits to be guessed, so a slow hash would only slow the room down. */
import { createHash } from 'node:crypto';

type Random = (bytes: number) => Uint8Array;

/** 128 random bits for a cookie or a link, 22 letters that fit into an address. */
export const newToken = (random: Random): string => Buffer.from(random(16)).toString('base64url');

/** SHA-256 as hex, which is all that is kept of a secret. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const consonants = 'bdfghjklmnprstvz';
const vowels = 'aiou';
const words = 5;

/**
 * A phrase to come back with on another device: five made-up words that can be read aloud in any language, 16 random bits each, 80 in all.
 * The words are proquints (Daniel S. Wilkerson, "A Proposal for Proquints", arXiv:0901.4016).
 */
export function newPhrase(random: Random): string {
  const bytes = random(words * 2);
  return Array.from({ length: words }, (_, n) => {
    const bits = ((bytes[n * 2] ?? 0) << 8) | (bytes[n * 2 + 1] ?? 0);
    const consonant = (at: number) => consonants[(bits >> at) & 15] ?? '';
    const vowel = (at: number) => vowels[(bits >> at) & 3] ?? '';
    return consonant(12) + vowel(10) + consonant(6) + vowel(4) + consonant(0);
  }).join('-');
}

/** A phrase as somebody typed it, in the form that is hashed: small letters only, whatever stood between the words. */
export const plainPhrase = (typed: string): string => typed.toLowerCase().replace(/[^a-z]/g, '');
