// The desk's routes of a document under review: who may, from where, and that a refusal gives back what was typed.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as removal } from "@/app/[locale]/(desk)/desk/import/[id]/removal/route";
import { POST as review, GET as reviewAddress } from "@/app/[locale]/(desk)/desk/import/[id]/review/route";
import { POST as upload, GET as uploadAddress } from "@/app/[locale]/(desk)/desk/import/document/route";
import { listForDesk } from "@/lib/actions/queries";
import { type ActionId, type ImportId, newId, type OrganizerId } from "@/lib/ids";
import { findImport, listImports } from "@/lib/importing/queries";
import type { OrganizerRole } from "@/lib/organizers/organizer";
import { sessionCookieName, sessionHash } from "@/lib/organizers/sign-in";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { ownDocument } from "@/tests/support/documents/own-document";

process.env.POSTBAG_DATA = mkdtempSync(join(tmpdir(), "postbag-import-"));
process.env.POSTBAG_UNLIMITED = "1";

const site = "http://localhost:3000";
const now = new Date();

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Who = OrganizerRole | null;

describe.each(dialects)("the routes of a document under review on %s", (dialect) => {
  const at = freshDatabase(dialect);

  beforeAll(async () => {
    (globalThis as { postbagDatabase?: unknown }).postbagDatabase = Promise.resolve(at.db);
    for (const role of ["editor", "reviewer", "viewer"] as const) {
      const id = newId<OrganizerId>();
      const organizer = { id, email: `${role}@desk.example`, name: "", role, createdAt: now };
      const expiresAt = new Date(now.getTime() + 3600_000);
      const session = { tokenHash: sessionHash(role), organizerId: id, createdAt: now, expiresAt };
      await at.db.transact(async (tx) => {
        await tx.insert(tx.tables.organizers).values(organizer);
        await tx.insert(tx.tables.sessions).values(session);
      });
    }
  });

  const send = (handler: unknown, fields: Record<string, string | File>, who: Who, id = "", foreign = false) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const headers: Record<string, string> = { "sec-fetch-site": foreign ? "cross-site" : "same-origin" };
    if (who !== null) headers.cookie = `${sessionCookieName(site)}=${who}`;
    const request = new Request(`${site}/en/desk/import`, { method: "POST", body, headers });
    return (handler as Handler)(request, { params: Promise.resolve({ locale: "en", id }) });
  };
  const countOfImports = async () => (await listImports(at.db.read)).length;
  const imported = async () => {
    const answer = await send(upload, { text: ownDocument }, "editor");
    return new URL(answer.headers.get("location")!, site).pathname.split("/").at(-1) as ImportId;
  };

  it("reads a pasted text and leads to its review; no draft is made", async () => {
    const before = (await listForDesk(at.db.read)).length;
    const stored = await findImport(at.db.read, await imported());
    expect(stored).toMatchObject({ fileName: "", content: { title: "LIBRARIAN HELD FOR LENDING BOOKS" } });
    expect((await listForDesk(at.db.read)).length).toBe(before);
  });

  it("reads a file, and refuses file and text together without losing the text", async () => {
    const document = new File([ownDocument], "action.txt");
    const read = await send(upload, { document, text: "" }, "editor");
    expect(read.status).toBe(303);
    const both = await send(upload, { document, text: "A note of mine" }, "editor");
    expect([both.status, await both.text()]).toEqual([422, expect.stringContaining("A note of mine</textarea>")]);
  });

  it("gives a refused text back, and keeps nothing of it", async () => {
    const before = await countOfImports();
    const text = "Dear <b>all</b>,\nour meeting is on Monday.";
    const answer = await send(upload, { text }, "editor");
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Dear &lt;b&gt;all&lt;/b&gt;,\nour meeting is on Monday.</textarea>");
    const nothing = await send(upload, { text: " \n" }, "editor");
    expect(nothing.headers.get("location")).toBe("/en/desk/import?problem=nothing_given");
    expect(await countOfImports()).toBe(before);
  });

  it.each([
    ["a reviewer", "reviewer", false, 403],
    ["a viewer", "viewer", false, 403],
    ["another site", "editor", true, 403],
  ] as const)("lets %s do nothing", async (_, who, foreign, status) => {
    const id = await imported();
    const before = await countOfImports();
    for (const [handler, fields] of [
      [upload, { text: ownDocument }],
      [review, { next: "accept", content_number: "1" }],
      [removal, {}],
    ] as const) {
      expect((await send(handler, { ...fields }, who, id, foreign)).status).toBe(status);
    }
    expect(await countOfImports()).toBe(before);
  });

  it("gives back what was typed when nobody is signed in any more", async () => {
    const id = await imported();
    const pasted = await send(upload, { text: "My pasted mail" }, null);
    expect([pasted.status, await pasted.text()]).toEqual([401, expect.stringContaining("My pasted mail")]);
    const onto = newId<ActionId>();
    const typed = { title: "Typed title", next: "accept", content_number: "1", onto, [`draft_number.${onto}`]: "7" };
    const answer = await send(review, { ...typed, "targets.0.role": "Typed role" }, null, id);
    const page = await answer.text();
    expect(answer.status).toBe(401);
    for (const kept of ["Typed title", "Typed role", onto, `name="draft_number.${onto}" value="7"`])
      expect(page).toContain(kept);
    expect((await findImport(at.db.read, id))?.contentNumber).toBe(1);
  });

  it("keeps, accepts and answers a double click as one", async () => {
    const id = await imported();
    const kept = { title: "Corrected", next: "keep", content_number: "1" };
    expect((await send(review, kept, "editor", id)).headers.get("location")).toBe(`/en/desk/import/${id}?saved=yes`);
    expect((await send(review, kept, "editor", id)).status).toBe(303);
    const other = await send(review, { ...kept, title: "Another" }, "editor", id);
    expect([other.status, await other.text()]).toEqual([409, expect.stringContaining("Another</textarea>")]);
    const accepted = { next: "accept", content_number: "2" };
    const to = `/en/desk/actions/${id}/edit?saved=imported`;
    expect((await send(review, accepted, "editor", id)).headers.get("location")).toBe(to);
    expect((await send(review, accepted, "editor", id)).headers.get("location")).toBe(to);
  });

  it("leads a stop to the page that asks for it, with the review kept", async () => {
    const id = await imported();
    const stopped = newId<ActionId>();
    const fields = { summary: "He is free.", next: `stop.${stopped}`, content_number: "1" };
    const answer = await send(review, fields, "editor", id);
    expect(answer.headers.get("location")).toBe(`/en/desk/actions/${stopped}/stop?from=${id}`);
    expect((await findImport(at.db.read, id))?.content.summary).toBe("He is free.");
  });

  it("changes nothing by GET", async () => {
    const id = await imported();
    for (const [handler, path] of [
      [reviewAddress, `/en/desk/import/${id}`],
      [uploadAddress, "/en/desk/import"],
    ] as const) {
      const request = new Request(site, { headers: { cookie: `${sessionCookieName(site)}=editor` } });
      const answer = await (handler as Handler)(request, { params: Promise.resolve({ locale: "en", id }) });
      expect(answer.headers.get("location")).toBe(path);
    }
    expect((await findImport(at.db.read, id))?.contentNumber).toBe(1);
  });
});
