// Sizes, names and words of the repository's files.
import { describe, expect, it } from "vitest";
import { listFiles, listSources } from "./sources";

const sources = listSources();
const hardStop = { code: 300, tests: 500 };

/** In a noun's folder a file is one of these; a new kind of file needs a decision record. */
const closedVocabulary: Record<string, RegExp> = {
  actions: /^(action|publication|schema|queries|commands|draft-form)\.ts$/,
  targets: /^(target|schema|queries|commands)\.ts$/,
  appeals:
    /^(appeal|appeal-letters|confirmation|taking-back|forgotten|email-address|links|mails|schema|queries|commands)\.ts$/,
  participation: /^(participation|schema|queries|commands|csv)\.ts$/,
  organizers: /^(organizer|sign-in|schema|queries|commands)\.ts$/,
  retention: /^(retention|commands)\.ts$/,
  outbox:
    /^(message|schema|states|pace|paces|forecast|pauses|claims|turns|ledger|journal|own-journal|old-journals|epoch|reconcile|set-right|resent|reply|bounce-address|mime|encoded-words|gate|commands|lease|recovery|notices|decision|decisions|queries|desk-queries|mailer|mailbox|deliver)\.ts$/,
  doctor: /^(check|spf|judge-dns|judge-machine|gather-dns|gather-relay|gather-machine|examine)\.ts$/,
  postage: /^(postage|schema|queries|commands)\.ts$/,
  packs: /^(pack|label-sheets|posting-list|printed-labels|printed-list|file|schema)\.ts$/,
  worker: /^(duties|loop|steadiness|main|lock|space|damage|commands|queries)\.ts$/,
};

const shapelessNames = /^(index|utils?|helpers?|types|constants|service|manager|common|misc|shared)\.(ts|tsx|mjs)$/;

describe("files", () => {
  it("stay short enough to read at once", () => {
    const long = sources
      .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
      .filter(({ path, lines }) => lines > (path.startsWith("tests/") ? hardStop.tests : hardStop.code));
    expect(long).toEqual([]);
  });

  it("have names that say what they hold", () => {
    const allowed = new Set(["db/index.ts", "db/schema/index.ts"]);
    expect(listFiles().filter((path) => shapelessNames.test(path.split("/").at(-1)!) && !allowed.has(path))).toEqual(
      [],
    );
  });

  it("keep to the closed vocabulary in the folders of nouns", () => {
    const strangers = sources.filter(({ path }) => {
      const [, noun, file] = path.match(/^lib\/(\w+)\/([^/]+)$/) ?? [];
      const known = noun ? closedVocabulary[noun] : undefined;
      return known && file && !known.test(file);
    });
    expect(strangers.map(({ path }) => path)).toEqual([]);
  });

  it("open with a comment that says what the module is", () => {
    const bare = sources.filter(
      ({ path, text }) =>
        /^(lib|db)\/.*\.ts$/.test(path) && !/^db\/drizzle\./.test(path) && !/^(#!.*\n)?(\/\/|\/\*)/.test(text),
    );
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  it("leave nothing half done", () => {
    const halfDone =
      /\b(TODO|FIXME|XXX:|HACK)\b|@ts-(ignore|expect-error|nocheck)|\b(it|test|describe)\.(skip|only|todo|fixme)\b|: any\b|\bas any\b(?! \w)/;
    const found = sources.filter(({ path, text }) => path !== "tests/house/files.test.ts" && halfDone.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

/** One word per thing (docs/decisions/001-house.md): these are other words for things that have one. */
const banned: readonly { readonly word: RegExp; readonly say: string }[] = [
  { word: /\bcampaigns?\b/i, say: "action" },
  { word: /\bpetitions?\b/i, say: "action" },
  { word: /\bsubmissions?\b/i, say: "appeal" },
  { word: /(?<!-)\btemplates?\b(?!-| \$)/i, say: "model letter" },
  { word: /\badmins?\b|\badministrators?\b/i, say: "organizer" },
  { word: /\bcron\b|\bcronjobs?\b/i, say: "duty" },
  { word: /\bsigners?\b|\bsignator(y|ies)\b/i, say: "supporter" },
];

describe("words", () => {
  it.each(banned.map(({ word, say }) => [say, word] as const))("are ours: %s for what %s names", (_say, word) => {
    // The importer's labels and the documents it is tested with speak as other people's documents do.
    const ours = sources.filter(
      ({ path }) => !/^(tests\/(house|support\/documents|unit\/importing)|lib\/importing)\//.test(path),
    );
    const found = ours.flatMap(({ path, text }) =>
      text
        .split("\n")
        .flatMap((line, at) => (word.test(line) && !/OSDI/.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
    );
    expect(found).toEqual([]);
  });
});
