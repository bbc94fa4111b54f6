// Where the editor's fields stand, and where a saved form goes on.
import { describe, expect, it } from "vitest";
import { afterSaving } from "@/app/[locale]/(desk)/desk/actions/[id]/_editor/after-saving";
import { saysTheSame } from "@/app/[locale]/(desk)/desk/actions/[id]/_editor/says-the-same";
import { anchorOf, sectionOf } from "@/app/[locale]/(desk)/desk/actions/[id]/_editor/sections";
import { withoutRepeats } from "@/app/[locale]/(desk)/desk/actions/[id]/_overview/events";
import { blankContent } from "@/lib/actions/action";
import { readyToPublish } from "@/lib/actions/publication";
import { contentFromForm, draftFields } from "@/lib/actions/schema";
import { type ActionId, newId } from "@/lib/ids";

const id = newId<ActionId>();
const form = (fields: Record<string, string>) => {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  return made;
};

describe("the editor's sections", () => {
  it("know every field of the form", () => {
    const astray = draftFields.filter((field) => sectionOf(field) === "call");
    expect(astray).toEqual(["title", "summary", "country", "language", "deadline_on"]);
  });

  it("lead to the field that a problem names, or to the section where rows could be", () => {
    expect(anchorOf("letters.0.body")).toBe("letters.0.body");
    expect(anchorOf("targets")).toBe("part-targets");
    const missing = readyToPublish({ ...blankContent("en"), targets: [], letters: [] }, new Date());
    expect(missing.map(({ field }) => sectionOf(field))).toEqual([
      "call",
      "call",
      "consent",
      "call",
      "letters",
      "targets",
    ]);
  });
});

describe("after saving", () => {
  it("an added target is shown where it was added", () => {
    const fields = form({ add: "target", "targets.0.role": "Minister" });
    const content = contentFromForm(fields, blankContent("en"));
    const path = afterSaving("en", id, fields, content);
    expect(path).toBe(`/en/desk/actions/${id}/edit?saved=added&added=targets.1#targets.1.role`);
  });

  it("a removed row leads back to its section", () => {
    const fields = form({ remove: "copies.3" });
    expect(afterSaving("en", id, fields, blankContent("en"))).toMatch(/\?saved=removed#part-copies$/);
  });

  it("a section's own button leads back to the section, the others on", () => {
    const to = (next: string) => afterSaving("ar", id, form({ next }), blankContent("en"));
    expect(to("letters")).toMatch(/\?saved=letters#part-letters$/);
    expect(to("preview")).toBe(`/ar/desk/actions/${id}/preview`);
    expect(to("https://example.org")).toBe(`/ar/desk/actions/${id}/edit?saved=all`);
  });
});

describe("two drafts", () => {
  const fields = form({ add: "target", "targets.0.role": "Minister", title: "A title" });
  const before = blankContent("en");

  it("say the same when a button was pressed twice", () => {
    expect(saysTheSame(contentFromForm(fields, before), contentFromForm(fields, before))).toBe(true);
  });

  it("do not say the same when one word differs", () => {
    fields.set("targets.0.role", "Minister of Justice");
    const changed = contentFromForm(fields, before);
    expect(saysTheSame(changed, { ...changed, title: "A titles" })).toBe(false);
    expect(saysTheSame(changed, { ...changed, targets: changed.targets.slice(1) })).toBe(false);
  });
});

describe("the history of an action", () => {
  it("shows several savings in a row by one person as the newest of them", () => {
    const steps = [
      { what: "published", actor: "a", at: 5 },
      { what: "saved", actor: "a", at: 4 },
      { what: "saved", actor: "a", at: 3 },
      { what: "saved", actor: "b", at: 2 },
      { what: "created", actor: "a", at: 1 },
    ];
    expect(withoutRepeats(steps).map(({ at }) => at)).toEqual([5, 4, 2, 1]);
  });
});
