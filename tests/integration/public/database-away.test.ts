// What people see while the database is away: 503 in a bounded time, when to try again, all that they typed, and the ways to
// send a letter that need no database. Afterwards everything works again by itself.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as appeals } from "@/app/[locale]/(public)/actions/[slug]/appeals/route";
import { POST as letter } from "@/app/[locale]/(public)/actions/[slug]/letter/route";
import { GET as pack } from "@/app/[locale]/(public)/actions/[slug]/pack/route";
import { POST as preview } from "@/app/[locale]/(public)/actions/[slug]/preview/route";
import { POST as reports } from "@/app/[locale]/(public)/actions/[slug]/reports/route";
import { GET as action } from "@/app/[locale]/(public)/actions/[slug]/route";
import { GET as write } from "@/app/[locale]/(public)/actions/[slug]/write/route";
import { POST as confirm, GET as confirmPage } from "@/app/[locale]/(public)/confirm/[token]/route";
import { GET as list } from "@/app/[locale]/(public)/route";
import { GET as feed } from "@/app/feed.xml/route";
import { GET as healthz } from "@/app/healthz/route";
import { GET as readyz } from "@/app/readyz/route";
import { openDatabase } from "@/db";
import { type Database, prompt } from "@/db/database";
import { after, day, dayOf, second } from "@/lib/clock";
import { aContent, aTarget, type Published, publish } from "../../support/appeals";
import { freshDatabase } from "../../support/databases";
import { type FreezingProxy, freezingProxy } from "../../support/freezing-proxy";
import { type Fields, get, post, visit } from "../../support/public-routes";
import { holdWriteLock } from "../../support/write-lock";

process.env.POSTBAG_DATA = mkdtempSync(join(tmpdir(), "postbag-away-"));
process.env.POSTBAG_UNLIMITED = "1";

const now = new Date();
const target = aTarget({ postalAddress: ["1 Court Road"], emails: ["minister@justice.example"] });
const content = () => aContent({ deadlineOn: dayOf(after(now, 30 * day)), targets: [target] });
const filled: Fields = {
  ...{ name: "María Silva", email: "maria@home.example", country: "PT", address: "Rua Um 1\n1000 Lisboa" },
  ...{ subject: "Maro Tel, please", body: "I teach, too.\n\nDo not hold her.", language: "en", target: [target.id] },
  ...{ sign_as: "full", reply: "none", consent: "yes", form_nonce: "n".repeat(22), place: "Lisboa" },
};
const serve = (db: Database) => {
  (globalThis as { postbagDatabase?: unknown }).postbagDatabase = Promise.resolve(db);
};
const countAppeals = async (db: Database) => (await db.read.select().from(db.read.tables.appeals)).length;
const isPromptly503 = async (work: Promise<Response>) => {
  const start = performance.now();
  const answer = await work;
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "30"]);
  expect(performance.now() - start).toBeLessThan(8 * second);
  return answer;
};
const typed = ["María Silva", "maria@home.example", "Rua Um 1", "Maro Tel, please", "I teach, too."];

