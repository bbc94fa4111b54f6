// What the public routes refuse, and that nobody loses a word by it: too many at once, forms reloaded by address, actions
// that are over, names that are not ours. With the rate limits on.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as appeals, GET as appealsByAddress } from "@/app/[locale]/(public)/actions/[slug]/appeals/route";
import { POST as letter, GET as letterByAddress } from "@/app/[locale]/(public)/actions/[slug]/letter/route";
import { POST as preview, GET as previewByAddress } from "@/app/[locale]/(public)/actions/[slug]/preview/route";
import { POST as reports } from "@/app/[locale]/(public)/actions/[slug]/reports/route";
import { GET as erasureByAddress } from "@/app/[locale]/(public)/appeals/[token]/erasure/route";
import { GET as withdrawalByAddress } from "@/app/[locale]/(public)/appeals/[token]/withdrawal/route";
import { POST as confirm } from "@/app/[locale]/(public)/confirm/[token]/route";
import { GET as mail } from "@/app/[locale]/(public)/mailbox/[id]/route";
import { GET as mailbox } from "@/app/[locale]/(public)/mailbox/route";
import { POST as notMe, GET as notMePage } from "@/app/[locale]/(public)/not-me/[token]/route";
import { GET as atom } from "@/app/feed.xml/route";
import { stopAction } from "@/lib/actions/commands";
import { after, day, dayOf } from "@/lib/clock";
import { config } from "@/lib/config";
import { clientKey } from "@/lib/form";
import type { AppealId } from "@/lib/ids";
import { journalHash, readJournals } from "@/lib/outbox/journal";
import { markRestored, reconcile } from "@/lib/outbox/reconcile";
import { type LimitName, limits, takeFrom } from "@/lib/rate-limit";
import { makeToken, readToken } from "@/lib/tokens";
import { aContent, aTarget, type Published, publish } from "../../support/appeals";
import { type Fields, get, post, servedDatabase, visit } from "../../support/public-routes";

process.env.POSTBAG_DATA = mkdtempSync(join(tmpdir(), "postbag-refusals-"));
process.env.POSTBAG_UNLIMITED = "0";

const at = servedDatabase("sqlite");
const now = new Date();
let open: Published;
let stopped: Published;
let filled: Fields;

beforeAll(async () => {
  const target = aTarget();
  const deadlineOn = dayOf(after(now, 30 * day));
  open = await publish(at.db, aContent({ deadlineOn, targets: [target] }), now);
  stopped = await publish(at.db, aContent({ deadlineOn, title: "Stopped" }), now);
  await stopAction(at.db, { actionId: stopped.id, reason: "She is free.", by: "operator", now });
  filled = {
    form_nonce: "n1",
    name: "Maria Silva",
    email: "maria@home.example",
    country: "PT",
    language: "en",
    subject: "Maro Tel, please",
    body: "I teach, too.",
    address: "Rua Um 1",
    target: [target.id],
    sign_as: "full",
    reply: "none",
    consent: "yes",
    format: "txt",
  };
});

/** Someone of their own, whose bucket is empty. */
let sender = 0;
function exhausted(...names: LimitName[]): Record<string, string> {
  sender += 1;
  const headers = { "x-postbag-peer": `198.51.100.${sender}` };
  const key = clientKey(post({}, headers), now);
  for (const name of names) for (let n = 0; n < limits[name].burst; n++) takeFrom(name, key, new Date(), false);
  return headers;
}

/** Empty and filling again while the test runs: takes from it until it says no. */
async function untilRefused(send: () => Promise<Response>): Promise<Response> {
  for (let n = 0; n < 20; n++) {
    const answer = await send();
    if (answer.status === 429) return answer;
  }
  throw new Error("never refused");
}

describe("too many from one network", () => {
  it.each([
    ["submit", appeals],
    ["letter", letter],
    ["form", appeals],
    ["form", letter],
    ["form", preview],
  ] as const)("get their letter back when %s is used up, and the time to wait", async (limit, handler) => {
    const headers = exhausted(limit);
    const answer = await untilRefused(() => visit(handler, { slug: open.slug }, post(filled, headers)));
    const markup = await answer.text();
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    for (const typed of ["Maria Silva", "maria@home.example", "Maro Tel, please", "I teach, too.", "Rua Um 1"]) {
      expect(markup).toContain(typed);
    }
    expect(markup).toContain("A great many letters came from your network");
    expect(markup).not.toContain('id="problems"');
  });

  it.each(["report", "form"] as const)("get their report back when %s is used up", async (limit) => {
    const headers = exhausted(limit);
    const typed = { kind: "sent", number: "41", group: "The evening" };
    const answer = await untilRefused(() => visit(reports, { slug: open.slug }, post(typed, headers)));
    const markup = await answer.text();
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(markup).toContain('value="41"');
    expect(markup).toContain('value="The evening"');
    expect(markup).toContain("A great many reports");
  });

  it("get a calm page where nothing was typed, and where even reading would be too much", async () => {
    const button = await untilRefused(() => visit(confirm, { token: "x" }, post({}, exhausted("form"))));
    expect(button.headers.get("retry-after")).toBe("1");
    const headers = exhausted("form", "form_back");
    const flood = post(filled, headers);
    expect((await visit(preview, { slug: open.slug }, flood)).status).toBe(429);
    expect(flood.bodyUsed).toBe(false);
  });

  it("get the code as programs", async () => {
    const headers = { ...exhausted("submit"), accept: "application/json" };
    const answer = await untilRefused(() => visit(appeals, { slug: open.slug }, post(filled, headers)));
    expect([await answer.json(), answer.headers.has("retry-after")]).toEqual([{ problem: "too_many" }, true]);
  });
});

