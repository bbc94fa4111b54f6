// Sentences of a paragraph, with the abbreviations that end no sentence.
const abbreviation =
  /(?:^|[\s(])(?:mr|mrs|ms|dr|prof|gen|col|lt|st|no|nos|art|arts|sr|sra|lic|ing|hon|rev|vs|etc|e\.g|i\.e|u\.n|p\.o|approx|jr|h\.e|mme|mm|m|al|z\.b|d\.h|bzw|ca|п|г|ст|им|\p{Lu})\.$/iu;

export function sentencesOf(paragraph: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of paragraph.matchAll(/[.!?؟]["'”’»)\]]*\s+(?=["'“‘«([]*[\p{Lu}\p{Lo}\d¿¡])|[。！？]["'”’»）]*/gu)) {
    const end = match.index + match[0].length;
    const sentence = paragraph.slice(start, end).trim();
    if (abbreviation.test(paragraph.slice(start, match.index + 1))) continue;
    sentences.push(sentence);
    start = end;
  }
  const last = paragraph.slice(start).trim();
  return last === "" ? sentences : [...sentences, last];
}
