// Addresses without a label, before or after a letter: blocks of short lines that name an office or hold a contact.
import { isBody, isHonoured, isOffice } from "@/lib/importing/fields/address-words";
import { contactsIn } from "@/lib/importing/fields/contacts";
import { datesIn } from "@/lib/importing/fields/dates";
import { endsSentence } from "@/lib/importing/fields/paragraphs";
import type { Line } from "@/lib/importing/reading/line";

/** Splits lines into what comes first and the address blocks at their end; the blocks are empty where there are none. */
export function addressAtEnd(lines: readonly Line[]): { before: Line[]; address: Line[] } {
  const blocks = blocksOf(lines);
  let from = blocks.length;
  while (from > 0 && belongs(blocks[from - 1] ?? [])) from--;
  const address = blocks.slice(from).filter((block) => !isDate(block) && !isPlaceholder(block));
  if (!address.some(isAddress)) return { before: [...lines], address: [] };
  const before = blocks.slice(0, from).filter((block, at) => at > 0 || !isLetterhead(block));
  return { before: before.flat(), address: address.flat() };
}

const belongs = (block: readonly Line[]) =>
  isAddress(block) || isDate(block) || isContacts(block) || isPlaceholder(block);

/** "[Your name]": a place to fill in. */
const isPlaceholder = (block: readonly Line[]) =>
  block.length > 0 && block.every((line) => /^\[[^\]]*\]$/.test(line.text));

const isContacts = (block: readonly Line[]) =>
  block.length > 0 && block.every((line) => contactsIn(line.text).found.length > 0 && line.text.length < 110);

/** The sender's own address over the letter: a name, and lines of a street and a town. */
const isLetterhead = (block: readonly Line[]) =>
  block.length > 1 &&
  block.every((line) => line.text.length < 60 && !endsSentence(line.text)) &&
  block.some((line) => /\d/.test(line.text));

/** A box beside the letter that was read into it: a block of the letter that is an address with its contacts. */
export function addressInside(lines: readonly Line[]): { letter: Line[]; address: Line[] } {
  const isBox = (block: readonly Line[]) =>
    isAddress(block) && block.every((line) => line.text.length < 70) && block.some((line) => holdsContact(line));
  const blocks = blocksOf(lines);
  const boxes = blocks.filter((block, at) => at > 0 && at < blocks.length - 1 && isBox(block));
  return { letter: blocks.filter((block) => !boxes.includes(block)).flat(), address: boxes.flat() };
}

const holdsContact = (line: Line) => contactsIn(line.text).found.some((one) => one.values.length > 0);

/** All address blocks among the lines after a letter; the first may be its signature. */
export function addressesAmong(lines: readonly Line[]): Line[] {
  const holdsContact = (block: readonly Line[]) =>
    block.some((line) => /\d/.test(line.text) || contactsIn(line.text).found.length > 0);
  return blocksOf(lines)
    .filter((block, at) => isAddress(block) && (at > 0 || holdsContact(block)))
    .flat();
}

function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  for (const line of gapsThatSay(lines)) {
    const block = blocks.at(-1);
    const above = block?.at(-1);
    const prose =
      above !== undefined && endsSentence(above.text) && above.text.length > 40 && !/[@\d]\.?$/.test(above.text);
    if (block && !line.gapBefore && !prose && !isDate([line])) block.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

/** Where every line stands apart, as paragraphs of Word do, a gap parts only what is no line of an address. */
function gapsThatSay(lines: readonly Line[]): readonly Line[] {
  const apart = lines.filter((line) => line.gapBefore).length;
  if (lines.length < 3 || apart < lines.length) return lines;
  return lines.map((line, at) => {
    const above = lines[at - 1];
    const opens =
      above && !isAddressed(above.text) && isAddressed(line.text) && !isAddressed(lines[at - 2]?.text ?? "");
    const long = above && (above.text.length > 70 || endsSentence(above.text.replace(/\d\.$/, "")));
    return { ...line, gapBefore: !above || opens === true || long === true };
  });
}

const isAddressed = (text: string) => isOffice(text) || isBody(text) || isHonoured(text);

const isDate = (block: readonly Line[]) =>
  block.length === 1 &&
  (datesIn(block[0]?.text ?? "").length > 0 || unfilledDate.test(block[0]?.text ?? "")) &&
  (block[0]?.text.length ?? 0) < 50;

/** "Utrecht, ... april 2020", "[date]", "Place, date": to be filled in by the writer. */
const unfilledDate =
  /^[^.]{0,30}?(?:\.{2,}|…|_{2,}|-{2,})\s?[\p{L}\s]{0,20}(?:(?:19|20)(?:\d\d|\.{2,}|__))?$|^[[(]?(?:[\p{L}\s]{2,20},? )?(?:date|datum|fecha|data|дата|التاريخ|日期)[\])]?$/iu;

function isAddress(block: readonly Line[]): boolean {
  if (block.length < 2 || block.some((line) => line.text.length > 110 || line.bullet)) return false;
  const prose = block.filter(
    (line) => endsSentence(line.text) && line.text.length > 40 && contactsIn(line.text).found.length === 0,
  );
  const names = block.some((line) => isOffice(line.text) || isBody(line.text));
  const places = block.some((line) => /\d/.test(line.text) || contactsIn(line.text).found.length > 0);
  return prose.length === 0 && names && (places || block.length >= 3);
}
