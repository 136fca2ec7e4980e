/** A lab: the words of an answer are the ids of the tasks whose checks hold when it is handed in, each worth a point. The page writes them; nobody chooses them. */
import { fail, pass } from '#src/base/verdict.ts';
import type { Marking } from '#src/quiz/marking.ts';
import { reasonsFor } from '#src/quiz/score.ts';

export const lab: Marking = {
  isFinished({ choose }, answer) {
    const done = new Set(answer).size;
    if (done >= choose) return pass(`All ${choose} tasks are done.`);
    if (done === 0) return fail(`No task is done yet. Choose Open the lab, do its ${choose} tasks, and hand it in.`);
    return fail(`${done} of ${choose} tasks are done. What is done counts; the others are still open.`);
  },
  score(key, answer) {
    const because = reasonsFor(key, answer);
    return { points: because.filter(({ chosen }) => chosen).length, outOf: because.length, because };
  },
};
