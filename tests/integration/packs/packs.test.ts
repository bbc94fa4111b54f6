// Packs as groups and organizers get them: the file and what is in it, what is refused, and that nothing is counted.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as deskPack } from "@/app/[locale]/(desk)/desk/packs/file/route";
import { POST as pack, GET as packPage } from "@/app/[locale]/(public)/actions/[slug]/pack/route";
import { stopAction } from "@/lib/actions/commands";
import { dayOf } from "@/lib/clock";
import { newId, type OrganizerId } from "@/lib/ids";
import type { OrganizerRole } from "@/lib/organizers/organizer";
import { sessionCookieName, sessionHash } from "@/lib/organizers/sign-in";
import { participationOf } from "@/lib/participation/queries";
import { savePostage } from "@/lib/postage/commands";
import { inventedPostage } from "@/lib/samples/postage";
import { aContent, aTarget } from "../../support/an-action";
import { publish } from "../../support/appeals";
import { dialects } from "../../support/databases";
import { type Fields, get, post, servedDatabase, visit } from "../../support/public-routes";
import { readPrinted, squeezed } from "../../unit/letters/printed-text";

process.env.POSTBAG_DATA = mkdtempSync(join(tmpdir(), "postbag-packs-"));
process.env.POSTBAG_UNLIMITED = "1";

const site = "http://localhost:3000";
const now = new Date();
const deadlineOn = dayOf(new Date(now.getTime() + 30 * 86_400_000));
const spanish = {
  language: "es",
  subject: "S",
  salutation: "Estimado Señor:",
  body: "Le escribo.",
  closing: "Atentamente,",
};
const content = aContent({
  deadlineOn,
  targets: [aTarget({ country: "FR" }), aTarget({ role: "Governor", name: "Ms Ada Thorn", country: "QZ" })],
  letters: [...aContent().letters, spanish],
});

const read = async (answer: Response) => readPrinted(new Uint8Array(await answer.arrayBuffer()));

