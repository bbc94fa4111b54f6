// Where things stand on the folded sheet, by their coordinates in the file: each address block shows whole in the window of
// each envelope it may be put into, and nothing else does, however the sheet has slipped in it.
import { describe, expect, it } from "vitest";
import { composeLetter, type LetterFields } from "@/lib/letters/compose";
import { labelsIn } from "@/lib/letters/labels";
import type { Letter, Paper } from "@/lib/letters/letter";
import { toPdf } from "@/lib/letters/pdf";
import type { Target } from "@/lib/targets/target";
import { type PrintedRun, readPrinted, squeezed } from "./printed-text";
import { aCopy, aTarget, models, type SampleLanguage, sampleDay, someContent, someFields } from "./sample-letters";

const inch = 25.4;

/** In millimetres: the envelope, its window from the left and the lower edge, and how high the folded sheet is. */
interface Envelope {
  readonly paper: Paper;
  readonly size: { readonly width: number; readonly height: number };
  readonly window: { readonly left: number; readonly bottom: number; readonly width: number; readonly height: number };
  readonly panel: number;
}

const envelopes = {
  "DIN lang": {
    paper: "a4",
    size: { width: 220, height: 110 },
    window: { left: 20, bottom: 15, width: 90, height: 45 },
    panel: 105,
  },
  "C5/6": {
    paper: "a4",
    size: { width: 229, height: 114 },
    window: { left: 20, bottom: 15, width: 90, height: 45 },
    panel: 105,
  },
  "UK DL": {
    paper: "a4",
    size: { width: 220, height: 110 },
    window: { left: 20, bottom: 18, width: 90, height: 35 },
    panel: 105,
  },
  "#10": {
    paper: "letter",
    size: { width: 9.5 * inch, height: 4.125 * inch },
    window: { left: 0.875 * inch, bottom: 0.5 * inch, width: 4.5 * inch, height: 1.125 * inch },
    panel: (11 / 3) * inch,
  },
} as const satisfies Record<string, Envelope>;
const paperWidth = { a4: 210, letter: 8.5 * inch } as const;

