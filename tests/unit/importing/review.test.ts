// The review: where each field stands in the document, what is doubtful, and in which order it is looked at.
import { beforeAll, describe, expect, it } from "vitest";
import type { ActionContent } from "@/lib/actions/action";
import { newId, type TargetId } from "@/lib/ids";
import { type ImportWithSources, importWithSources } from "@/lib/importing/import";
import { nowhere, type ReadDocument, rangesOf, readDocumentOf, withRest } from "@/lib/importing/places";
import { type Review, reviewOf } from "@/lib/importing/review";
import { toActionContent } from "@/lib/importing/to-draft";
import { unitsInOrder } from "@/lib/importing/units";
import { ownDocument } from "@/tests/support/documents/own-document";

const hidden = ownDocument.replace(/Email:.*/, "Email: [email protected]").replace(/UNTIL:.*/, "");

const today = "2026-05-20";

let read: ImportWithSources;
let content: ActionContent;
let document: ReadDocument;
let review: Review;

async function reviewed(text: string) {
  read = await importWithSources(new TextEncoder().encode(text), "own.txt");
  content = toActionContent(read.result, () => newId<TargetId>());
  document = readDocumentOf(read, content);
  review = reviewOf(document, content, today);
}

const textAt = (field: string) =>
  (review.places.get(field)?.lines ?? []).map((line) => document.lines.find(({ number }) => number === line)?.text);

describe("a review", () => {
  beforeAll(() => reviewed(ownDocument));

  it("knows the lines of single fields", () => {
    expect(textAt("title").join(" ")).toContain(content.title);
    expect(textAt("deadline_on").join(" ")).toMatch(/UNTIL/);
    expect(textAt("demands").length).toBeGreaterThanOrEqual(content.demands.length);
  });

  it("knows the last day by the line that holds it, and by both where the page broke it", async () => {
    const appeals = "PLEASE SEND APPEALS BEFORE 2 MARCH 2027 TO:";
    const first = `UA: 7/26 Index: AFR 88/003/2026 Ostland\n\n${ownDocument.replace(/TAKE ACTION:.*/, appeals).replace(/.*UNTIL:.*/, "")}`;
    await reviewed(first);
    expect([content.deadlineOn, textAt("deadline_on")]).toEqual(["2027-03-02", [appeals]]);
    await reviewed(first.replace("APPEALS BEFORE", "APPEALS\nBEFORE"));
    expect([content.deadlineOn, textAt("deadline_on")]).toEqual([
      "2027-03-02",
      ["PLEASE SEND APPEALS", "BEFORE 2 MARCH 2027 TO:"],
    ]);
    await reviewed(ownDocument);
    expect(textAt("deadline_on")).toHaveLength(1);
  });

  it("knows the parts of an address, also those the importer has no source for", () => {
    const [target] = content.targets;
    expect(textAt("targets.0.role").join(" ")).toContain(target?.role);
    expect(textAt("targets.0.emails").join(" ")).toContain(target?.emails[0]);
    expect(textAt("targets.0").length).toBeGreaterThan(3);
  });

  it("knows a value of an address that goes on in the line below", () => {
    const lines = ["Salutation: Dear Prosecutor", "General/Estimado Señor Fiscal", "Minister of Lands"];
    const kept = lines.map((text, at) => ({ ...document.lines[0]!, number: at + 1, text }));
    const place = { ...nowhere, lines: [1] };
    const salutation = ["Dear Prosecutor General/Estimado Señor Fiscal"];
    expect(withRest(place, { ...document, lines: kept }, salutation, [1, 2, 3]).lines).toEqual([1, 2]);
    expect(withRest(place, { ...document, lines: kept }, salutation, [1]).lines).toEqual([1]);
    expect(withRest(nowhere, { ...document, lines: kept }, salutation, [1, 2, 3]).lines).toEqual([]);
  });

  it("knows the parts of the letter", () => {
    expect(textAt("letters.0.salutation")).toEqual([content.letters[0]?.salutation]);
    expect(textAt("letters.0.body")).not.toContain(content.letters[0]?.salutation);
    expect(textAt("letters.0.body").length).toBeGreaterThan(2);
  });

  it("finds nothing doubtful in a plain document, and puts what was read before what was not", () => {
    const { check, read: found, absent } = unitsInOrder(content, review);
    expect(check).toEqual([]);
    expect(found).toContain("targets.0");
    expect(found.indexOf("title")).toBe(0);
    expect(absent).toContain("previous");
    expect(new Set([...found, ...absent]).size).toBe(found.length + absent.length);
  });

  it("follows a row when the one above it is removed", () => {
    const other = { ...content.targets[0]!, id: newId<TargetId>(), role: "Added by hand" };
    const changed = { ...content, targets: [other, ...content.targets] };
    const { places } = reviewOf(document, changed, today);
    expect(places.get("targets.1")).toEqual(review.places.get("targets.0"));
    expect(places.get("targets.0")).toBeUndefined();
  });

  it("says lines as ranges", () => {
    expect(rangesOf([8, 6, 7, 23])).toEqual([
      [6, 8],
      [23, 23],
    ]);
    expect(rangesOf([])).toEqual([]);
  });

  it("bears a document without any source", () => {
    const bare = reviewOf({ ...document, sources: [] }, content, today);
    expect(bare.places.get("title")?.lines).toEqual([]);
    expect(bare.warnings).toEqual([]);
  });
});