describe.each(dialects)("packs on %s", (dialect) => {
  const at = servedDatabase(dialect);
  let slug = "";
  beforeAll(async () => {
    ({ slug } = await publish(at.db, content, now));
    await savePostage(at.db, { id: null, fields: inventedPostage("2020-01-01"), now });
    for (const role of ["reviewer", "viewer"] as const) {
      const id = newId<OrganizerId>();
      await at.db.transact(async (tx) => {
        await tx
          .insert(tx.tables.organizers)
          .values({ id, email: `${role}@desk.example`, name: "", role, createdAt: now });
        const expiresAt = new Date(now.getTime() + 3600_000);
        await tx
          .insert(tx.tables.sessions)
          .values({ tokenHash: sessionHash(role), organizerId: id, createdAt: now, expiresAt });
      });
    }
  });

  const ask = (fields: Fields, of = slug) => visit(pack, { slug: of }, post(fields));
  const askDesk = (fields: Fields, who: OrganizerRole = "reviewer") =>
    visit(deskPack, {}, post(fields, { "sec-fetch-site": "same-origin", cookie: `${sessionCookieName(site)}=${who}` }));

  it("are asked for on a page without script, which says what may be asked", async () => {
    const answer = await visit(packPage, { slug }, get());
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain(`action="/en/actions/${slug}/pack"`);
    expect(page).toContain("Up to 30 letters to each");
    expect(page).toContain('name="labels"');
  });

  it("are one file: the sheet, the letters, the labels, the posting list", async () => {
    const answer = await ask({
      number: "3",
      labels: "L7160",
      skip: "2",
      origin: "QZ",
      sender: "Group 12\n1 High Street",
    });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    expect(answer.headers.get("content-disposition")).toContain(`pack-${slug}.pdf`);
    const { pages, runs } = await read(answer);
    expect(pages).toBe(1 + 6 + 1 + 1);
    const textOf = (page: number) =>
      squeezed(
        runs
          .filter((run) => run.page === page)
          .map((run) => run.text)
          .join(""),
      );
    expect(textOf(1)).toContain("Urgentaction");
    for (const page of [2, 3, 4]) expect(textOf(page)).toMatch(/Group121HighStreet.*MinisterofJustice.*FRANCE/);
    for (const page of [5, 6, 7]) expect(textOf(page)).toContain("Governor");
    expect(textOf(8).match(/MrOrenValk/g)).toHaveLength(3);
    expect(textOf(9)).toMatch(/Postinglist.*MrOrenValk,MinisterofJustice.*France3upto20gXTS1\.70/);
    expect(textOf(9)).toContain(squeezed("Postage for 6 of them XTS 7.95"));
  });

  it("let languages take turns, on American paper with American labels", async () => {
    const fields = { number: "2", language: ["en", "es"], paper: "letter", labels: "5160" };
    const { runs, pages } = await read(await ask(fields));
    expect(pages).toBe(7);
    const opened = runs.filter(({ text }) => /^(Dear Minister|Estimado)/.test(text)).map(({ page }) => page);
    expect(opened).toEqual(expect.arrayContaining([2, 3, 4, 5]));
  });

  it("say plainly that no postage is known", async () => {
    const { text } = await read(await ask({ number: "1", origin: "GB" }));
    expect(text).toContain(squeezed("No postage from United Kingdom is known for"));
    expect(text).not.toContain(squeezed("Stamps to buy"));
  });

  it.each([
    ["number", { number: "ten" }],
    ["number", { number: "0" }],
    ["number", { number: "31" }],
    ["skip", { number: "1", labels: "L7160", skip: "21" }],
    ["language", { number: "1", language: "de" }],
    ["origin", { number: "1", origin: "QQ" }],
    ["labels", { number: "1", labels: "L9999" }],
    ["sender", { number: "1", sender: "a\nb\nc\nd\ne\nf\ng" }],
  ] as const)("are refused beside the field %s, and what was typed stays: %j", async (field, fields) => {
    const answer = await ask({ sender: "Group 12", ...fields });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain(`id="${field}-problem"`);
    expect(page).toContain(`value="${fields.number}"`);
  });

  it("are for open actions alone", async () => {
    const { slug: ended, id } = await publish(at.db, content, now);
    await stopAction(at.db, { actionId: id, reason: "She is free.", by: "operator", now });
    expect((await visit(packPage, { slug: ended }, get())).status).toBe(410);
    expect((await ask({ number: "1" }, ended)).status).toBe(410);
    expect((await ask({ number: "1" }, "nobody-knows-this")).status).toBe(404);
  });

  it("count nothing", async () => {
    const counts = (await participationOf(at.db.read, slug))?.counts ?? {};
    expect(Object.values(counts).every((count) => count === 0)).toBe(true);
  });

  it("of several actions come to the desk as one file", async () => {
    const { slug: other } = await publish(at.db, aContent({ deadlineOn, title: "Poet held" }), now);
    const fields = { slug: [slug, other], letters: ["2", "1"], language: `${slug} es`, origin: "QZ" };
    const answer = await askDesk(fields);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    const { pages, text } = await read(answer);
    expect(pages).toBe(2 + 4 + 1 + 1);
    expect(text).toContain("Leescribo.");
    expect(text).toContain("Poetheld");
  });

  it("hold own texts at the desk, for one action in one language", async () => {
    const texts = "I am a nurse.\n===\nI am a teacher.";
    const { text } = await read(await askDesk({ slug, letters: "2", texts }));
    expect(text.match(/Iamanurse\./g)).toHaveLength(2);
    expect(text.match(/Iamateacher\./g)).toHaveLength(2);
    const both = await askDesk({ slug, letters: "2", texts, language: [`${slug} en`, `${slug} es`] });
    expect([both.status, await both.text()]).toEqual([422, expect.stringContaining("I am a nurse.")]);
  });

  it("are refused at the desk with what was typed", async () => {
    const answer = await askDesk({ slug, letters: "501" });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain("more than 1,000 letters");
    expect(page).toContain('value="501"');
    expect((await askDesk({ slug, letters: "" })).status).toBe(422);
  });

  it("lose nothing that was typed when the session has ended", async () => {
    const answer = await visit(
      deskPack,
      {},
      post({ slug, letters: "7", texts: "Mine." }, { "sec-fetch-site": "same-origin" }),
    );
    const page = await answer.text();
    expect(answer.status).toBe(401);
    expect(page).toContain("Mine.</textarea>");
    expect(page).toContain('value="7"');
  });

  it("are given up when nobody takes them any more, and make room for the next", async () => {
    for (let at = 0; at < 3; at += 1) {
      const answer = await askDesk({ slug, letters: "20" });
      expect(answer.status).toBe(200);
      await answer.body?.cancel();
    }
    const next = async () => {
      const answer = await askDesk({ slug, letters: "1" });
      await answer.arrayBuffer();
      return answer.status;
    };
    await expect.poll(next, { timeout: 10_000 }).toBe(200);
  });

  it("are refused for the moment when too many are in the making", async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask({ number: "1" })));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 503, 503]);
    const busy = answers.find(({ status }) => status === 503);
    expect(await busy?.text()).toContain("try again in a minute");
  });

  it("say which characters cannot be printed", async () => {
    const answer = await askDesk({ slug, letters: "1", texts: "A sign: \u{10A80}" });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining("\u{10A80}")]);
  });

  it("are not for viewers, nor for other sites", async () => {
    expect((await askDesk({ slug, letters: "1" }, "viewer")).status).toBe(403);
    const foreign = post({ number: "1" }, { "sec-fetch-site": "cross-site" });
    expect((await visit(pack, { slug }, foreign)).status).toBe(403);
  });
});
