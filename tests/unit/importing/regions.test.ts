// Where a line of a PDF stands, as it is kept for the review: what a hostile file claims never spoils the page.
import { describe, expect, it } from "vitest";
import { isDrawn } from "@/app/[locale]/(desk)/desk/import/[id]/_review/drawn-page";
import { textLengthOf } from "@/app/[locale]/(desk)/desk/import/[id]/_review/text-length";
import { type ReadDocument, readDocumentOf } from "@/lib/importing/places";
import type { PageSize, Region } from "@/lib/importing/reading/line";
import { emptyResult } from "@/lib/importing/result";
import { readDocumentSchema } from "@/lib/importing/schema";
import { aContent } from "@/tests/support/an-action";

const a4 = { width: 595.28, height: 841.89 };

function kept(region: Region | null, pages: readonly PageSize[] = [a4]): ReadDocument {
  const line = { number: 1, text: "A line", bullet: false, gapBefore: true, style: null, region, links: [] };
  return readDocumentOf({ result: emptyResult("urgent_action"), sources: [], lines: [line], pages }, aContent());
}

const region = { page: 1, left: 56.693, top: 40.2, right: 210.44, bottom: 52.9 };

describe("a region", () => {
  it("is kept with one decimal", () => {
    expect(kept(region)).toMatchObject({
      lines: [{ region: { page: 1, left: 56.7, top: 40.2, right: 210.4, bottom: 52.9 } }],
      pages: [{ width: 595.3, height: 841.9 }],
    });
  });

  it("is cut where it runs over its page", () => {
    const wide = kept({ ...region, left: -40, right: 9000 }).lines[0]?.region;
    expect([wide?.left, wide?.right]).toEqual([0, 595.3]);
  });

  it.each([
    ["on a page that is not there", { ...region, page: 9 }],
    ["outside of its page", { ...region, left: 700, right: 900 }],
    ["without height", { ...region, bottom: region.top }],
    ["of no number", { ...region, top: Number.NaN }],
    ["without end", { ...region, right: Number.POSITIVE_INFINITY }],
  ])("%s is none", (_, odd) => expect(kept(odd).lines[0]?.region).toBeNull());

  it("may be missing in what an earlier release kept", () => {
    const whole = kept(null, []);
    const { pages: _, ...before } = whole;
    const lines = before.lines.map(({ region: __, ...line }) => ({ ...line, page: 1 }));
    expect(readDocumentSchema.parse({ ...before, lines })).toEqual(whole);
  });
});

describe("a page", () => {
  it("is drawn when every line has a place on it", () => {
    expect(isDrawn(kept(region))).toBe(true);
    expect(isDrawn(kept(null))).toBe(false);
    expect(isDrawn(kept(null, []))).toBe(false);
  });

  it.each([
    ["a strip", { width: 600, height: 90 }],
    ["a thread", { width: 200, height: 14_000 }],
    ["nothing", { width: Number.NaN, height: 842 }],
  ])("that is %s is a list", (_, size) =>
    expect(isDrawn(kept({ page: 1, left: 1, top: 1, right: 80, bottom: 12 }, [size]))).toBe(false),
  );
});

describe("a drawn line", () => {
  it("is as wide as it was printed", () => {
    expect(textLengthOf("Minister of the Interior", 10, 112)).toBe(112);
    expect(textLengthOf("内政部长", 10, 40)).toBe(40);
  });

  it("with a hole in it is not pulled apart", () => {
    expect(textLengthOf("Date: 3 May", 10, 400)).toBeNull();
    expect(textLengthOf("", 10, 40)).toBeNull();
  });
});
