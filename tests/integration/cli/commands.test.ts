// The command line as other programs meet it: exit codes, stdout and stderr, on both databases.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findPublished, listActionEvents, listForDesk } from "@/lib/actions/queries";
import { listOrganizers } from "@/lib/organizers/queries";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { ownDocument } from "@/tests/support/documents/own-document";

const folder = mkdtempSync(join(tmpdir(), "postbag-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface Answer {
  readonly code: number;
  readonly data: string;
  readonly talk: string;
}

function postbag(args: readonly string[], env: Record<string, string>): Promise<Answer> {
  const { PATH = "", HOME = "" } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["bin/postbag.mjs", ...args],
      { env: { PATH, HOME, NODE_ENV: "test", ...env } },
      (_fault, data, talk) => resolve({ code: child.exitCode ?? 1, data: data.trimEnd(), talk: talk.trimEnd() }),
    );
  });
}

const document = file("librarian.txt", ownDocument);
const empty = file("empty.txt", "");
const letter = file("letter.txt", "Dear friends,\n\nthank you for the cake.\n\nYours, Ines\n");

describe("postbag without a database", () => {
  const data = join(folder, "untouched");
  const run = (...args: string[]) => postbag(args, { POSTBAG_DATA: data });

  it("says what it can do", async () => {
    const { code, data: text } = await run("--help");
    expect(code).toBe(0);
    const commands = ["import", "organizer", "stats", "worker"];
    const helps = await Promise.all(commands.map((command) => run(command, "--help")));
    helps.forEach((help, at) => {
      expect(text).toContain(commands[at]);
      expect([help.code, help.data]).toEqual([0, expect.stringMatching(new RegExp(`^Usage: postbag ${commands[at]}`))]);
    });
  });

  it("refuses with one line and another exit code", async () => {
    const answers = await Promise.all([
      run("nonsense"),
      run("stats"),
      run("import"),
      run("import", "--frob"),
      run("import", document, "--json", "--publish"),
      run("import", document, "--deadline", "2027-02-30"),
      run("organizer", "add", "mira@group.example"),
      postbag(["stats", "x"], { POSTBAG_DATA: data, PORT: "none" }),
    ]);
    for (const { code, data: text, talk } of answers) {
      expect([code, text, talk.split("\n")]).toEqual([1, "", [expect.stringMatching(/\S/)]]);
    }
  });

  it("prints what any file says as JSON, one line each, and stores nothing", async () => {
    const answer = await run("import", document, empty, letter, "--json");
    expect(answer.code).toBe(0);
    const results = answer.data
      .split("\n")
      .map((line) => JSON.parse(line) as { kind: string; deadline: string | null });
    expect(results.map(({ kind, deadline }) => [kind, deadline])).toEqual([
      ["urgent_action", "2026-06-30"],
      ["not_an_urgent_action", null],
      ["not_an_urgent_action", null],
    ]);
    expect(existsSync(data)).toBe(false);
  });
});