/** A part of the sheet, from its upper left corner. */
interface View {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What shows with the sheet pushed that far from the left and the lower edge of its envelope. */
function viewOf({ window, panel }: Envelope, aside: number, up: number): View {
  const left = window.left - aside;
  const bottom = panel - window.bottom + up;
  return { left, right: left + window.width, top: bottom - window.height, bottom };
}

/** What shows in each position, and what in at least one. */
function extremes(envelope: Envelope): { always: View; ever: View } {
  const aside = envelope.size.width - paperWidth[envelope.paper];
  const up = envelope.size.height - envelope.panel;
  const [start, end] = [viewOf(envelope, 0, 0), viewOf(envelope, aside, up)];
  return {
    always: { left: start.left, right: end.right, top: end.top, bottom: start.bottom },
    ever: { left: end.left, right: start.right, top: start.top, bottom: end.bottom },
  };
}

const addresses: Readonly<Record<string, Partial<Target>>> = {
  ordinary: { country: "CN" },
  short: { role: "", organization: "", postalAddress: ["Tolmar"], country: "" },
  long: {
    role: "Minister of Justice, Constitutional and Religious Affairs of the Republic",
    organization: "Ministry of Justice, Constitutional and Religious Affairs",
    postalAddress: ["Department of Correspondence, Room 44, Third Floor, East Wing", "4 Court Square", "Tolmar 20100"],
    country: "CN",
  },
  crowded: {
    role: "Minister of Justice, Constitutional and Religious Affairs of the Republic",
    name: "The Right Honourable Dr Aldren Maximilian Vask, Member of Parliament",
    organization: "Ministry of Justice, Constitutional and Religious Affairs, Central Office",
    postalAddress: [
      "Department of Correspondence, Room 44, Third Floor, East Wing",
      "Former Palace of the Governors, 4 Court Square, Old Town",
      "Tolmar 20100, Greater Tolmar Administrative Region",
    ],
    country: "CN",
  },
  Arabic: {
    role: "وزير العدل",
    name: "ألدرين فاسك",
    organization: "وزارة العدل",
    postalAddress: ["4 ساحة المحكمة", "تولمار 20100"],
    country: "EG",
  },
  Hebrew: {
    role: "שר המשפטים",
    name: "אלדרין ואסק",
    organization: "",
    postalAddress: ["כיכר בית המשפט 4", "20100 תולמר"],
    country: "IL",
  },
  Chinese: {
    role: "司法部长",
    name: "王某",
    organization: "中华人民共和国司法部",
    postalAddress: ["100020 北京市朝阳区长安街街道办事处", "长街10号"],
    country: "CN",
  },
  Cyrillic: {
    role: "Министр юстиции",
    name: "Альдрен Васк",
    organization: "Министерство юстиции",
    postalAddress: ["ул. Длинная 1", "010000 Астана"],
    country: "KZ",
  },
};

const senders: Readonly<Record<string, Partial<LetterFields>>> = {
  "without a return address": { address: [], country: "", name: "" },
  "with one": {},
  "with a long one": {
    name: "Rosa Maria Lindqvist of the Letter Writing Group of Little Haven and its Surroundings",
    address: Array.from({ length: 6 }, (_, at) => `${at} The Old Mill House, Long Lane by the River, Little Haven`),
    country: "DE",
  },
};

const check = { version: 3, lastDay: "2027-05-15", url: "https://letters.example.org/a/painter-at-risk-in-verdania" };

function aSheet(language: SampleLanguage, target: Partial<Target>, fields: Partial<LetterFields>): Letter {
  const model = models[language];
  return composeLetter({
    content: someContent([model], { seriesNumber: "12/26" }),
    target: aTarget(target),
    fields: someFields({ subject: model.subject, body: model.body, ...fields }),
    language: model.language,
    date: sampleDay,
    copies: [aCopy()],
    labels: labelsIn(model.language),
    check,
  });
}

/** An address as long as a paragraph is as wide as a DIN lang can show; in a C5/6 that has slid by more, its ends may not. */
const crowdedRight = 100;

const sheets = (Object.keys(models) as SampleLanguage[]).flatMap((language) =>
  Object.entries(addresses).flatMap(([kind, target]) =>
    Object.entries(senders).map(([sender, fields]) => ({
      name: `${language}, ${kind}, ${sender}`,
      right: kind === "crowded" ? crowdedRight : 0,
      letter: aSheet(language, target, fields),
    })),
  ),
);

/** All runs of each letter's first page; a file holds no more than 60 letters, and each here takes one page. */
async function printed(paper: Paper): Promise<PrintedRun[][]> {
  const found: PrintedRun[][] = [];
  for (let at = 0; at < sheets.length; at += 35) {
    const letters = sheets.slice(at, at + 35).map(({ letter }) => letter);
    const { runs, pages } = await readPrinted(await toPdf(letters, paper));
    expect(pages).toBe(letters.length);
    found.push(...letters.map((_, page) => runs.filter((run) => run.page === page + 1)));
  }
  return found;
}

describe.each(["a4", "letter"] as const)("the window on %s", async (paper) => {
  const pages = await printed(paper);
  const fitting = Object.entries(envelopes).filter(([, envelope]) => envelope.paper === paper);

  describe.each(fitting)("of a %s envelope", (_name, envelope) => {
    const { always, ever } = extremes(envelope);

    it("shows nothing but the address block, however the sheet lies", () => {
      for (const [at, { name, letter }] of sheets.entries()) {
        const seen = (pages[at] ?? []).filter((run) => isTouched(run, ever));
        expect(lettersOf(seen.map(({ text }) => text)), name).toBe(lettersOf(letter.recipient));
      }
    });

    it("shows all of the address block", () => {
      // A #10 leaves so little room that of more than four lines all show only where the sheet has not slid up.
      const whole = paper === "a4" ? always : { ...always, top: ever.top };
      for (const [at, { name, right }] of sheets.entries()) {
        const view = { ...whole, right: Math.max(whole.right, right) };
        for (const run of (pages[at] ?? []).filter((one) => isTouched(one, ever))) {
          expect(isInside(run, view), `${name}: ${run.text}`).toBe(true);
        }
      }
    });

    it("shows the last four lines always", () => {
      for (const [at, { name, right }] of sheets.entries()) {
        const view = { ...always, right: Math.max(always.right, right) };
        const seen = (pages[at] ?? []).filter((run) => isTouched(run, ever));
        const lines = [...new Set(seen.map(({ base }) => Math.round(base * 2)))].sort((one, other) => other - one);
        const last = lines[3] ?? 0;
        for (const run of seen.filter(({ base }) => Math.round(base * 2) >= last)) {
          expect(isInside(run, view), `${name}: ${run.text}`).toBe(true);
        }
      }
    });
  });

  it("is far from the small print at the foot, which stays small", () => {
    for (const [at, { name, letter }] of sheets.entries()) {
      const foot = (pages[at] ?? []).filter((run) => run.base > (paper === "a4" ? 297 : 11 * inch) - 20);
      expect(squeezed(foot.map(({ text }) => text).join("")), name).toContain(squeezed("letters.example.org/a/"));
      expect(squeezed(foot.map(({ text }) => text).join("")), name).not.toContain(squeezed(letter.salutation));
      for (const run of foot) expect(run.right - run.left, name).toBeLessThan(145);
    }
  });
});

/** How far letters reach above and below their line, at the sizes of the block. */
const [above, below] = [2.6, 0.8];

function isTouched(run: PrintedRun, view: View): boolean {
  return run.right > view.left && run.left < view.right && run.base > view.top && run.base - above < view.bottom;
}

function isInside(run: PrintedRun, view: View): boolean {
  const across = run.left >= view.left && run.right <= view.right;
  return across && run.base - above >= view.top && run.base + below <= view.bottom;
}

function lettersOf(texts: readonly string[]): string {
  return [...squeezed(texts.join("")).replace(/\p{M}/gu, "")].sort().join("");
}
