/** An answer of Azure Resource Manager as the request pane shows it: status, the headers that matter, the body. */

import * as z from 'zod/mini';

/** Headers that say what to do next; the others are noise here. */
const mattering = ['location', 'azure-asyncoperation', 'retry-after', 'etag', 'x-crossconnect-fact'];

const words: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
};

export interface Answered {
  status: number;
  /** The status with its words: `201 Created`. */
  line: string;
  headers: readonly (readonly [string, string])[];
  /** The body, JSON in lines; empty when there is none. */
  body: string;
  /** What a refusal is explained by. */
  refused?: { code: string; fact?: string };
}

const refusal = z.object({ error: z.object({ code: z.string() }) });

function refusedBy(text: string, fact: string | null): Answered['refused'] {
  try {
    const { code } = refusal.parse(JSON.parse(text)).error;
    return { code, ...(fact === null ? {} : { fact }) };
  } catch {
    return undefined;
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Reads a response to its end. */
export async function readAnswer(response: Response): Promise<Answered> {
  const { status, headers } = response;
  const text = await response.text();
  const refused = status < 400 ? undefined : refusedBy(text, headers.get('x-crossconnect-fact'));
  return {
    status,
    line: `${String(status)} ${words[status] ?? ''}`.trim(),
    headers: mattering.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value] as const];
    }),
    body: pretty(text),
    ...(refused ? { refused } : {}),
  };
}
