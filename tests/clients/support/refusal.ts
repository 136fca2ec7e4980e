/** What a client was refused. */
import { RestError } from '@azure/core-rest-pipeline';

export interface RefusalSeen {
  status: number | undefined;
  code: string | undefined;
  message: string;
}

/** Awaits what must be refused. Returns what the client made of it; throws when it was granted. */
export async function refusalOf(asked: PromiseLike<unknown>): Promise<RefusalSeen> {
  try {
    await asked;
  } catch (error) {
    if (error instanceof RestError) return { status: error.statusCode, code: error.code, message: error.message };
    throw error;
  }
  throw new Error('This was granted, and should have been refused.');
}
