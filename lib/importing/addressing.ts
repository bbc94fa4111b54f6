// Reads whom to write to: targets, copies, and whether embassies get copies.
import { type Context, type Found, found, linesOf, sectionsNamed } from "@/lib/importing/context";
import { isBody, isOffice } from "@/lib/importing/fields/address-words";
import { contactsIn } from "@/lib/importing/fields/contacts";
import { type FoundTarget, targetsIn } from "@/lib/importing/fields/targets";
import { isDateLine } from "@/lib/importing/prologue";
import type { Section } from "@/lib/importing/sections";
import { isFurniture } from "@/lib/importing/story";

export interface Addressing {
  readonly targets: readonly FoundTarget[];
  readonly copies: readonly FoundTarget[];
  /** Null where no copies to embassies are asked for. */
  readonly embassyCopies: Found<true> | null;
}

export function readAddressing(context: Context): Addressing {
  const embassy = sectionsNamed(context, "embassy");
  const printed = embassy.flatMap((section) => (holdsAddress(section) ? blocksOf(context, asOneLine(section)) : []));
  return {
    targets: sectionsNamed(context, "act", "targets").flatMap((section) => {
      const blocks = blocksOf(context, section);
      return blocks.length > 0 ? blocks : namedInSentence(section);
    }),
    copies: [...sectionsNamed(context, "copies").flatMap((section) => blocksOf(context, section)), ...printed],
    embassyCopies: embassy.length > 0 ? found<true>(true, embassy.flatMap(linesOf).slice(0, 3)) : null,
  };
}

function blocksOf(context: Context, section: Section): FoundTarget[] {
  return targetsIn(
    section.lines.filter(
      (line) =>
        !isFurniture(context, line) && !isDateLine(line.text) && !isProse(line.text) && !isPlaceholder(line.text),
    ),
  );
}

/** An address that begins in the line of the request is printed on one line, which the width of the page broke. */
function asOneLine(section: Section): Section {
  const [first, ...more] = section.lines;
  const gap = more.findIndex((line) => line.gapBefore);
  const wrapped = gap < 0 ? more : more.slice(0, gap);
  const begins = first !== undefined && first.number === section.labelLine?.number && first.text.length < 90;
  if (!begins || wrapped.length === 0 || !wrapped.some(({ text }) => text.split(",").length > 2)) return section;
  const text = [first, ...wrapped].map((line) => line.text).join(" ");
  return { ...section, lines: [{ ...first, text }, ...more.slice(wrapped.length)] };
}

/** "[Place, date]": for the writer to fill in. A web page hides addresses in brackets, too. */
const isPlaceholder = (text: string) => /^\[(?!e-?mail)[^\]@]*\]$/iu.test(text);

/** A sentence to the reader among the addresses: most of its words are small, and it ends. */
function isProse(text: string): boolean {
  const words = text.match(/[\p{L}][\p{L}'’-]*/gu) ?? [];
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return (
    /[.!?][)”"]?$/.test(text) &&
    words.length >= 3 &&
    small > words.length * (words.length < 5 ? 0.7 : 0.5) &&
    contactsIn(text).found.length === 0
  );
}

/** "Write to the President of the Republic:" names its target in the sentence. */
function namedInSentence(section: Section): FoundTarget[] {
  const { label, labelLine } = section;
  const role = label?.sentence
    ? /\s(?:to|an|al|a|à|au|ao|alla|aan)\s(?:the|den|die|la|el|le|de)?\s?([^:]{4,80}):$/iu.exec(label.label)?.[1]
    : null;
  if (!role || !labelLine || !isOffice(role)) return [];
  return targetsIn([{ ...labelLine, text: role }]);
}

/** An embassy's own address beside the request for copies; the row of placeholders has none. */
function holdsAddress(section: Section): boolean {
  const text = section.lines.map((line) => line.text).join(" ");
  return contactsIn(text).found.some((one) => one.values.length > 0) || (isBody(text) && /\d{2}/.test(text));
}