describe("a doubtful review", () => {
  beforeAll(() => reviewed(hidden));

  it("puts what must be checked first, each with its warning", () => {
    expect(unitsInOrder(content, review).check).toEqual(["deadline_on", "targets.0"]);
    expect(review.places.get("deadline_on")?.warnings).toEqual(["deadline_missing"]);
    expect(review.places.get("targets.0.emails")).toMatchObject({ doubt: "check", warnings: ["hidden_email"] });
    expect(textAt("targets.0.emails").join(" ")).toContain("[email protected]");
  });

  it("forgets the warnings of a row that was removed", () => {
    const { check } = unitsInOrder({ ...content, targets: [] }, reviewOf(document, { ...content, targets: [] }, today));
    expect(check).toEqual(["deadline_on"]);
  });

  it("asks for no deadline where no more letters are asked for", () => {
    expect(reviewOf(document, { ...content, class: "outcome" }, today).places.get("deadline_on")?.doubt).toBe("sure");
  });

  it("shows what concerns the whole document apart", () => {
    const warning = { code: "guessed_encoding", message: "", line: null } as const;
    expect(reviewOf({ ...document, warnings: [warning] }, content, today).warnings).toEqual(["guessed_encoding"]);
  });

  it("forgets what was missing once it is there", () => {
    const target = { ...content.targets[0]!, emails: ["minister@interior.lydora.example"] };
    const mended = { ...content, deadlineOn: "2026-06-30", targets: [target] };
    expect(unitsInOrder(mended, reviewOf(document, mended, today)).check).toEqual(["targets.0"]);
    expect(reviewOf(document, mended, today).places.get("targets.0.emails")?.warnings).toEqual(["hidden_email"]);
  });
});

describe("a last day", () => {
  beforeAll(() => reviewed(ownDocument));
  const checkOn = (day: string, override: Partial<ActionContent> = {}) =>
    unitsInOrder(content, reviewOf(document, { ...content, ...override }, day)).check;

  it("is doubtful as soon as it is over, not on the day itself", () => {
    expect(content.deadlineOn).toBe("2026-06-30");
    expect(checkOn("2026-06-30")).toEqual([]);
    expect(checkOn("2026-07-01")).toEqual(["deadline_on"]);
    expect(reviewOf(document, content, "2026-07-01").places.get("deadline_on")).toMatchObject({
      warnings: ["deadline_passed"],
      lines: review.places.get("deadline_on")?.lines,
    });
  });

  it("may be over where no more letters are asked for, and once another is set", () => {
    expect(checkOn("2026-07-01", { class: "stop" })).toEqual([]);
    expect(checkOn("2026-07-01", { deadlineOn: "2026-08-01" })).toEqual([]);
  });
});

describe("what the document does not print", () => {
  it("is said to be worked out or assumed", async () => {
    await reviewed(ownDocument);
    expect(review.places.get("language")).toMatchObject({ doubt: "likely", origin: "text", lines: [] });
    expect(review.places.get("letters.0.language")).toMatchObject({ doubt: "likely", origin: "text" });
    expect(review.places.get("class")).toMatchObject({ doubt: "likely", origin: "assumed" });
    await reviewed(ownDocument.replace("URGENT ACTION", "UA: 12/26 Index: ABC 12/345/2026"));
    expect(review.places.get("class")).toMatchObject({ doubt: "sure", origin: "lines" });
    expect(textAt("ordinal").join(" ")).toContain("12/26");
  });

  it("knows the lines of what is asked for with a tick", async () => {
    await reviewed(ownDocument);
    expect(textAt("own_language_ok")).toEqual(["You can also write in your own language."]);
  });

  it("finds the country of an address at its end", async () => {
    await reviewed(ownDocument.replace("Lydora", "France"));
    expect(content.targets[0]?.country).toBe("FR");
    expect(review.places.get("targets.0.country")?.doubt).toBe("likely");
    expect(textAt("targets.0.country")).toEqual(["2000 Port Amity, France"]);
    await reviewed(ownDocument.replace(", Lydora", "\nFrance"));
    expect(review.places.get("targets.0.country")?.doubt).toBe("sure");
    expect(textAt("targets.0.country")).toEqual(["France"]);
  });
});
