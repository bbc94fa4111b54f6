// Links as printed: http(s) addresses and bare www ones, without the punctuation of the sentence around them.
const address = /(?:https?:\/\/|(?<![\w@./])www\.)[^\s<>"“”«»{}|\\^`\u3000-\u303F\uFF00-\uFFEF]{3,2000}/giu;

export function linksIn(text: string): string[] {
  return [...text.matchAll(address)].map((match) => trimmed(match[0])).filter((link) => /\.\w{2,}/.test(link));
}

/** No closing punctuation; a bracket only where its opening is part of the link. */
function trimmed(link: string): string {
  let end = link.length;
  for (;;) {
    const last = link.charAt(end - 1);
    const opening = last === ")" ? "(" : last === "]" ? "[" : null;
    const kept = link.slice(0, end);
    const unbalanced = opening !== null && kept.split(last).length > kept.split(opening).length;
    if (!unbalanced && !/[.,;:!?'’*]/.test(last)) return kept;
    end--;
  }
}
