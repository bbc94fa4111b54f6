// What a language's labels file holds. All phrases are written folded (small letters, no accents, plain quotes) as sources
// of regular expressions in which a space matches any or no white space.

export const sectionNames = [
  "title",
  "number",
  "index",
  "issued",
  "country",
  "summary",
  "act",
  "targets",
  "demands",
  "letter",
  "copies",
  "embassy",
  "office",
  "chain",
  "languages",
  "own_language",
  "deadline",
  "previous",
  "background",
  "narrative",
  "story",
  "person",
  "gender",
  "ignored",
  "end",
] as const;
export type SectionName = (typeof sectionNames)[number];

/** Alternatives with ` ; ` between them, on as many lines as they need. */
export type Phrases = string;

export type Channel = "emails" | "faxes" | "phones" | "social" | "web" | "salutation";

export interface Labels {
  /** BCP 47. */
  readonly language: string;
  /** Labels that stand alone on their line, or before a colon. Written in capitals they may also stand before their text. */
  readonly headings: Partial<Record<SectionName, Phrases>>;
  /** Beginnings of sentences that open a section; what the phrase does not take in is the section's text. */
  readonly sentences: Partial<Record<SectionName, Phrases>>;
  /** Labels of lines in an address block. */
  readonly channels: Partial<Record<Channel, Phrases>>;
  /** How a letter opens; the rest of the line may follow. */
  readonly greetings: Phrases;
  /** A greeting that follows on the line after the addressee's. */
  readonly secondGreetings: Phrases;
  /** Openings of a page to its readers, which is no letter. */
  readonly readerGreetings: Phrases;
  /** How a letter ends: the whole line. */
  readonly closings: Phrases;
  /** What asks in a letter: found inside a sentence. */
  readonly requests: Phrases;
  /** Words that make a line an office ("minister"), a body ("ministry"), a person ("mr"), a place ("street"). */
  readonly offices: Phrases;
  readonly bodies: Phrases;
  readonly honorifics: Phrases;
  readonly places: Phrases;
  /** What an office is for: "minister of justice". */
  readonly portfolios: Phrases;
  /** Names of those who publish actions, where they stand alone on a line. */
  readonly publishers: Phrases;
  /** Places that stand for a body: "palace". */
  readonly seats: Phrases;
  /** Lines that say what kind of body follows: "human rights organization". */
  readonly bodyKinds: Phrases;
  /** Words of the head. */
  readonly urgentAction: Phrases;
  /** What a page says it is instead of an urgent action: "press release". */
  readonly otherKinds: Phrases;
  readonly numberSigns: Phrases;
  readonly updates: Phrases;
  readonly stops: Phrases;
  readonly outcomes: Phrases;
  /** In a sentence that thanks those who wrote appeals. */
  readonly thanks: Phrases;
  /** "We will continue to monitor the case": how such a paragraph goes on. */
  readonly promises: Phrases;
  /** What headlines of pages about writing appeals say. */
  readonly guides: Phrases;
  /** First, second, third …, in order; each may have several forms. */
  readonly ordinals: Phrases;
  readonly ownLanguage: Phrases;
  /** What stands before the languages in a sentence: "write immediately in". */
  readonly writeIn: Phrases;
  /** Words around a language's name: "in", "or", "preferably". */
  readonly fillers: Phrases;
  /** Names of languages that the runtime's own tables do not know. */
  readonly languageNames: Readonly<Record<string, string>>;
}
