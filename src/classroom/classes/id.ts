/** Ids of the class server: 96 random bits as 16 characters that stand in any address. */

/** A new id. It is no secret, and no one can guess another from it. */
export const newId = (random: (bytes: number) => Uint8Array): string => Buffer.from(random(12)).toString('base64url');
