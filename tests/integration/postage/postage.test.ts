// The postage table at the desk: rows are added, corrected by one at a time, and ended; history stays.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as end } from "@/app/[locale]/(desk)/desk/postage/[id]/end/route";
import { POST as save } from "@/app/[locale]/(desk)/desk/postage/rows/route";
import { newId, type OrganizerId, type PostageId } from "@/lib/ids";
import type { OrganizerRole } from "@/lib/organizers/organizer";
import { sessionCookieName, sessionHash } from "@/lib/organizers/sign-in";
import { savePostage } from "@/lib/postage/commands";
import { rowOn } from "@/lib/postage/postage";
import { findPostage, listPostage, postageFrom } from "@/lib/postage/queries";
import { inventedPostage } from "@/lib/samples/postage";
import { dialects } from "../../support/databases";
import { servedDatabase } from "../../support/public-routes";

process.env.POSTBAG_DATA = mkdtempSync(join(tmpdir(), "postbag-postage-"));
process.env.POSTBAG_UNLIMITED = "1";

const site = "http://localhost:3000";
const now = new Date();
const typed = {
  id: "",
  number: "0",
  country: "qz",
  valid_from: "2026-01-01",
  valid_until: "",
  currency: "xts",
  region: "QX, QY qz",
  stamps: "1.25 0,95  0.05",
  source: "The leaflet",
  domestic_1: "0.95",
  world_1: "1,70",
};

describe.each(dialects)("the postage table on %s", (dialect) => {
  const at = servedDatabase(dialect);
  beforeAll(async () => {
    for (const role of ["editor", "reviewer"] as const) {
      const id = newId<OrganizerId>();
      await at.db.transact(async (tx) => {
        await tx
          .insert(tx.tables.organizers)
          .values({ id, email: `${role}@desk.example`, name: "", role, createdAt: now });
        const expiresAt = new Date(now.getTime() + 3600_000);
        const session = { tokenHash: sessionHash(role), organizerId: id, createdAt: now, expiresAt };
        await tx.insert(tx.tables.sessions).values(session);
      });
    }
  });

  const send = (handler: typeof save, fields: Record<string, string>, who: OrganizerRole = "editor", id = "") => {
    const headers = { "sec-fetch-site": "same-origin", cookie: `${sessionCookieName(site)}=${who}` };
    const request = new Request(`${site}/en/desk/postage`, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers,
    });
    return handler(request, { params: Promise.resolve({ locale: "en", id }) });
  };

  it("takes a row as people type it", async () => {
    expect((await send(save, typed)).headers.get("location")).toBe("/en/desk/postage?done=saved");
    expect(await listPostage(at.db.read)).toMatchObject([
      {
        country: "QZ",
        currency: "XTS",
        region: ["QX", "QY"],
        stamps: [125, 95, 5],
        prices: { domestic: [95, null, null], region: [null, null, null], world: [170, null, null] },
        number: 1,
      },
    ]);
  });

  it("says beside each field what is not right, and keeps what was typed", async () => {
    const wrong = { ...typed, country: "Zubaria", valid_from: "2026-02-30", stamps: "1.25 x", domestic_1: "0.955" };
    const answer = await send(save, wrong);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    for (const field of ["country", "valid_from", "stamps", "domestic_1"]) {
      expect(page).toContain(`id="${field}-problem"`);
      expect(page).toContain(`value="${field === "country" ? "Zubaria" : wrong[field as keyof typeof wrong]}"`);
    }
    expect(await listPostage(at.db.read)).toHaveLength(1);
  });

  it("has one row for a country and a day", async () => {
    const answer = await send(save, typed);
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('id="valid_from-problem"')]);
  });

  it("keeps the old prices beside the new ones, and each day finds its own", async () => {
    await send(save, { ...typed, valid_from: "2026-07-01", domestic_1: "1.10" });
    const rows = await postageFrom(at.db.read, "QZ");
    const price = (on: string) => rowOn(rows, "QZ", on)?.prices.domestic[0];
    expect([price("2025-12-31"), price("2026-06-30"), price("2026-07-01")]).toEqual([undefined, 95, 110]);
  });

  it("lets nobody overwrite what another has changed meanwhile", async () => {
    const [row] = await listPostage(at.db.read);
    const id = row?.id ?? "";
    const change = { ...typed, id, number: "1", valid_from: "2026-07-01" };
    expect((await send(save, { ...change, source: "First" })).status).toBe(303);
    const second = await send(save, { ...change, source: "Second" });
    expect([second.status, await second.text()]).toEqual([409, expect.stringContaining('value="Second"')]);
    expect(await findPostage(at.db.read, id as PostageId)).toMatchObject({ source: "First", number: 2 });
  });

  it("does not move a row onto another one's day", async () => {
    const [later, earlier] = await listPostage(at.db.read);
    const move = { ...typed, id: later?.id ?? "", number: "2", valid_from: earlier?.validFrom ?? "" };
    expect((await send(save, move)).status).toBe(422);
  });

  it("ends a row on a day that is not before its first", async () => {
    const [row] = await listPostage(at.db.read);
    const id = row?.id ?? "";
    const before = await send(end, { on: "2026-06-01" }, "editor", id);
    expect(before.headers.get("location")).toContain("problem=ends_before");
    expect((await send(end, { on: "not a day" }, "editor", id)).headers.get("location")).toContain("day_invalid");
    const ended = await send(end, { on: "2026-08-31" }, "editor", id);
    expect(ended.headers.get("location")).toBe("/en/desk/postage?done=ended");
    const rows = await postageFrom(at.db.read, "QZ");
    expect([rowOn(rows, "QZ", "2026-08-31")?.id, rowOn(rows, "QZ", "2026-09-01")]).toEqual([id, null]);
  });

  it("is written by editors alone", async () => {
    expect((await send(save, { ...typed, valid_from: "2027-01-01" }, "reviewer")).status).toBe(403);
    const [row] = await listPostage(at.db.read);
    expect((await send(end, { on: "2027-01-01" }, "reviewer", row?.id)).status).toBe(403);
  });

  it("ships an example about an invented country, whole and in order", async () => {
    const fields = inventedPostage("2020-01-01");
    const saved = await savePostage(at.db, { id: null, fields, now });
    const { number: _, ...values } = fields;
    expect(await findPostage(at.db.read, saved.ok ? saved.id : ("" as PostageId))).toMatchObject(values);
  });
});
