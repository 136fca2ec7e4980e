/** The name under which this browser keeps the explorer's scenario; the record's page deletes it with the rest. */
export const keptKey = 'crossconnect/explorer';
