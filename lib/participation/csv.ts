// The counts as a table for spreadsheets: one row for each entry, the same columns throughout, so that a filter on the first
// column gives each breakdown. RFC 4180 with a byte order mark, without which Excel reads UTF-8 wrongly.
import { stringify } from "csv-stringify/sync";
import { type Counts, countKeys, type Participation } from "./participation";

/** Columns: by, value, name, then the counts. The first row is the total; names stand with targets only. */
export function toCsv(participation: Participation): string {
  const { counts, by_day, by_channel, by_country, by_target } = participation;
  const rows = [
    rowOf("total", "", "", counts),
    ...by_day.map((row) => rowOf("day", row.day, "", row)),
    ...by_channel.map((row) => rowOf("channel", row.channel, "", row)),
    ...by_country.map((row) => rowOf("country", row.country, "", row)),
    ...by_target.map((row) => rowOf("target", row.target, row.name, row)),
  ];
  const header = ["by", "value", "name", ...countKeys];
  return stringify([header, ...rows], { bom: true, record_delimiter: "\r\n" });
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it, and is text. */
export function neutralised(cell: string): string {
  return formulaStart.test(cell) ? `'${cell}` : cell;
}

/** The signs that begin a formula, in every width, also behind blanks and marks that a spreadsheet skips. */
const formulaStart = /^[\s\p{Cf}\p{Cc}]*[=+\-@|%＝＋－＠﹢﹣﹦﹫−]|^[\t\r\n]/u;

function rowOf(by: string, value: string, name: string, counts: Counts): (string | number)[] {
  return [by, neutralised(value), neutralised(name), ...countKeys.map((key) => counts[key])];
}
