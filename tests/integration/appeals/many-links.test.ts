// Two hundred links, each opened by everything that opens links before a person does, and then pressed fifty times from
// two processes at once: opening one changes nothing, pressing it sends each letter once.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as confirmPage from "@/app/[locale]/(public)/confirm/[token]/route";
import * as rejectPage from "@/app/[locale]/(public)/not-me/[token]/route";
import type { DatabasePlace } from "@/db/migrate";
import { submitAppeal } from "@/lib/appeals/commands";
import { after, day, dayOf } from "@/lib/clock";
import type { AppealId } from "@/lib/ids";
import { makeToken, type TokenPurpose } from "@/lib/tokens";
import { aContent, aForm, aTarget, publish, world } from "@/tests/support/appeals";
import { dialects } from "@/tests/support/databases";
import { servedDatabase, visit } from "@/tests/support/public-routes";

const now = new Date();
const links = 200;
const presses = 50;
const processes = 2;
/** What opens a page asks the database little, whichever it is. */
const openings = { sqlite: 8000, postgres: 2000 };

process.env.POSTBAG_DATA = mkdtempSync(join(tmpdir(), "postbag-links-"));
process.env.POSTBAG_SECRET = world.secret;
process.env.POSTBAG_UNLIMITED = "1";

const entry = `
  import { openDatabase } from "@/db";
  import { confirmAppeal } from "@/lib/appeals/commands";
  const said = await new Promise((resolve) => process.once("message", resolve));
  const { place, world, tokens, now, times } = said;
  const db = await openDatabase(place);
  const ends = { first: 0, again: 0, refused: 0 };
  for (const token of tokens) {
    const press = () => confirmAppeal(db, world, { token, now: new Date(now) });
    for (const end of await Promise.all(Array.from({ length: times }, press)))
      ends[end.ok ? (end.first ? "first" : "again") : "refused"] += 1;
  }
  await db.close();
  process.send(ends, () => process.disconnect());
`;

describe.each(dialects)("links in mails on %s", (dialect) => {
  const at = servedDatabase(dialect);
  const targets = [aTarget({ emails: ["minister@justice.example"] }), aTarget({ emails: ["judge@court.example"] })];
  const ids: AppealId[] = [];
  let folder: string;
  beforeAll(async () => {
    // Inside the project, so that its packages are found.
    folder = mkdtempSync(join("node_modules", ".postbag-links-"));
    await build({
      stdin: { contents: entry, resolveDir: process.cwd(), loader: "ts" },
      ...{ outdir: folder, entryNames: "press", outExtension: { ".js": ".mjs" }, logLevel: "error" },
      ...{ bundle: true, splitting: true, format: "esm", platform: "node", packages: "external", jsx: "automatic" },
    });
    const action = await publish(at.db, aContent({ targets, deadlineOn: dayOf(after(now, 30 * day)) }), now);
    for (let one = 0; one < links; one++) {
      const form = aForm(action.content);
      const answer = await submitAppeal(at.db, world, { slug: action.slug, form, locale: "en", now });
      if (!answer.ok) throw new Error(answer.problem);
      ids.push(answer.appealId);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const tokenOf = (purpose: TokenPurpose, id: AppealId) => makeToken(world.secret, purpose, id);
  const found = async () => {
    const { appeals, messages, outreaches } = at.db.read.tables;
    const states = await at.db.read.select({ state: appeals.state }).from(appeals);
    const mails = await at.db.read.select({ kind: messages.kind, onceKey: messages.onceKey }).from(messages);
    const reached = await at.db.read.select({ id: outreaches.id }).from(outreaches);
    const letters = mails.filter(({ kind }) => kind === "letter");
    return {
      confirmed: states.filter(({ state }) => state === "confirmed").length,
      waiting: states.filter(({ state }) => state === "pending_confirmation").length,
      letters: letters.length,
      different: new Set(letters.map(({ onceKey }) => onceKey)).size,
      receipts: mails.filter(({ kind }) => kind === "receipt").length,
      outreaches: reached.length,
    };
  };
  const none = { confirmed: 0, waiting: links, letters: 0, different: 0, receipts: 0, outreaches: 0 };

  it("have no handler but for GET and POST, so the framework answers OPTIONS and HEAD by itself", () => {
    for (const page of [confirmPage, rejectPage]) expect(Object.keys(page).sort()).toEqual(["GET", "POST"]);
  });

  it(`confirm nothing and reject nothing when they are opened ${openings[dialect]} times`, {
    timeout: 150_000,
  }, async () => {
    const begun = performance.now();
    for (let turn = 0; turn < openings[dialect] / links; turn++) {
      const [page, purpose] = turn % 5 === 4 ? ([rejectPage, "reject"] as const) : ([confirmPage, "confirm"] as const);
      // The framework calls GET for HEAD.
      const method = turn % 3 === 2 ? "HEAD" : "GET";
      const headers = turn % 2 === 0 ? { purpose: "prefetch", "sec-purpose": "prefetch" } : { "user-agent": "scanner" };
      const open = async (id: AppealId) => {
        const token = tokenOf(purpose, id);
        const request = new Request(`http://localhost:3000/en/x/${token}`, { method, headers });
        expect((await visit(page.GET, { token }, request)).status).toBe(200);
      };
      for (let first = 0; first < links; first += 20) await Promise.all(ids.slice(first, first + 20).map(open));
    }
    const took = ((performance.now() - begun) / 1000).toFixed(1);
    process.stderr.write(`${dialect}: ${openings[dialect]} openings in ${took} s\n`);
    expect(await found()).toEqual(none);
  });

  const pressElsewhere = (place: DatabasePlace) =>
    new Promise<{ first: number; again: number; refused: number }>((resolve, reject) => {
      const child = spawn(process.execPath, [join(folder, "press.mjs")], {
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      });
      const tokens = ids.map((id) => tokenOf("confirm", id));
      child.send({ place, world, tokens, now: now.getTime(), times: presses / processes });
      child.once("message", (ends) => resolve(ends as never));
      child.once("exit", (code) => reject(new Error(`ended with ${code} before it had pressed them all`)));
    });

  it(`send each letter once when each is pressed ${presses} times from two processes`, {
    timeout: 150_000,
  }, async () => {
    const begun = performance.now();
    const ends = await Promise.all(Array.from({ length: processes }, () => pressElsewhere(at.place)));
    const took = ((performance.now() - begun) / 1000).toFixed(1);
    const sum = (end: "first" | "again" | "refused") => ends.reduce((all, one) => all + one[end], 0);
    process.stderr.write(`${dialect}: ${links * presses} presses in ${took} s, ${JSON.stringify(ends)}\n`);
    expect([sum("first"), sum("again"), sum("refused")]).toEqual([links, links * (presses - 1), 0]);
    const letters = links * targets.length;
    const all = { letters, different: letters, outreaches: letters, receipts: links };
    expect(await found()).toEqual({ ...all, confirmed: links, waiting: 0 });
  });
});
