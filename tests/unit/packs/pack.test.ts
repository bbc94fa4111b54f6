// What a pack holds: how many letters to whom, in which language and words, and how the posting list adds them up.
import { describe, expect, it } from "vitest";
import type { PostageId } from "@/lib/ids";
import { type PackedAction, type PackOrder, planPack } from "@/lib/packs/pack";
import { gramsOf, postingList } from "@/lib/packs/posting-list";
import { ownTexts, wholeNumberIn } from "@/lib/packs/schema";
import type { PostageRow } from "@/lib/postage/postage";
import { aContent, aTarget } from "../../support/an-action";

const minister = aTarget({ country: "FR" });
const governor = aTarget({ role: "Governor", name: "Ms Ada Thorn", country: "QZ" });
const byMailOnly = aTarget({ role: "Spokesperson", name: "", postalAddress: [] });
const embassy = aTarget({ role: "Ambassador", name: "", country: "DE" });
const letters = ["en", "es", "ar"].map((language) => ({ ...aContent().letters[0]!, language }));
const content = aContent({ targets: [minister, governor, byMailOnly], copies: [embassy], letters });

const anAction = (given: Partial<PackedAction> = {}): PackedAction => ({
  content,
  slug: "teacher",
  version: 1,
  number: 4,
  languages: [],
  texts: [],
  ...given,
});

const anOrder = (given: Partial<PackOrder> = {}): PackOrder => ({
  base: "https://letters.example.org",
  actions: [anAction()],
  copies: false,
  origin: "QZ",
  sender: [],
  paper: "a4",
  labels: null,
  skip: 0,
  date: new Date("2026-11-22T10:00:00Z"),
  ...given,
});

function planned(order: PackOrder, max = 1000) {
  const result = planPack(order, max);
  if (!result.ok) throw new Error(result.problem);
  return result.plan;
}

const outline = (order: PackOrder) =>
  planned(order).stacks.map(({ target, letter, copies }) => `${target.role} ${letter.language} ${copies}`);

describe("a pack", () => {
  it("has so many letters to each target with a postal address, and names the others", () => {
    const plan = planned(anOrder());
    expect(outline(anOrder())).toEqual(["Minister of Justice en 4", "Governor en 4"]);
    expect(plan.letters).toBe(8);
    expect(plan.withoutAddress).toEqual([{ action: 0, target: byMailOnly }]);
  });

  it("writes to copies only where that was chosen, and names them on every other letter", () => {
    expect(outline(anOrder({ copies: true }))).toContain("Ambassador en 4");
    const [first] = planned(anOrder()).stacks;
    expect(first?.letter.copies).toEqual(["Ambassador"]);
  });

  it("lets languages take turns", () => {
    const order = anOrder({ actions: [anAction({ number: 5, languages: ["en", "es", "ar"] })] });
    expect(outline(order).slice(0, 3)).toEqual([
      "Minister of Justice en 2",
      "Minister of Justice es 2",
      "Minister of Justice ar 1",
    ]);
    expect(planned(order).letters).toBe(10);
  });

  it("leaves no letter out and adds none, whatever takes turns", () => {
    for (const number of [1, 2, 3, 7, 60])
      for (const languages of [["en"], ["en", "es"], ["en", "es", "ar"]])
        for (const texts of [[], ["One."], ["One.", "Two.", "Three.", "Four."]]) {
          const plan = planned(anOrder({ actions: [anAction({ number, languages, texts })] }));
          const sum = plan.stacks.reduce((all, { copies }) => all + copies, 0);
          expect([sum, plan.letters]).toEqual([number * 2, number * 2]);
        }
  });

  it("is signed by hand, with the group's address and no name", () => {
    const [first] = planned(anOrder({ sender: ["Group 12", "1 High Street"] })).stacks;
    expect(first?.letter.signature).toBe("");
    expect(first?.letter.sender).toEqual(expect.arrayContaining(["Group 12", "1 High Street"]));
  });

  it("holds own texts instead of the model letter, in turn", () => {
    const texts = ["I am a teacher, too.", "My children go to school."];
    const { stacks } = planned(anOrder({ actions: [anAction({ number: 3, texts })] }));
    expect(stacks.slice(0, 2).map(({ letter, copies }) => [letter.blocks, copies])).toEqual([
      [[{ kind: "paragraph", text: texts[0] }], 2],
      [[{ kind: "paragraph", text: texts[1] }], 1],
    ]);
  });

  it("leaves out actions without a number", () => {
    const order = anOrder({ actions: [anAction({ number: 0 }), anAction({ number: 1 })] });
    expect(planned(order).stacks.map(({ action }) => action)).toEqual([1, 1]);
  });

  it.each([
    ["nothing_chosen", anOrder({ actions: [anAction({ number: 0 })] })],
    ["nothing_chosen", anOrder({ actions: [] })],
    ["no_postal_address", anOrder({ actions: [anAction({ content: aContent({ targets: [byMailOnly] }) })] })],
    ["too_many_letters", anOrder({ actions: [anAction({ number: 31 })] })],
  ])("is refused: %s", (problem, order) => {
    expect(planPack(order, 60)).toEqual({ ok: false, problem });
  });

  it("may have as many letters as that, and no more", () => {
    expect(planPack(anOrder({ actions: [anAction({ number: 30 })] }), 60).ok).toBe(true);
  });
});

