// The public routes from request to answer: the journey of a letter, what bad input gets, and that GET changes nothing.
// On both databases.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as unknownPage } from "@/app/[locale]/(public)/[...rest]/route";
import { POST as appeals } from "@/app/[locale]/(public)/actions/[slug]/appeals/route";
import { POST as letter } from "@/app/[locale]/(public)/actions/[slug]/letter/route";
import { POST as preview } from "@/app/[locale]/(public)/actions/[slug]/preview/route";
import { GET as reportForm, POST as reports } from "@/app/[locale]/(public)/actions/[slug]/reports/route";
import { GET as action } from "@/app/[locale]/(public)/actions/[slug]/route";
import { GET as write } from "@/app/[locale]/(public)/actions/[slug]/write/route";
import { POST as erasure } from "@/app/[locale]/(public)/appeals/[token]/erasure/route";
import { GET as own } from "@/app/[locale]/(public)/appeals/[token]/route";
import { POST as withdrawal } from "@/app/[locale]/(public)/appeals/[token]/withdrawal/route";
import { POST as confirm, GET as confirmPage } from "@/app/[locale]/(public)/confirm/[token]/route";
import { GET as mail } from "@/app/[locale]/(public)/mailbox/[id]/route";
import { POST as notMe, GET as notMePage } from "@/app/[locale]/(public)/not-me/[token]/route";
import { GET as list } from "@/app/[locale]/(public)/route";
import { stopAction } from "@/lib/actions/commands";
import { after, day, dayOf } from "@/lib/clock";
import { config } from "@/lib/config";
import { type AppealId, asId } from "@/lib/ids";
import { participationOf } from "@/lib/participation/queries";
import { makeToken, readToken } from "@/lib/tokens";
import { aTarget } from "../../support/an-action";
import { aContent, type Published, publish } from "../../support/appeals";
import { dialects } from "../../support/databases";
import { type Fields, get, post, servedDatabase, visit } from "../../support/public-routes";

process.env.POSTBAG_DATA = mkdtempSync(join(tmpdir(), "postbag-public-"));
process.env.POSTBAG_UNLIMITED = "1";

