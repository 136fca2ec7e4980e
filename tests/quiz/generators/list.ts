/** The proofs of all generators. */
import type { AnyProof } from './proof.ts';

export const proofs: readonly AnyProof[] = [];
