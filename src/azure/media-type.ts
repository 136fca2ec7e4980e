/** Which content types are read as JSON. */

/** What a `Request` says of a text by itself, when nobody said anything. */
const unsaid = 'text/plain;charset=UTF-8';

/** Whether a content type is JSON, or nothing was said. */
export const isJson = (contentType: string | null): boolean =>
  contentType === null ||
  contentType === '' ||
  contentType === unsaid ||
  /^[\w.+-]+\/(?:[\w.-]+\+)?json\b/i.test(contentType);
