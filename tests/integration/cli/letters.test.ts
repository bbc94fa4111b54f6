// postbag letters as other programs meet it: a whole file, its talk on standard error, one line and exit code 1 otherwise.
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stopAction } from "@/lib/actions/commands";
import { progressOf } from "@/lib/cli/progress";
import { dayOf } from "@/lib/clock";
import { participationOf } from "@/lib/participation/queries";
import { savePostage } from "@/lib/postage/commands";
import { inventedPostage } from "@/lib/samples/postage";
import { aContent, aTarget } from "../../support/an-action";
import { publish } from "../../support/appeals";
import { dialects, freshDatabase } from "../../support/databases";
import { readPrinted, squeezed } from "../../unit/letters/printed-text";

const folder = mkdtempSync(join(tmpdir(), "postbag-letters-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const now = new Date();
const deadlineOn = dayOf(new Date(now.getTime() + 30 * 86_400_000));
const content = aContent({ deadlineOn, targets: [aTarget({ country: "FR" })] });

function postbag(args: readonly string[], env: Record<string, string>) {
  const { PATH = "", HOME = "" } = process.env;
  return new Promise<{ code: number; data: Buffer; talk: string[] }>((resolve) => {
    const child = execFile(
      process.execPath,
      ["bin/postbag.mjs", "letters", ...args],
      { env: { PATH, HOME, NODE_ENV: "test", ...env }, encoding: "buffer" },
      (_fault, data, talk) => resolve({ code: child.exitCode ?? 1, data, talk: talk.toString().trimEnd().split("\n") }),
    );
  });
}

describe.each(dialects)("postbag letters on %s", (dialect) => {
  const at = freshDatabase(dialect);
  let slug = "";
  beforeAll(async () => {
    ({ slug } = await publish(at.db, content, now));
    await savePostage(at.db, { id: null, fields: inventedPostage("2020-01-01"), now });
  });
  const run = (...args: string[]) => {
    const { place } = at;
    const data = place.kind === "sqlite" ? join(place.file, "..") : join(folder, "postgres");
    return postbag(args, { POSTBAG_DATA: data, ...(place.kind === "postgres" ? { DATABASE_URL: place.url } : {}) });
  };
  const out = join(folder, `${dialect}.pdf`);

  it("prints a pack, says how far it is and what to do next, and counts nothing", async () => {
    const sender = join(folder, "sender.txt");
    writeFileSync(sender, "Group 12\n1 High Street\n");
    const options = ["--count", "60", "--labels", "l7160", "--skip", "3", "--origin", "qz", "--sender", sender];
    const { code, data, talk } = await run(slug, ...options, "--out", out);
    expect([code, data.length]).toEqual([0, 0]);
    expect(talk[0]).toMatch(/^\d+ of 60 letters$/);
    expect(talk).toContain("60 of 60 letters");
    expect(talk).toContain(`Printed ${out}: letters 60, addressees 1, pages 65.`);
    expect(talk.at(-1)).toBe(`http://localhost:3000/en/actions/${slug}/reports?kind=posted`);
    const printed = await readPrinted(readFileSync(out));
    expect(printed.pages).toBe(1 + 60 + 3 + 1);
    const last = squeezed(
      printed.runs
        .filter(({ page }) => page === 65)
        .map(({ text }) => text)
        .join(""),
    );
    expect(last).toMatch(/France60upto20gXTS1\.70.*60×XTS1\.70/);
    const counts = (await participationOf(at.db.read, slug))?.counts ?? {};
    expect(Object.values(counts).every((count) => count === 0)).toBe(true);
  });

  it("writes the file to standard output, and its talk elsewhere", async () => {
    const { code, data, talk } = await run(slug, "--count", "1", "--paper", "letter", "--out", "-");
    expect([code, data.subarray(0, 5).toString()]).toEqual([0, "%PDF-"]);
    expect((await readPrinted(data)).pages).toBe(3);
    expect(talk.join(" ")).toContain("Printed: letters 1");
  });

  it("prints own texts, and the posting list in another language", async () => {
    const text = join(folder, "text.txt");
    writeFileSync(text, "I am a nurse.");
    const { code } = await run(slug, "--count", "2", "--text", text, "--locale", "ar", "--out", out);
    const printed = await readPrinted(readFileSync(out));
    expect([code, printed.text.match(/Iamanurse\./g)]).toEqual([0, ["Iamanurse.", "Iamanurse."]]);
  });

  it("refuses characters that no font has, unless empty boxes are asked for", async () => {
    const text = join(folder, "smile.txt");
    writeFileSync(text, "Please set her free 🙂");
    const boxed = join(folder, `${dialect}-boxes.pdf`);
    const refused = await run(slug, "--text", text, "--out", boxed);
    expect([refused.code, refused.talk]).toEqual([1, [expect.stringMatching(/🙂.*--boxes/)]]);
    expect(existsSync(boxed)).toBe(false);
    const { code, talk } = await run(slug, "--text", text, "--boxes", "--out", boxed);
    expect([code, talk[0]]).toEqual([0, expect.stringContaining("🙂")]);
    expect((await readPrinted(readFileSync(boxed))).pages).toBe(3);
  });

  it("leaves no half a file when it is stopped", async () => {
    const half = join(folder, `${dialect}-half.pdf`);
    const parts = () => readdirSync(folder).filter((name) => name.startsWith(`${dialect}-half`));
    const begun = run(slug, "--count", "5000", "--out", half);
    await expect.poll(() => parts().length, { timeout: 20_000, interval: 10 }).toBe(1);
    process.kill(Number(parts()[0]?.split("-").at(-1)), "SIGTERM");
    expect((await begun).code).toBe(143);
    expect(parts()).toEqual([]);
  });

  it("refuses with one line, and leaves no file", async () => {
    const { slug: stopped, id } = await publish(at.db, content, now);
    await stopAction(at.db, { actionId: id, reason: "She is free.", by: "operator", now });
    const none = join(folder, `${dialect}-none.pdf`);
    const answers = await Promise.all([
      run(),
      run(slug, "--count", "2"),
      run("nobody-knows-this", "--out", none),
      run(stopped, "--out", none),
      run(slug, "--count", "many", "--out", none),
      run(slug, "--count", "0", "--out", none),
      run(slug, "--count", "60000", "--out", none),
      run(slug, "--labels", "L9999", "--out", none),
      run(slug, "--labels", "L7160", "--skip", "21", "--out", none),
      run(slug, "--language", "de", "--out", none),
      run(slug, "--origin", "QQ", "--out", none),
      run(slug, "--text", join(folder, "missing.txt"), "--out", none),
      run(slug, "--out", join(folder, "no such folder", "x.pdf")),
    ]);
    for (const { code, data, talk } of answers)
      expect([code, data.length, talk]).toEqual([1, 0, [expect.stringMatching(/\S/)]]);
    expect(existsSync(none)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes(".part"))).toEqual([]);
  });
});

describe("progress", () => {
  const told = (isTTY: boolean) => {
    const lines: string[] = [];
    const progress = progressOf(200, "letters", { isTTY, write: (text: string) => lines.push(text) });
    for (let at = 0; at <= 200; at += 1) progress.tell(at);
    progress.end();
    return lines;
  };

  it("is a plain line for each tenth where nobody looks on", () => {
    expect(told(false)).toEqual(Array.from({ length: 10 }, (_, at) => `${(at + 1) * 20} of 200 letters\n`));
  });

  it("is one line that moves on a terminal, and stays when it is done", () => {
    const lines = told(true);
    expect(lines.slice(0, -1).every((line) => line.startsWith("\r[") && !line.includes("\n"))).toBe(true);
    expect(lines.at(-2)).toContain(`[${"#".repeat(30)}] 200 of 200 letters`);
    expect(lines.at(-1)).toBe("\n");
  });
});
