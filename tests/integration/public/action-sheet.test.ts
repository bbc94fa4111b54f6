// The address of the printable sheet: what it answers for published, stopped and unknown actions, and what it spares.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { GET, HEAD } from "@/app/[locale]/(public)/actions/[slug]/action.pdf/route";
import { createDraft, stopAction } from "@/lib/actions/commands";
import { findDraft } from "@/lib/actions/queries";
import { importDocument } from "@/lib/importing/import";
import { aContent, publish } from "../../support/appeals";
import { dialects, freshDatabase } from "../../support/databases";
import { extractText } from "../../support/pdf-text";
import { bundleReader } from "../../support/read-document";

process.env.POSTBAG_DATA = mkdtempSync(join(tmpdir(), "postbag-sheet-"));
process.env.POSTBAG_UNLIMITED = "1";

const now = new Date("2026-05-20T12:00:00Z");

const ask = (slug: string, query = "", headers: Record<string, string> = {}, handler = GET) => {
  const request = new Request(`http://localhost:3000/en/actions/${slug}/action.pdf${query}`, { headers });
  return handler(request, { params: Promise.resolve({ locale: "en", slug }) });
};
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

describe.each(dialects)("the sheet of an action on %s", (dialect) => {
  const at = freshDatabase(dialect);
  beforeAll(async () => {
    await bundleReader();
    (globalThis as { postbagDatabase?: unknown }).postbagDatabase = Promise.resolve(at.db);
  });

  it("is a PDF under a name of its own, which the importer reads", async () => {
    const { slug } = await publish(at.db, aContent({ seriesNumber: "12/26", ordinal: 1 }), now);
    const answer = await ask(slug);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(answer.headers.get("content-disposition")).toMatch(/^inline; filename="urgent-action-12-26-[\w-]+\.pdf"$/);
    const bytes = await bytesOf(answer);
    expect(await importDocument(bytes, "action.pdf")).toMatchObject({ kind: "urgent_action", series_number: "12/26" });
    expect(await extractText(bytes)).toContain(`localhost:3000/en/actions/${slug} · version 1`);
  });

  it("comes on American paper where that is asked for", async () => {
    const { slug } = await publish(at.db, aContent(), now);
    const boxes = async (query: string) =>
      /\/MediaBox \[([^\]]+)\]/.exec(Buffer.from(await bytesOf(await ask(slug, query))).toString("latin1"))?.[1];
    expect(await boxes("")).toMatch(/595.* 841/);
    expect(await boxes("?paper=letter")).toBe("0 0 612 792");
    expect(await boxes("?paper=napkin")).toMatch(/595.* 841/);
  });

  it("is not sent again to a browser that has it, and HEAD says the same", async () => {
    const { slug } = await publish(at.db, aContent(), now);
    const etag = (await ask(slug)).headers.get("etag") ?? "";
    expect((await ask(slug, "", { "if-none-match": etag })).status).toBe(304);
    expect((await ask(slug, "?paper=letter", { "if-none-match": etag })).status).toBe(200);
    const head = await ask(slug, "", {}, HEAD);
    expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, etag, ""]);
  });

  it("is no page for drafts and unknown actions", async () => {
    const { id } = await createDraft(at.db, { content: aContent(), by: "operator", now: new Date() });
    const draft = await findDraft(at.db.read, id);
    expect((await ask(draft?.slug ?? "")).status).toBe(404);
    expect((await ask("nobody-knows-this")).status).toBe(404);
  });

  it("of a stopped action says so first and gives no deadline", async () => {
    const { slug, id } = await publish(at.db, aContent(), now);
    await stopAction(at.db, {
      actionId: id,
      reason: "She is free and asks for quiet.",
      by: "operator",
      now: new Date(),
    });
    const text = await extractText(await bytesOf(await ask(slug)));
    expect(text).toContain("Please send no more letters. She is free and asks for quiet.");
    expect(text).not.toContain("Please take action until");
  });
});