it("takes every document of a folder, and tells how far it is", async () => {
  const inside = mkdtempSync(join(folder, "documents-"));
  mkdirSync(join(inside, "older"));
  writeFileSync(join(inside, "a.txt"), ownDocument);
  writeFileSync(join(inside, "older", "b.txt"), ownDocument);
  writeFileSync(join(inside, "broken.pdf"), "%PDF-1.7 nothing");
  writeFileSync(join(inside, "notes.xlsx"), "left out");
  const { code, data, talk } = await postbag(["import", inside, "--json"], { POSTBAG_DATA: join(folder, "unused") });
  expect(code).toBe(0);
  expect(data.split("\n").map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual([
    "urgent_action",
    "not_an_urgent_action",
    "urgent_action",
  ]);
  expect(talk.split("\n")).toEqual([
    `1/3 ${join(inside, "a.txt")}`,
    `2/3 ${join(inside, "broken.pdf")}`,
    `3/3 ${join(inside, "older", "b.txt")}`,
    "3 of 3 done.",
  ]);
});

describe.each(dialects)("postbag on %s", (dialect) => {
  const at = freshDatabase(dialect);
  /** A data folder whose database is the one the test looks into. */
  const run = (...args: string[]) => {
    const { place } = at;
    const data = place.kind === "sqlite" ? join(place.file, "..") : join(folder, "postgres");
    return postbag(args, { POSTBAG_DATA: data, ...(place.kind === "postgres" ? { DATABASE_URL: place.url } : {}) });
  };

  it("stores a draft and prints its slug alone on the last line", async () => {
    const { code, data } = await run("import", document);
    expect([code, data]).toEqual([0, "librarian-held-for-lending-books"]);
    expect(await listForDesk(at.db.read)).toMatchObject([
      { slug: data, state: "draft", draftDeadlineOn: "2026-06-30" },
    ]);
    expect(await findPublished(at.db.read, data)).toBeNull();
  });

  it("publishes by the operator's decision, and records it as one", async () => {
    const { code, data } = await run("import", document, "--publish", "--deadline", "2099-12-31");
    expect([code, data]).toEqual([0, "librarian-held-for-lending-books-2"]);
    const { action, version } = (await findPublished(at.db.read, data))!;
    expect(action).toMatchObject({ state: "live", deadlineOn: "2099-12-31" });
    expect(version.content.consent).toContain("operator");
    expect(version.content.letters[0]?.body).toContain("Ravi Selden (拉维·塞尔登)");
    const [published] = await listActionEvents(at.db.read, action.id);
    expect(published).toMatchObject({ what: "published", actor: "operator", detail: { approved_by: "operator" } });
  });

  it("refuses to publish what is not ready, says why, and stores nothing", async () => {
    const before = await listForDesk(at.db.read);
    const { code, data, talk } = await run("import", document, "--publish", "--deadline", "2001-01-01");
    expect([code, data]).toEqual([1, ""]);
    expect(talk).toMatch(/last day for letters has passed.*\(deadline_on\)/);
    expect(await listForDesk(at.db.read)).toEqual(before);
  });

  it("takes the good ones of several files and says what is wrong with the others", async () => {
    const { code, data, talk } = await run("import", empty, join(folder, "missing.pdf"), document, letter);
    expect([code, data]).toEqual([1, "librarian-held-for-lending-books-3"]);
    expect(talk.split("\n").filter((line) => !/^\d+\/4 /.test(line))).toEqual([
      expect.stringMatching(/^empty\.txt: .*empty/),
      expect.stringMatching(/^missing\.pdf: There is no file/),
      expect.stringMatching(/^letter\.txt: /),
      "1 of 4 done.",
    ]);
  });

  it("prints counts, quickly", async () => {
    const begun = performance.now();
    const { code, data } = await run("stats", "librarian-held-for-lending-books-2", "--json");
    const took = performance.now() - begun;
    expect(code).toBe(0);
    expect(JSON.parse(data)).toMatchObject({ version: 1, counts: { confirmed: 0, handed_over: 0 } });
    // One second is promised; four times that keeps a busy machine from failing the test.
    expect(took).toBeLessThan(4000);
    expect(await run("stats", "nothing")).toEqual({ code: 1, data: "", talk: 'There is no action "nothing".' });
  });

  it("adds organizers and makes links for them", async () => {
    expect(await run("organizer", "add", "Mira@group.example", "--role", "editor")).toMatchObject({
      code: 0,
      data: "",
    });
    expect(await listOrganizers(at.db.read)).toMatchObject([{ email: "mira@group.example", role: "editor" }]);
    const { data } = await run("organizer", "link", "mira@group.example");
    expect(data).toMatch(/^http:\/\/localhost:3000\/en\/sign-in\/confirm\?token=p[\w-]{43}$/);
    expect(await run("organizer", "link", "stranger@group.example")).toMatchObject({ code: 1, data: "" });
  });
});

describe("postbag prepare", () => {
  const prepare = (name: string, env: Record<string, string> = {}) =>
    postbag(["prepare"], { POSTBAG_DATA: join(folder, name), ...env });

  it("makes a first organizer's link on an empty database on loopback, and again until it was used", async () => {
    const link = /^http:\/\/localhost:3000\/en\/sign-in\/confirm\?token=p[\w-]{43}$/;
    expect((await prepare("first")).data).toMatch(link);
    expect((await prepare("first")).data).toMatch(link);
  });

  it("invites nobody where others can reach it", async () => {
    const outside = {
      POSTBAG_URL: "https://letters.example.org",
      SMTP_URL: "smtp://mail.example.org",
      MAIL_FROM: "appeals@letters.example.org",
      POSTBAG_SECRET: "a secret that is used in tests and nowhere else",
    };
    const { code, data, talk } = await prepare("outside", outside);
    expect([code, data]).toEqual([0, ""]);
    expect(talk).toContain("organizer add");
  });
});
