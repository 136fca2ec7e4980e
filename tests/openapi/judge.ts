/** What Microsoft's validator said of the recorded exchanges, with the members Azure was seen to send beside its own documents taken out. */
import * as z from 'zod/mini';

const issueSchema = z.object({ code: z.string(), message: z.string(), at: z.string() });

export const verdictSchema = z.object({
  about: z.string(),
  method: z.string(),
  path: z.string(),
  status: z.int(),
  operation: z.string(),
  /** Of the answer. What we ask is not judged: whole bodies with read-only members are sent back on purpose. */
  response: z.array(issueSchema),
  broken: z.optional(z.string()),
});
export type Verdict = z.infer<typeof verdictSchema>;

export const differenceSchema = z.object({
  member: z.string(),
  /** A part of the path to the member, where only there. */
  at: z.optional(z.string()),
  because: z.string(),
});
export type Difference = z.infer<typeof differenceSchema>;

export interface Judged {
  /** Answers by operation of the documents: how many, with which statuses, and which known differences they show. */
  operations: Record<string, { answers: number; statuses: number[]; differences: string[] }>;
  /** Answers that do not conform, in words. */
  wrong: string[];
  /** Requests that the documents do not know, such as polls. */
  unknown: string[];
}

const isKnown = (issue: z.infer<typeof issueSchema>, { member, at }: Difference): boolean =>
  issue.code === 'OBJECT_ADDITIONAL_PROPERTIES' &&
  issue.at.endsWith(`/${member}`) &&
  (at === undefined || issue.at.includes(at));

/** Sorts verdicts into what conforms, what differs for a known reason, and what is wrong. */
export function judge(verdicts: readonly Verdict[], differences: readonly Difference[]): Judged {
  const judged: Judged = { operations: {}, wrong: [], unknown: [] };
  for (const { method, path, status, operation, response, broken } of verdicts) {
    if (operation.startsWith('unknown')) {
      judged.unknown.push(`${method} ${path}`);
      continue;
    }
    const left = response.filter((issue) => !differences.some((difference) => isKnown(issue, difference)));
    if (broken !== undefined || left.length > 0) {
      const words = left.map(({ message, at }) => `${message} at ${at}`).join('; ');
      judged.wrong.push(`${operation} (${method} ${path}, ${status}): ${broken ?? words}`);
      continue;
    }
    const known = (judged.operations[operation] ??= { answers: 0, statuses: [], differences: [] });
    known.answers += 1;
    known.statuses = [...new Set([...known.statuses, status])].sort((one, other) => one - other);
    const seen = response.flatMap(({ at }) => at.split('/').at(-1) ?? []);
    known.differences = [...new Set([...known.differences, ...seen])].sort();
  }
  return judged;
}
