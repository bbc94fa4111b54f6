// Rows of signs that plain documents draw with: rules (----, ****) are gaps, `| To: | The President |` is a row of a table, and what
// stands between two rows of stars before anything else is a section's own notice.
import type { RawLine } from "@/lib/importing/reading/line";

const rule = /^\s*[-–—_=*#~•.\s]{4,}\s*$|^\s*[*_=~–—-]{3,}\s*$/u;
const starRow = /^\s*\*{8,}\s*$/;
const longestNotice = 25;

export function withoutRows(raw: readonly RawLine[]): RawLine[] {
  return withoutNotice(raw).map((line) => ({ ...line, text: rule.test(line.text) ? "" : cellsOf(line.text) }));
}

function cellsOf(text: string): string {
  const row = /^\s*\|(.*)\|\s*$/u.exec(text)?.[1];
  if (row === undefined) return text;
  return /^[\s|:-]*$/.test(row) ? "" : row.replace(/\s*\|\s*/gu, " ").trim();
}

function withoutNotice(lines: readonly RawLine[]): readonly RawLine[] {
  const start = lines.findIndex((line) => line.text.trim() !== "");
  if (!starRow.test(lines[start]?.text ?? "")) return lines;
  const end = lines.findLastIndex(({ text }, at) => at > start && at <= start + longestNotice && starRow.test(text));
  return end < 0 ? lines : lines.slice(end + 1);
}
