/** What a client was refused. */
import { RestError } from '@azure/core-rest-pipeline';

export interface RefusalSeen {
  status: number | undefined;
  code: string | undefined;
  message: string;
}

/** How a poller tells that an operation failed that had been accepted. */
const failedRule = /^The long-running operation has failed\. (\w+)\./;

/**
 * Awaits what must be refused, at once or by an operation that fails. Returns what the client made of it; throws when it
 * was granted.
 */
export async function refusalOf(asked: PromiseLike<unknown>): Promise<RefusalSeen> {
  try {
    await asked;
  } catch (error) {
    if (error instanceof RestError) return { status: error.statusCode, code: error.code, message: error.message };
    const code = error instanceof Error ? failedRule.exec(error.message)?.[1] : undefined;
    if (error instanceof Error && code !== undefined) return { status: undefined, code, message: error.message };
    throw error;
  }
  throw new Error('This was granted, and should have been refused.');
}