describe("the address of a form", () => {
  it.each([
    [appealsByAddress, "/actions/x/appeals", "/actions/x/write"],
    [letterByAddress, "/actions/x/letter", "/actions/x/write"],
    [previewByAddress, "/actions/x/preview", "/actions/x/write"],
    [withdrawalByAddress, "/appeals/t/withdrawal", "/appeals/t"],
    [erasureByAddress, "/appeals/t/erasure", "/appeals/t"],
  ])("leads to the page of the form %#", async (handler, path, page) => {
    const answer = await visit(handler, { locale: "ar" }, get(`/ar${path}`));
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/ar${page}`]);
  });

  it("is in no language link of the page that answers it", async () => {
    const path = `/actions/${open.slug}`;
    for (const [handler, name] of [
      [preview, "preview"],
      [appeals, "appeals"],
      [letter, "letter"],
    ] as const) {
      const request = post({ ...filled, name: "" }, {}, `/en${path}/${name}`);
      const markup = await (await visit(handler, { slug: open.slug }, request)).text();
      expect(markup).toContain(`href="/ar${path}/write"`);
      expect(markup).not.toContain(`/ar${path}/${name}`);
    }
  });
});

it("a letter for an action that is over comes back with every field that was filled in", async () => {
  const answer = await visit(appeals, { slug: stopped.slug }, post(filled));
  const markup = await answer.text();
  for (const typed of [
    "Maria Silva",
    "maria@home.example",
    "Maro Tel, please",
    "I teach, too.",
    "Rua Um 1",
    "Portugal",
  ]) {
    expect(markup).toContain(`>${typed}</textarea>`);
  }
});

it("a form is taken from a browser that says nothing but has a cookie", async () => {
  const answer = await visit(preview, { slug: open.slug }, post(filled, { cookie: "theme=dark" }));
  expect(answer.status).toBe(200);
});

it("a confirmed letter can still be stopped by whose address it was not", async () => {
  const sent = await visit(appeals, { slug: open.slug }, post({ ...filled, form_nonce: "stop" }));
  const status = sent.headers.get("location")?.replace("/en/appeals/", "") ?? "";
  const id = readToken(config().secret, "status", status) as AppealId;
  expect((await visit(confirm, { token: makeToken(config().secret, "confirm", id) }, post({}))).status).toBe(303);
  const token = makeToken(config().secret, "reject", id);
  const asked = await (await visit(notMePage, { token }, get())).text();
  expect(asked).toContain("<form");
  expect(asked).toContain("what has not gone yet is cancelled");
  expect((await visit(notMe, { token }, post({}))).status).toBe(303);
  const done = await (await visit(notMePage, { token }, get())).text();
  expect(done).not.toContain("<form");
  expect(done).toContain("This letter is stopped");
});

it("a letter waits, with its button, while a restored database is compared with the journal", async () => {
  const sent = await visit(
    appeals,
    { slug: open.slug },
    post({ ...filled, form_nonce: "restored", email: "restored@home.example" }),
  );
  const status = sent.headers.get("location")?.replace("/en/appeals/", "") ?? "";
  const id = readToken(config().secret, "status", status) as AppealId;
  const token = makeToken(config().secret, "confirm", id);
  await markRestored(at.db, now);
  const asked = await visit(confirm, { token }, post({}));
  expect(asked.status).toBe(503);
  const page = await asked.text();
  expect(page).toContain("Nothing of yours is lost");
  expect(page).toContain("Send my letter now");
  const asProgram = await visit(confirm, { token }, post({}, { accept: "application/json" }));
  expect([asProgram.status, await asProgram.json()]).toEqual([503, { problem: "not_compared" }]);
  await reconcile(at.db, { folder: config().journal, world: config(), now });
  expect((await visit(confirm, { token }, post({}))).status).toBe(303);
  const lines = (await readJournals(config().journal)).flatMap((file) => file.lines);
  expect(lines).toContainEqual(
    expect.objectContaining({ event: "confirmed", idHash: journalHash(config().secret, id) }),
  );
});

it("the local mailbox opens only to who called this machine by its name", async () => {
  const called = (host: string) => new Request("http://localhost:3000/en/mailbox", { headers: { host } });
  expect((await visit(mailbox, {}, called("localhost:3000"))).status).toBe(200);
  expect((await visit(mailbox, {}, called("127.0.0.1:3000"))).status).toBe(200);
  for (const host of ["evil.example", "evil.example:3000"]) {
    expect((await visit(mailbox, {}, called(host))).status).toBe(404);
    expect((await visit(mail, { id: "x" }, called(host))).status).toBe(404);
  }
});

it("a feed that fails names the fault by a number, in plain text", async () => {
  const shared = globalThis as { postbagDatabase?: unknown };
  const working = shared.postbagDatabase;
  shared.postbagDatabase = Promise.reject(new Error("secret words of the database"));
  try {
    const answer = await atom(new Request("http://localhost:3000/feed.xml?locale=en"));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([500, "text/plain; charset=utf-8"]);
    expect(await answer.text()).toMatch(/name this number: [0-9a-f]{8}\.\n$/);
  } finally {
    shared.postbagDatabase = working;
  }
  const whole = await atom(new Request("http://localhost:3000/feed.xml?locale=en"));
  expect(await whole.text()).toContain("<author><name>Postbag</name></author>");
});
