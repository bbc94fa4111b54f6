// The order of the desk's table.
import { describe, expect, it } from "vitest";
import { nextOrder, orderFrom, type Row, sorted } from "@/app/[locale]/(desk)/desk/_list/rows";
import { newId } from "@/lib/ids";
import { noCounts } from "@/lib/participation/participation";

const row = (facts: Partial<Row>): Row => ({
  id: newId(),
  title: "A title",
  language: "en",
  seriesNumber: "",
  country: "",
  state: "draft",
  deadlineOn: null,
  updatedAt: new Date("2026-03-01T00:00:00Z"),
  sample: false,
  counts: noCounts,
  ...facts,
});

describe("the table of actions", () => {
  it("shows the newest change first when nothing else is asked for", () => {
    expect(orderFrom("")).toEqual({ column: "changed", descending: true });
    expect(orderFrom("-nonsense")).toEqual({ column: "changed", descending: true });
  });

  it("reads back the order it puts into a link", () => {
    expect(orderFrom(nextOrder("title", orderFrom("")))).toEqual({ column: "title", descending: false });
    expect(orderFrom(nextOrder("confirmed", orderFrom("")))).toEqual({ column: "confirmed", descending: true });
  });

  it("turns the order round when a column is chosen twice", () => {
    const once = orderFrom(nextOrder("deadline", orderFrom("")));
    expect(orderFrom(nextOrder("deadline", once))).toEqual({ column: "deadline", descending: true });
  });

  it("puts actions without a last day at the end, both ways", () => {
    const rows = [
      row({ title: "none" }),
      row({ title: "late", deadlineOn: "2026-09-01" }),
      row({ title: "soon", deadlineOn: "2026-04-01" }),
    ];
    const titles = (text: string) => sorted(rows, orderFrom(text)).map(({ title }) => title);
    expect(titles("deadline")).toEqual(["soon", "late", "none"]);
    expect(titles("-deadline")).toEqual(["late", "soon", "none"]);
  });

  it("sorts counts as numbers", () => {
    const rows = [9, 100, 20].map((confirmed) => row({ counts: { ...noCounts, confirmed } }));
    expect(sorted(rows, orderFrom("-confirmed")).map(({ counts }) => counts.confirmed)).toEqual([100, 20, 9]);
  });

  it("puts open actions before drafts and stopped ones last", () => {
    const rows = (["stopped", "draft", "live"] as const).map((state) => row({ state }));
    expect(sorted(rows, orderFrom("state")).map(({ state }) => state)).toEqual(["live", "draft", "stopped"]);
  });
});
