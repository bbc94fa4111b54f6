// Labels by their coordinates: the grids against the makers' measures, and every printed line inside its own label.
import { beforeAll, describe, expect, it } from "vitest";
import { print } from "@/lib/letters/print";
import {
  type LabelSheetName,
  labelCorner,
  labelPlaces,
  labelSheetNames,
  labelSheets,
  labelSheetsNeeded,
  labelsOnSheet,
  paperSizes,
} from "@/lib/packs/label-sheets";
import { planPack } from "@/lib/packs/pack";
import { printedLabels } from "@/lib/packs/printed-labels";
import { aContent, aTarget } from "../../support/an-action";
import { type Printed, type PrintedRun, readPrinted, squeezed } from "../letters/printed-text";

describe("label grids", () => {
  // Upper left corner of the first label and the way to the next, as the sheets' makers give them, in millimetres.
  it.each([
    ["L7160", { x: 7.25, y: 15.15 }, { x: 66, y: 38.1 }, 21],
    ["5160", { x: 4.7625, y: 12.7 }, { x: 69.85, y: 25.4 }, 30],
    ["3475", { x: 0, y: 4.5 }, { x: 70, y: 36 }, 24],
  ] as const)("of %s begin and go on where its labels are", (name, first, step, labels) => {
    const sheet = labelSheets[name];
    const close = (at: { x: number; y: number }) => ({ x: expect.closeTo(at.x, 5), y: expect.closeTo(at.y, 5) });
    expect(labelsOnSheet(sheet)).toBe(labels);
    expect(labelCorner(sheet, 0)).toEqual(close(first));
    expect(labelCorner(sheet, sheet.columns + 1)).toEqual(close({ x: first.x + step.x, y: first.y + step.y }));
    const last = labelCorner(sheet, labels - 1);
    const { width, height } = paperSizes[sheet.paper];
    expect(last.x + sheet.width).toBeLessThanOrEqual(width);
    expect(last.y + sheet.height).toBeLessThanOrEqual(height);
  });

  it.each([
    [0, 0, 0],
    [1, 0, 1],
    [21, 0, 1],
    [22, 0, 2],
    [17, 4, 1],
    [18, 4, 2],
    [1, 20, 1],
    [2, 20, 2],
  ])("take %d labels after %d used ones on %d sheets", (labels, skip, sheets) => {
    expect(labelSheetsNeeded(labelSheets.L7160, labels, skip)).toBe(sheets);
  });

  it("leave the used labels of the first sheet alone", () => {
    expect(labelPlaces(labelSheets.L7160, 3, 19)).toEqual([
      { sheet: 0, place: 19 },
      { sheet: 0, place: 20 },
      { sheet: 1, place: 0 },
    ]);
  });
});

const targets = [
  aTarget({ country: "FR" }),
  aTarget({
    role: "Minister of Justice, Prisons and Constitutional Affairs of the Federal Republic of Verdania",
    name: "His Excellency Dr Maximilian Alexander Tolmar-Oberwald of Verdania",
    organization: "Federal Ministry of Justice, Prisons and Constitutional Affairs",
    postalAddress: [
      "Government Complex, Building 14, Entrance C, Third Floor",
      "Avenue of the Twenty-Third of September 1447",
      "Quarter Beyond the River, near the Old Customs House",
      "A".repeat(120),
    ],
    country: "DE",
  }),
  aTarget({
    role: "وزير العدل",
    name: "السيد سامر الحلبي",
    postalAddress: ["شارع الاستقلال 14", "تلمور 1000"],
    country: "SY",
  }),
  aTarget({ role: "司法部部长", name: "", postalAddress: ["朝阳门南大街6号", "100020"], country: "CN" }),
  aTarget({ role: "שר המשפטים", name: "", postalAddress: ["רחוב הנביאים 4"], country: "IL" }),
];

const each = 5;
const skip = 2;
const letters = targets.length * each;

function planFor(labels: LabelSheetName) {
  const action = { content: aContent({ targets }), slug: "x", version: 1, number: each, languages: [], texts: [] };
  const order = {
    base: "",
    actions: [action],
    copies: false,
    origin: "GB",
    sender: [],
    paper: "a4",
    labels,
    skip,
  } as const;
  const planned = planPack({ ...order, date: new Date("2026-11-22T00:00:00Z") }, 1000);
  if (!planned.ok) throw new Error(planned.problem);
  return planned.plan;
}

describe.each(labelSheetNames)("labels on %s", (labels) => {
  const sheet = labelSheets[labels];
  let printed: Printed;
  beforeAll(async () => {
    const [data = ""] = printedLabels(planFor(labels).stacks, { labels, skip, title: "Labels" });
    const made = await print({ file: "label-sheet.typ", data, tries: [{ inputs: {} }] });
    if (!made.ok) throw new Error(made.problem);
    printed = await readPrinted(made.bytes);
  });

  /** Within the white of which label of its page a run stands, wholly; -1: of none. */
  const labelOf = ({ left, right, base }: PrintedRun): number =>
    Array.from({ length: labelsOnSheet(sheet) }, (_, place) => labelCorner(sheet, place)).findIndex(
      ({ x, y }) =>
        left >= x + sheet.inset.x - 0.3 &&
        right <= x + sheet.width - sheet.inset.x + 0.3 &&
        base > y + sheet.inset.y &&
        base < y + sheet.height - sheet.inset.y + 0.3,
    );

  it("stand each inside one label, and on no used one", () => {
    const outside = printed.runs.filter((run) => labelOf(run) === -1);
    expect(outside).toEqual([]);
    expect(printed.runs.filter((run) => run.page === 1 && labelOf(run) < skip)).toEqual([]);
    expect(printed.pages).toBe(labelSheetsNeeded(sheet, letters, skip));
  });

  it("bear every address, whole and in the order of the letters", () => {
    const onLabel = new Map<string, string>();
    for (const run of printed.runs) {
      const label = `${run.page} ${labelOf(run)}`;
      onLabel.set(label, squeezed((onLabel.get(label) ?? "") + run.text));
    }
    expect(onLabel.size).toBe(letters);
    const stacks = planFor(labels).stacks;
    const places = labelPlaces(sheet, letters, skip);
    places.forEach(({ sheet: page, place }, at) => {
      const recipient = stacks[Math.floor(at / each)]?.letter.recipient ?? [];
      const shown = onLabel.get(`${page + 1} ${place}`) ?? "";
      // Right-to-left runs are read back in pieces of another order: their letters are counted.
      expect([...shown].sort().join("")).toBe([...squeezed(recipient.join(""))].sort().join(""));
    });
  });
});

describe("many labels", () => {
  it("are set in runs of whole sheets, each address once", () => {
    const plan = planFor("L7160");
    const stacks = plan.stacks.map((stack) => ({ ...stack, copies: 500 }));
    const runs = printedLabels(stacks, { labels: "L7160", skip: 0, title: "Labels" }).map(
      (run) => JSON.parse(run) as { sheets: unknown[][]; addresses: unknown[] },
    );
    expect(runs.map(({ sheets }) => sheets.length)).toEqual([50, 50, 20]);
    expect(runs.flatMap(({ sheets }) => sheets.flat()).length).toBe(2500);
    expect(runs.map(({ addresses }) => addresses.length)).toEqual([5, 5, 5]);
  });
});
