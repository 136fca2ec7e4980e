/** The name of a node where there is no room to say which of several circuits it belongs to. */
export const shortName = (name: string): string =>
  name
    .replace(/ \([^)]*\)$/, '')
    .replace(/^Router (?:at|of) .*$/, 'On-premises router')
    .replace(/^(Microsoft edge) of .*$/, '$1');
