/** A question of the bank as a browser gets it: what `bank.json` is a list of. */
import type { PublicView } from '#src/quiz/view.ts';

export interface BankEntry {
  /** `expressroute/09-fastpath/gateway-skus` */
  id: string;
  /** `expressroute/09-fastpath` */
  unit: string;
  /** `az-700/E9` */
  objective: string;
  kind: string;
  /** What a right answer to all of it earns. */
  points: number;
  /** 1 for one fact, 2 for two steps or a trap, 3 for several rules. */
  difficulty: 1 | 2 | 3;
  needs: 'recall' | 'decision';
  profile: PublicView['profile'];
  facts: string[];
  view: PublicView;
  /** Of a case study: what each of its questions tests. The points of the entry are theirs together. */
  questions?: {
    id: string;
    objective: string;
    points: number;
    difficulty: 1 | 2 | 3;
    needs: 'recall' | 'decision';
    facts: string[];
  }[];
  /** HTML of what is drawn, by what it is drawn for: `figure` for the figure of the question itself, in a case study the id of a question, and `tab/place`. */
  figures?: Record<string, string>;
  /** What the same figures show, in words, for whoever cannot be shown a drawing: a file for another system. */
  told?: Record<string, string>;
}