describe("while PostgreSQL is away", () => {
  const at = freshDatabase("postgres");
  let db: Database;
  let way: FreezingProxy;
  let open: Published;
  let unseen: Published;
  let others: Published;
  beforeAll(async () => {
    const url = new URL((at.place as { url: string }).url);
    way = await freezingProxy(Number(url.port));
    url.port = String(way.port);
    db = await openDatabase({ kind: "postgres", url: String(url) }, { ...prompt, turn: second, read: second });
    serve(db);
    open = await publish(at.db, content(), now);
    unseen = await publish(at.db, content(), now);
    others = await publish(at.db, content(), now);
    expect((await visit(write, { slug: open.slug }, get())).status).toBe(200);
    way.freeze();
  });
  afterAll(async () => {
    await db.close();
    await way.close();
  });

  it("a letter that was to be sent comes back to the writing desk, and the other ways are open", async () => {
    const answer = await isPromptly503(visit(appeals, { slug: open.slug }, post(filled)));
    const markup = await answer.text();
    for (const kept of [...typed, 'value="nnnnnnnnnnnnnnnnnnnnnn"', "mailto:minister@justice.example", "/letter"]) {
      expect(markup).toContain(kept);
    }
    expect(markup).toContain("Our database does not answer just now");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it.each([
    ["en", "Our database does not answer"],
    ["ar", "قاعدة بياناتنا لا تجيب"],
  ])(
    "a letter to an action that this process never saw is kept on a page, to send it again (%s)",
    async (locale, say) => {
      const path = `/${locale}/actions/${unseen.slug}/appeals`;
      const answer = await isPromptly503(visit(appeals, { slug: unseen.slug, locale }, post(filled, {}, path)));
      const markup = await answer.text();
      for (const kept of typed) expect(markup).toContain(kept);
      expect(markup).toContain(say);
      expect(markup).toContain(`action="${path}"`);
      expect(markup).toMatch(/type="hidden" name="consent" value="yes"/);
      expect(markup.match(/name="body"/g)).toHaveLength(1);
    },
  );

  it("files are made all the same, and the preview shows the letters with their links", async () => {
    for (const format of ["eml", "txt", "pdf"]) {
      const answer = await visit(letter, { slug: open.slug }, post({ ...filled, format }));
      expect([format, answer.status, answer.headers.get("content-disposition")]).toEqual([
        format,
        200,
        expect.stringContaining(`.${format}`),
      ]);
    }
    const shown = await visit(preview, { slug: open.slug }, post(filled));
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain("mailto:minister@justice.example");
  });

  it("an action that was seen can still be written to, and everything else is a calm page", async () => {
    const desk = await isPromptly503(visit(write, { slug: open.slug }, get()));
    expect(await desk.text()).toContain("mailto:minister@justice.example");
    for (const [handler, params] of [
      [list, {}],
      [action, { slug: open.slug }],
      [write, { slug: others.slug }],
      [pack, { slug: open.slug }],
    ] as const) {
      const answer = await isPromptly503(visit(handler, params, get()));
      expect(await answer.text()).toContain("Please come back in a minute");
    }
    const feeds = await isPromptly503(feed(get("/feed.xml")));
    expect(await feeds.text()).not.toContain("<");
  });

  it("a report comes back to be sent again", async () => {
    const report = post({ kind: "sent", number: "41", group: "The evening" });
    const kept = await (await isPromptly503(visit(reports, { slug: open.slug }, report))).text();
    expect(kept).toContain('name="number" value="41"');
    expect(kept).toContain('name="group" value="The evening"');
  });

  it("programs hear a code, and the checks of the operator 503", async () => {
    const answer = await isPromptly503(
      visit(appeals, { slug: open.slug }, post(filled, { accept: "application/json" })),
    );
    expect(await answer.json()).toEqual({ problem: "unavailable" });
    expect((await healthz()).status).toBe(503);
    expect((await readyz()).status).toBe(503);
  });

  it("and back again, the same form is taken, once", async () => {
    way.cut();
    way.thaw();
    for (let times = 0; times < 2; times++) {
      expect((await visit(appeals, { slug: open.slug }, post(filled))).status).toBe(303);
    }
    expect(await countAppeals(at.db)).toBe(1);
    expect((await visit(list, {}, get())).status).toBe(200);
  });
});

describe("while another process holds SQLite's write lock", () => {
  const at = freshDatabase("sqlite");
  let open: Published;
  beforeAll(async () => {
    serve(at.db);
    open = await publish(at.db, content(), now);
  });

  it("pages are there, letters can be sent by oneself, and what must be written is refused after five seconds", async () => {
    const lock = await holdWriteLock((at.place as { file: string }).file);
    const sends = Array.from({ length: 5 }, (_, n) => post({ ...filled, form_nonce: `${n}`.repeat(22) }));
    const waiting = sends.map((request) => isPromptly503(visit(appeals, { slug: open.slug }, request)));
    for (const handler of [write, action]) expect((await visit(handler, { slug: open.slug }, get())).status).toBe(200);
    expect((await visit(preview, { slug: open.slug }, post(filled))).status).toBe(200);
    for (const markup of (await Promise.all(waiting)).map((answer) => answer.text())) {
      for (const kept of [...typed, "mailto:minister@justice.example"]) expect(await markup).toContain(kept);
    }
    expect((await visit(letter, { slug: open.slug }, post({ ...filled, format: "txt" }))).status).toBe(200);
    await lock.release();
    expect(await countAppeals(at.db)).toBe(0);
    expect((await visit(appeals, { slug: open.slug }, post(filled))).status).toBe(303);
    expect(await countAppeals(at.db)).toBe(1);
  });

  it("a confirmation that could not be kept is a button to press again", async () => {
    const [row] = await at.db.read.select().from(at.db.read.tables.appeals);
    const { makeToken } = await import("@/lib/tokens");
    const { config } = await import("@/lib/config");
    const token = makeToken(config().secret, "confirm", row!.id);
    const lock = await holdWriteLock((at.place as { file: string }).file);
    const path = `/en/confirm/${token}`;
    expect((await visit(confirmPage, { token }, get(path))).status).toBe(200);
    const answer = await isPromptly503(visit(confirm, { token }, post({}, {}, path)));
    expect(await answer.text()).toContain(`<form action="${path}" method="post">`);
    await lock.release();
    expect((await visit(confirm, { token }, post({}, {}, path))).status).toBe(303);
  });
});
