// How long may the reason of a stop be? It stands on the public page and in mails: a paragraph, in characters.
export const stopReasonMax = 1000;
