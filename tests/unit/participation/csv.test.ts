import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId, type TargetId } from "@/lib/ids";
import { neutralised, toCsv } from "@/lib/participation/csv";
import { countKeys, type Fact, noCounts, tally } from "@/lib/participation/participation";

const id = newId<TargetId>();
const fact: Fact = { key: "handed_over", n: 3, day: "2026-05-01", channel: "email", country: "" };
const participation = (name: string) => ({
  slug: "x",
  version: 1,
  ...tally([fact], [{ ...fact, targetIds: [id] }], [{ id, name }]),
});

describe("the table of counts", () => {
  it("begins with a byte order mark, ends its lines as RFC 4180 says, and has one width throughout", () => {
    const csv = toCsv(participation("Orla Venn"));
    expect(csv.startsWith("\ufeffby,value,name,confirmed,")).toBe(true);
    const lines = csv.slice(1).split("\r\n");
    expect(lines.pop()).toBe("");
    expect(lines.every((line) => line.split(",").length === 3 + countKeys.length)).toBe(true);
    expect(lines.map((line) => line.split(",").slice(0, 3).join("|"))).toEqual([
      "by|value|name",
      "total||",
      "day|2026-05-01|",
      "channel|email|",
      "channel|own_mail|",
      "channel|post|",
      "country|ZZ|",
      `target|${id}|Orla Venn`,
    ]);
    expect(lines[1]).toBe("total,,,0,3,0,0,0,0,0,0,0,0,0");
  });

  it("quotes what would break a row", () => {
    const csv = toCsv(participation('Venn, "Orla"\r\nMinister'));
    expect(csv).toContain('"Venn, ""Orla""\r\nMinister"');
  });

  it.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "\u200b=1",
    "\u202e=1",
    "\ufeff=1",
    "%x",
    "|cmd",
  ])("lets no spreadsheet take %j for a formula", (cell) => {
    expect(neutralised(cell)).toBe(`'${cell}`);
    expect(toCsv(participation(cell))).toContain(`'${cell}`);
  });

  it("leaves names as they are", () => {
    for (const name of ["Orla Venn", "ليلى", "李", "3rd court", "(vacant)", "O'Brien", "a=b"])
      expect(neutralised(name)).toBe(name);
  });
});

describe("a tally", () => {
  it("has every key in every row, and the rows of targets nobody wrote to", () => {
    const none = tally([], [], [{ id, name: "Orla Venn" }]);
    expect(none.counts).toEqual(noCounts);
    expect(none.by_day).toEqual([]);
    expect(none.by_channel.map(({ channel }) => channel)).toEqual(["email", "own_mail", "post"]);
    expect(none.by_target).toEqual([{ target: id, name: "Orla Venn", ...noCounts }]);
    expect(Object.values(noCounts).every((n) => n === 0)).toBe(true);
  });

  it("adds up to the same total by day, channel and country", () => {
    const facts = fc.array(
      fc.record<Fact>({
        key: fc.constantFrom(...countKeys),
        n: fc.integer({ min: 1, max: 500 }),
        day: fc.constantFrom("2026-05-01", "2026-05-02", "2025-12-31"),
        channel: fc.constantFrom("email", "own_mail", "post", "fax"),
        country: fc.constantFrom("", "DE", "FR", "__proto__"),
      }),
    );
    fc.assert(
      fc.property(facts, (given) => {
        const { counts, by_day, by_channel, by_country } = tally(given, [], []);
        for (const key of countKeys) {
          const sum = given.filter((one) => one.key === key).reduce((n, one) => n + one.n, 0);
          for (const rows of [[counts], by_day, by_channel, by_country])
            expect(rows.reduce((n, row) => n + row[key], 0)).toBe(sum);
        }
        expect(by_day.map((row) => row.day)).toEqual([...new Set(given.map((one) => one.day))].sort());
      }),
    );
  });
});
