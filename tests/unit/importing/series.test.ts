// The chain: equal numbers, equal targets, and what an action's draft becomes.
import { describe, expect, it } from "vitest";
import { newId, type TargetId } from "@/lib/ids";
import { isSameSeries, isSameTarget, nextVersionOf, seriesKey, stopReasonFrom } from "@/lib/importing/series";
import { aContent, aTarget } from "@/tests/support/an-action";

describe("numbers of a series", () => {
  it.each([
    ["182/17", "UA 182.17"],
    ["47/24", "UA: 047/24"],
    ["47/2024", "47-24"],
    ["60/16", "THIRD UA 60/16"],
    ["٤٧/٢٤", "47/24"],
    ["１８２／１７", "182/17"],
    ["AHRC-UAC-904-2022", "ahrc uac 904 2022"],
    ["EGY 005 / 1117 / OBS 114.1", "EGY 005/1117/OBS 114.1"],
  ])("%s is %s", (one, other) => expect(isSameSeries(one, other)).toBe(true));

  it.each([
    ["182/17", "182/18"],
    ["182/17", "82/17"],
    ["1182/17", "182/17"],
    ["ASA 17/6612/2023", "6612/23"],
    ["", ""],
    ["–", "…"],
  ])("%s is not %s", (one, other) => expect(isSameSeries(one, other)).toBe(false));

  it("have one spelling", () => expect(seriesKey("UA 0182.2017")).toBe("182/17"));
});

describe("targets", () => {
  const valk = aTarget();
  const unnamed = { name: "", emails: [] };

  it.each([
    ["a name with its title or without", { name: "Oren Valk", role: "", emails: [] }],
    ["a name in other letters and accents", { name: "MR ÓREN VALK", emails: [] }],
    ["a name with a second name", { name: "Mr Oren Isak Valk", role: "Minister", emails: [] }],
    ["the mailbox, where one has no name", { ...unnamed, role: "Ministro de Justicia", emails: valk.emails }],
    ["the mailbox in capitals", { ...unnamed, role: "", emails: ["MINISTER@justice.zubaria.example"] }],
    ["the office, where one has no name", unnamed],
  ])("are the same by %s", (_, other) => expect(isSameTarget(valk, aTarget(other))).toBe(true));

  it.each([
    ["another person in the same office with the same mailbox", { name: "Mrs Ada Rill" }],
    ["a shared family name alone", { name: "Valk", role: "Judge", emails: [] }],
    ["another office without a name", { ...unnamed, role: "Minister of Health" }],
    ["the same office of another body", { ...unnamed, organization: "Regional Ministry of the North" }],
    ["nothing in common", { name: "", role: "", organization: "", emails: [] }],
  ])("differ by %s", (_, other) =>
    expect(isSameTarget(aTarget({ organization: "Ministry of Justice" }), aTarget(other))).toBe(false),
  );

  it("in another script are compared as they stand", () => {
    expect(isSameTarget(aTarget({ name: "马兴瑞" }), aTarget({ name: "马兴瑞", emails: [] }))).toBe(true);
    expect(isSameTarget(aTarget({ name: "马兴瑞" }), aTarget({ name: "马兴" }))).toBe(false);
  });
});

describe("the next version", () => {
  const before = aContent({
    seriesNumber: "UA 12/26",
    safety: "Do not give your name.",
    avoid: ["the lawyer"],
    consent: "Her sister, by phone on 2 May.",
    background: "Textbooks have been scarce since 2024.",
    targets: [aTarget({ checked: "by phone on 3 May", country: "ZB" }), aTarget({ name: "Mrs Ada Rill", emails: [] })],
  });
  const read = aContent({
    class: "update",
    seriesNumber: "12/26",
    ordinal: 2,
    title: "Teacher on trial",
    background: "",
    safety: "",
    consent: "",
    deadlineOn: null,
    targets: [
      aTarget({ name: "Ms Lia Gorm", role: "Attorney General", emails: [] }),
      aTarget({ name: "Oren Valk", id: newId<TargetId>() }),
    ],
  });
  const next = nextVersionOf(before, read);

  it("says what the document says", () => {
    expect(next).toMatchObject({ class: "update", ordinal: 2, title: "Teacher on trial", letters: read.letters });
  });

  it("keeps what the document does not mention, and the number as it was written", () => {
    expect(next).toMatchObject({
      seriesNumber: "UA 12/26",
      safety: before.safety,
      avoid: before.avoid,
      background: before.background,
    });
  });

  it("takes over neither deadline nor consent: they were about the version before", () => {
    expect(next).toMatchObject({ deadlineOn: null, consent: "" });
  });

  it("keeps the ids of targets that are the same, and gives new ones to others", () => {
    const ids = before.targets.map(({ id }) => id);
    expect(next.targets[1]?.id).toBe(ids[0]);
    expect(ids).not.toContain(next.targets[0]?.id);
  });

  it("keeps what was checked while the addresses are the same", () => {
    expect(next.targets[1]).toMatchObject({ checked: "by phone on 3 May", country: "ZB" });
    const moved = { ...read, targets: [aTarget({ postalAddress: ["2 New Street"] })] };
    expect(nextVersionOf(before, moved).targets[0]?.checked).toBe("");
  });

  it("gives no id twice", () => {
    const twice = { ...read, targets: [aTarget(), aTarget()] };
    const ids = nextVersionOf(before, twice).targets.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  it("keeps the targets of before where the document has none", () => {
    expect(nextVersionOf(before, { ...read, targets: [], letters: [] })).toMatchObject({
      targets: before.targets,
      letters: before.letters,
    });
  });
});

describe("the reason of a stop", () => {
  it("is the summary, in whole sentences", () => {
    const summary = "She was released on 3 May. Her family thanks everyone who wrote. No further letters are needed.";
    expect(stopReasonFrom({ summary, title: "Released" }, 1000)).toBe(summary);
    expect(stopReasonFrom({ summary, title: "" }, 70)).toBe(
      "She was released on 3 May. Her family thanks everyone who wrote.",
    );
    expect(stopReasonFrom({ summary: "", title: "Released" }, 1000)).toBe("Released");
  });

  it("is cut between words where no sentence ends", () => {
    expect(stopReasonFrom({ summary: "released and home again", title: "" }, 13)).toBe("released and");
    expect(stopReasonFrom({ summary: "她已获释。家人感谢。", title: "" }, 6)).toBe("她已获释。");
    expect(stopReasonFrom({ summary: "她已获释家人感谢", title: "" }, 4)).toBe("她已获释");
  });
});