describe("a posting list", () => {
  const row: PostageRow = {
    id: "row" as PostageId,
    country: "QZ",
    validFrom: "2026-01-01",
    validUntil: null,
    currency: "XTS",
    prices: { domestic: [95, 160, null], region: [], world: [170, null, null] },
    region: [],
    stamps: [170, 95, 10],
    source: "",
    number: 1,
  };

  it("weighs a letter with its sheets and its envelope", () => {
    expect([1, 3, 4].map(gramsOf)).toEqual([10, 20, 25]);
  });

  it("adds letters to one addressee, their postage and their stamps", () => {
    const plan = planned(anOrder({ actions: [anAction({ number: 5, languages: ["en", "es"] })] }));
    const list = postingList(plan, [1, 2, 1, 1], [row]);
    expect(list.rows.map(({ target, letters, step }) => [target.role, letters, step])).toEqual([
      ["Minister of Justice", 5, 1],
      ["Governor", 5, 1],
    ]);
    expect(list.sums).toEqual({
      letters: 10,
      price: 5 * 170 + 5 * 95,
      stamps: [
        { value: 170, count: 5 },
        { value: 95, count: 5 },
      ],
    });
    expect(list.unknown).toEqual([]);
  });

  it("parts letters of different weight, and leaves those without a price out of the sums", () => {
    const plan = planned(anOrder({ actions: [anAction({ number: 2, languages: ["en", "es"] })] }));
    const list = postingList(plan, [1, 4, 1, 4], [row]);
    expect(list.rows.map(({ letters, step, postage }) => [letters, step, postage.known])).toEqual([
      [1, 1, true],
      [1, 2, false],
      [1, 1, true],
      [1, 2, true],
    ]);
    expect(list.sums).toMatchObject({ letters: 3, price: 170 + 95 + 160 });
    expect(list.unknown).toEqual(["no_price"]);
  });

  it("knows no price before the table does", () => {
    const plan = planned(anOrder({ date: new Date("2025-12-31T23:00:00Z") }));
    const list = postingList(plan, [1, 1], [row]);
    expect([list.table, list.unknown, list.sums]).toEqual([null, ["no_row"], { letters: 0, price: 0, stamps: [] }]);
  });
});

describe("what is typed", () => {
  it.each([
    ["12", 12],
    ["١٢", 12],
    ["۱۲", 12],
    ["１２", 12],
    ["", 7],
  ])("as %s is the number %d", (typed, expected) => {
    expect(wholeNumberIn(typed, 7)).toBe(expected);
  });

  it("is no number when it is anything else", () => {
    expect(["-1", "1.5", "ten", "1e3", "9999999999"].map((typed) => wholeNumberIn(typed, 0))).toEqual(
      Array(5).fill(Number.NaN),
    );
  });

  it("as several texts is parted by lines of equals signs", () => {
    expect(ownTexts("One.\r\n\r\nMore.\r\n===\r\nTwo = 2\r\n ==== \n\n===\n")).toEqual(["One.\n\nMore.", "Two = 2"]);
  });
});
