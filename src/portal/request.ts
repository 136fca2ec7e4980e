/** What machines ask of Azure, and what they hear back. The words between the machines and the performer. */
import { isRecord } from '#src/base/is-record.ts';
import { textAt } from '#src/portal/json.ts';

/** One thing to read: a resource by its id, or all resources of a type in every subscription. What a query says may depend on the virtual time. */
export type Read =
  | {
      get: string;
      query?: (now: number) => Record<string, string>;
      /** It may not be there: then the answer is undefined, and no read has failed. */
      isOptional?: true;
    }
  | {
      list: string;
      /** It may not be for everybody to see: then the answer is undefined. */
      isOptional?: true;
      /** Only of the subscriptions that the lists are to show. */
      isFiltered?: true;
    };
export type Reads = Record<string, Read>;
/** What the reads answered, by the same names. */
export type Answers = Record<string, unknown>;

export interface Write {
  method: 'PUT' | 'DELETE';
  /** The resource id. */
  id: string;
  body?: unknown;
  /** What is being done, for the notification: `Create connection con-hub`. */
  title: string;
  /** The api-version it needs, where the portal's usual one does not know what is sent. */
  apiVersion?: string;
}

/** An action that changes nothing and may take its time, such as `POST …/arpTables/primary`. */
export interface Ask {
  /** The path of the action behind the resource, `/subscriptions/…/arpTables/primary`. */
  action: string;
  query?: Record<string, string>;
}

/** Why Azure refused or failed, as the learner is shown it. */
export interface Refused {
  status: number;
  code: string;
  message: string;
  target?: string;
  fact?: string;
}

export type ArmRequest =
  | { type: 'arm.request'; ask: 'read'; reads: Reads; /** Unchanged answers need not be told. */ quiet: boolean }
  | {
      type: 'arm.request';
      ask: 'write';
      write: Write;
      /** Asked for in this order, each once the one before has succeeded. */
      then?: readonly Write[];
    }
  | { type: 'arm.request'; ask: 'follow'; operation: string }
  | { type: 'arm.request'; ask: 'action'; asks: readonly Ask[] };

export type ArmEvent =
  /** What was read. */
  | { type: 'arm.answered'; answers: Answers }
  | { type: 'arm.unanswered'; refused: Refused }
  /** What became of a write: refused at once, or accepted and then finished or failed. */
  | { type: 'arm.refused'; refused: Refused }
  | { type: 'arm.accepted'; operation: string }
  | { type: 'arm.finished' }
  | { type: 'arm.failed'; refused: Refused }
  /** Azure works on what was asked; then what each of the asks was told, in their order. */
  | { type: 'arm.asked'; at: number }
  | { type: 'arm.told'; told: readonly unknown[]; at: number }
  | { type: 'cloud.changed' };

/** What stands in the details of an error that says little itself. */
function reasonsIn(error: unknown): string[] {
  const details = isRecord(error) ? error['details'] : undefined;
  // An error inside an error is written as JSON, which is no reading matter.
  const words = Array.isArray(details) ? details.map((detail) => textAt(detail, 'message')) : [];
  return words.filter((text) => text !== '' && !text.startsWith('{'));
}

/** Reads the error envelope. An answer without one is told as it is. */
export function refusedFrom(status: number, body: unknown, fact?: string | null): Refused {
  const error = isRecord(body) ? body['error'] : undefined;
  const target = textAt(error, 'target');
  return {
    status,
    code: textAt(error, 'code') || `HTTP ${status}`,
    message: [textAt(error, 'message') || 'Azure gave no reason. Refresh and try again.', ...reasonsIn(error)].join(
      ' ',
    ),
    ...(target === '' ? {} : { target }),
    ...(fact ? { fact } : {}),
  };
}