describe.each(dialects)("the public routes on %s", (dialect) => {
  const at = servedDatabase(dialect);
  const now = new Date();
  let open: Published;
  let stopped: Published;
  let filled: Fields;

  beforeAll(async () => {
    const deadlineOn = dayOf(after(now, 30 * day));
    const targets = [aTarget(), aTarget({ name: "Judge Pell", emails: [], postalAddress: ["1 Court Road"] })];
    open = await publish(at.db, aContent({ deadlineOn, targets }), now);
    stopped = await publish(at.db, aContent({ deadlineOn, title: "Stopped" }), now);
    await stopAction(at.db, { actionId: stopped.id, reason: "She is free.", by: "operator", now });
    filled = {
      form_nonce: "n1",
      name: "Maria Silva",
      email: "maria@home.example",
      country: "PT",
      language: "en",
      subject: "Maro Tel",
      body: "I teach, too.\n\n• release Maro Tel 阿娜拉",
      target: targets.map(({ id }) => id),
      sign_as: "full",
      reply: "none",
      consent: "yes",
    };
  });

  const submit = async (fields: Fields = {}) => {
    const answer = await visit(appeals, { slug: open.slug }, post({ ...filled, ...fields }));
    expect(answer.status).toBe(303);
    const token = answer.headers.get("location")?.replace("/en/appeals/", "") ?? "";
    const id = readToken(config().secret, "status", token) as AppealId;
    return { token, id, confirmToken: makeToken(config().secret, "confirm", id) };
  };
  const countsNow = async () => (await participationOf(at.db.read, open.slug))?.counts;

  it("lead a letter from the list to its own page", async () => {
    expect(await (await visit(list, {}, get())).text()).toContain(`/en/actions/${open.slug}"`);
    expect((await visit(action, { slug: open.slug }, get())).status).toBe(200);
    const desk = await visit(write, { slug: open.slug }, get());
    expect(desk.headers.get("cache-control")).toBe("no-store");

    const { token, confirmToken } = await submit({ form_nonce: "journey", email: "journey@home.example" });
    const waiting = await (await visit(own, { token }, get())).text();
    expect(waiting).toContain("waiting for your confirmation");
    expect(waiting).toContain("Judge Pell");
    expect(waiting).not.toContain("journey@home.example");

    const before = await countsNow();
    const asked = await (await visit(confirmPage, { token: confirmToken }, get())).text();
    expect(asked).toContain("release Maro Tel 阿娜拉");
    expect(await countsNow()).toEqual(before);

    const first = await visit(confirm, { token: confirmToken }, post({}));
    const second = await visit(confirm, { token: confirmToken }, new Request("http://x/", { method: "POST" }));
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.headers.get("location")).toBe(first.headers.get("location"));
    expect((await countsNow())?.confirmed).toBe((before?.confirmed ?? 0) + 1);
    const mine = first.headers.get("location")?.replace("/en/appeals/", "") ?? "";
    expect(await (await visit(own, { token: mine }, get())).text()).toContain("queued");
  });

  it("answer a refused form with the page, everything typed still there", async () => {
    const answer = await visit(appeals, { slug: open.slug }, post({ ...filled, email: "nobody", consent: "" }));
    const markup = await answer.text();
    expect(answer.status).toBe(422);
    expect(markup).toContain('value="nobody"');
    expect(markup).toContain("I teach, too.");
    expect(markup).toContain('id="email-problem"');
    expect(markup).toContain('id="consent-problem"');
  });

  it("answer programs with codes", async () => {
    const asked = { accept: "application/json" };
    const refused = await visit(appeals, { slug: open.slug }, post({ ...filled, email: "" }, asked));
    expect([refused.status, await refused.json()]).toEqual([422, { problems: { email: "email_missing" } }]);
    const taken = await visit(appeals, { slug: open.slug }, post({ ...filled, form_nonce: "j" }, asked));
    expect([taken.status, (await taken.json()).state]).toEqual([201, "pending_confirmation"]);
    expect((await visit(appeals, { slug: "nowhere" }, post(filled, asked))).status).toBe(404);
  });

  it.each([
    ["txt", "text/plain"],
    ["eml", "message/rfc822"],
    ["docx", "application/vnd"],
  ])("answer the letter as %s and count it once for a form", async (format, type) => {
    const before = (await countsNow())?.prepared ?? 0;
    const fields = {
      name: "Maria",
      body: "Hello 阿娜拉",
      target: filled.target!,
      format,
      form_nonce: `file-${format}`,
    };
    for (let again = 0; again < 2; again++) {
      const answer = await visit(letter, { slug: open.slug }, post(fields));
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toContain(type);
      expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="letter-[\w.-]+"$/);
    }
    expect((await countsNow())?.prepared).toBe(before + 1);
  });

  it("refuse a letter that nobody could print or mail, beside the field", async () => {
    const postOnly = [filled.target].flat()[1]!;
    const asMail = { name: "M", body: "x", target: postOnly, format: "eml" };
    const problems = async (fields: Fields) => {
      const answer = await visit(letter, { slug: open.slug }, post(fields));
      return [answer.status, /id="(\w+)-problem"/.exec(await answer.text())?.[1]];
    };
    expect(await problems(asMail)).toEqual([422, "target"]);
    expect(await problems({ ...asMail, target: crypto.randomUUID() })).toEqual([422, "target"]);
    expect(await problems({ ...asMail, name: "" })).toEqual([422, "name"]);
  });

  it("take nothing for a stopped action and give the text back", async () => {
    for (const handler of [appeals, letter]) {
      const answer = await visit(handler, { slug: stopped.slug }, post({ ...filled, format: "pdf" }));
      const markup = await answer.text();
      expect(answer.status).toBe(422);
      expect(markup).toContain("She is free.");
      expect(markup).toContain("I teach, too.");
    }
  });

  it("preview without writing anything down", async () => {
    const before = await countsNow();
    const answer = await visit(preview, { slug: open.slug }, post({ ...filled, body: "" }));
    expect(answer.status).toBe(200);
    expect(await countsNow()).toEqual(before);
  });

  it("count a report, and the same form once", async () => {
    const before = (await countsNow())?.says_posted ?? 0;
    const page = await (await visit(reportForm, { slug: open.slug }, get("/en/x?kind=sent"))).text();
    const nonce = /name="form_nonce" value="([^"]+)"/.exec(page)?.[1] ?? "";
    for (let again = 0; again < 2; again++) {
      const answer = await visit(
        reports,
        { slug: open.slug },
        post({ kind: "posted", number: "38", form_nonce: nonce }),
      );
      expect(answer.headers.get("location")).toBe(`/en/actions/${open.slug}?thanks=posted`);
    }
    expect((await countsNow())?.says_posted).toBe(before + 38);
    const refused = await visit(reports, { slug: open.slug }, post({ kind: "posted", number: "many" }));
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('value="many"');
  });

  it("take a letter back, and delete what was typed", async () => {
    const { token } = await submit({ form_nonce: "back", email: "back@home.example" });
    expect((await visit(withdrawal, { token }, post({}))).status).toBe(303);
    expect(await (await visit(own, { token }, get())).text()).toContain("You took this letter back");
    const other = await submit({ form_nonce: "gone", email: "gone@home.example" });
    expect((await visit(erasure, { token: other.token }, post({}))).status).toBe(303);
    expect(await (await visit(own, { token: other.token }, get())).text()).not.toContain("I teach, too.");
  });

  it("reject what someone else typed, twice without harm, and only by the button", async () => {
    const { id, confirmToken } = await submit({ form_nonce: "not me", email: "other@home.example" });
    const token = makeToken(config().secret, "reject", id);
    expect(await (await visit(notMePage, { token }, get())).text()).toContain("<form");
    expect(await (await visit(confirmPage, { token: confirmToken }, get())).text()).toContain("Send my letter now");
    for (let again = 0; again < 2; again++) expect((await visit(notMe, { token }, post({}))).status).toBe(303);
    const late = await visit(confirm, { token: confirmToken }, post({}));
    expect([late.status, (await late.text()).includes("Nothing was sent")]).toEqual([422, true]);
    expect(await (await visit(notMePage, { token }, get())).text()).not.toContain("<form");
  });

  it("keep the tokens of one purpose from another", async () => {
    const { token, id, confirmToken } = await submit({ form_nonce: "purpose", email: "purpose@home.example" });
    expect((await visit(confirm, { token }, post({}))).status).toBe(404);
    expect((await visit(own, { token: confirmToken }, get())).status).toBe(404);
    expect((await visit(notMe, { token: confirmToken }, post({}))).status).toBe(404);
    expect(asId(id)).toBe(id);
  });

  it.each([
    [403, { "sec-fetch-site": "cross-site" }, "a=b"],
    [403, { origin: "https://evil.example" }, "a=b"],
    [415, { "content-type": "application/json" }, "{}"],
    [415, { "content-type": "multipart/form-data; boundary=x" }, "nonsense"],
    [413, { "content-type": "application/x-www-form-urlencoded" }, `body=${"a".repeat(1_100_000)}`],
  ])("answer %i, calmly, to %j", async (status, headers, body) => {
    const type = { "content-type": "application/x-www-form-urlencoded" };
    const request = new Request("http://localhost:3000/", { method: "POST", body, headers: { ...type, ...headers } });
    const answer = await visit(appeals, { slug: open.slug }, request);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await answer.text()).toContain("<h1>");
  });

  it("know no page, slug, token, mail or language that is none", async () => {
    const strange = ["nowhere", "\u0000", "../../etc/passwd", "a".repeat(5000), "'; drop table actions; --"];
    for (const word of strange) {
      for (const handler of [action, write, reportForm]) {
        expect((await visit(handler, { slug: word }, get())).status).toBe(404);
      }
      for (const handler of [confirmPage, own, notMePage]) {
        expect((await visit(handler, { token: word }, get())).status).toBe(404);
      }
      expect((await visit(mail, { id: word }, get())).status).toBe(404);
      expect((await visit(list, { locale: word }, get(`/${encodeURIComponent(word)}`))).status).toBe(404);
    }
    expect((await visit(unknownPage, {}, get("/en/a/b"))).status).toBe(404);
  });

  it("spare a browser what it has already", async () => {
    const fresh = await visit(action, { slug: open.slug }, get());
    const etag = fresh.headers.get("etag") ?? "";
    const request = new Request("http://localhost:3000/en", { headers: { "if-none-match": etag } });
    expect((await visit(action, { slug: open.slug }, request)).status).toBe(304);
  });

  it("answer a fault with a number and nothing else", async () => {
    const shared = globalThis as { postbagDatabase?: unknown };
    const working = shared.postbagDatabase;
    shared.postbagDatabase = Promise.reject(new Error("secret words of the database"));
    try {
      const answer = await visit(list, {}, get());
      const markup = await answer.text();
      expect(answer.status).toBe(500);
      expect(markup).toMatch(/name this number: [0-9a-f]{8}\./);
      expect(markup).not.toContain("secret words");
    } finally {
      shared.postbagDatabase = working;
    }
  });
});
