// Fragments of pages to lines: where a gap stands above, and without page numbers and heads that repeat.
import type { RawLine } from "@/lib/importing/reading/line";
import type { Fragment } from "@/lib/importing/reading/pdf-order";

export function linesOfPages(pages: readonly (readonly Fragment[])[]): RawLine[] {
  const repeated = repeatedOf(pages);
  const seen = new Set<string>();
  const usual = usualPitch(pages.flat());
  return pages.flatMap((page) => {
    const kept = page.filter((one) => !isFurniture(one, repeated, seen));
    return kept.map((one, at) => toLine(one, kept[at - 1], usual));
  });
}

function toLine(one: Fragment, above: Fragment | undefined, usual: number): RawLine {
  const size = Math.max(one.size, above?.size ?? 0);
  const pitch = above ? (one.baseline - above.baseline) / size : Number.POSITIVE_INFINITY;
  const otherColumn = above !== undefined && above.column !== one.column && pitch <= 0;
  const region = { page: one.page, left: one.left, right: one.right };
  return {
    text: one.text,
    gapBefore: otherColumn || pitch > 1.3 * usual || (pitch > 1.12 * usual && endsSentence.test(above?.text ?? "")),
    style: String(Math.round(one.size * 2) / 2),
    region: { ...region, top: one.baseline - one.size, bottom: one.baseline + one.size * 0.25 },
  };
}

/** After the end of a sentence a smaller gap is enough. */
const endsSentence = /[.!?:;。！？：；؟]["'”’»)\]]*\s*$/u;

/** The usual distance from line to line, in sizes of its letters. */
function usualPitch(fragments: readonly Fragment[]): number {
  const pitches = fragments.flatMap((one, at) => {
    const above = fragments[at - 1];
    const pitch = above && above.page === one.page ? (one.baseline - above.baseline) / one.size : 0;
    return pitch > 0.9 && pitch < 1.8 ? [pitch] : [];
  });
  pitches.sort((one, other) => one - other);
  return pitches[Math.floor(pitches.length * 0.4)] ?? 1.2;
}

const margin = 0.1;

function place(one: Fragment): "top" | "bottom" | null {
  const at = one.baseline / one.pageHeight;
  if (at < margin) return "top";
  return at > 1 - margin ? "bottom" : null;
}

const digitsMasked = (one: Fragment) => `${place(one)} ${one.text.replace(/\d+/g, "0").trim()}`;

function repeatedOf(pages: readonly (readonly Fragment[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const text of new Set(page.filter((one) => place(one) !== null).map(digitsMasked))) {
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([text]) => text));
}

const pageNumber =
  /^[-–\s]*(?:(?:page|página|seite|pagina|стр\.?|صفحة)\s*)?\d{1,3}(?:\s*(?:\/|of|de|von|di|van|из|من)\s*\d{1,3})?[-–\s]*$/iu;

/** Page numbers, repeated feet, and repeated heads after the first. */
function isFurniture(one: Fragment, repeated: ReadonlySet<string>, seen: Set<string>): boolean {
  const where = place(one);
  if (where === null) return false;
  if (pageNumber.test(one.text.trim())) return true;
  const key = digitsMasked(one);
  if (!repeated.has(key)) return false;
  if (where === "bottom" || seen.has(key)) return true;
  seen.add(key);
  return false;
}
