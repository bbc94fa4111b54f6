// GET /{locale}/actions/{slug}/action.pdf: the action as a sheet to hand out, and to bring in again elsewhere.
import { createHash } from "node:crypto";
import { findPublished, type PublishedAction } from "@/lib/actions/queries";
import { dayOf } from "@/lib/clock";
import { clientKey } from "@/lib/form";
import { type Paper, papers } from "@/lib/letters/letter";
import { print, secondsOfPrinting } from "@/lib/letters/print";
import { takeFrom } from "@/lib/rate-limit";
import { type ActionSheet, actionSheet, type SheetFacts } from "@/lib/sheets/sheet";
import { publicHeaders } from "../../../_http/answer";
import { publicPage, type Visit } from "../../../_http/visit";
import { tryAgainIn } from "../../../_http/wait";
import { calmPage } from "../../../_pages/calm-page";

export const GET = publicPage<{ slug: string }>((visit) => answer(visit, true));
export const HEAD = publicPage<{ slug: string }>((visit) => answer(visit, false));

async function answer(visit: Visit<{ slug: string }>, withFile: boolean): Promise<Response> {
  const { request, setting, query, params, db } = visit;
  const published = await findPublished(db.read, params.slug);
  if (published === null) return calmPage(visit, "not_found");
  const paper = papers.find((each) => each === query.get("paper")) ?? "a4";
  const { sheetCharactersMax, sheetLength, sheetPiece } = await import("@/lib/sheets/pdf");
  const sheet = sheetOf(published, `${setting.base}/${setting.locale}/actions/${published.action.slug}`);
  if (sheetLength(sheet) > sheetCharactersMax) return calmPage(visit, "too_large");
  const etag = etagOf(sheet, paper);
  const headers = publicHeaders({
    "content-type": "application/pdf",
    "content-disposition": `inline; filename="${fileName(published)}"`,
    "cache-control": "no-cache",
    etag,
  });
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  if (!withFile) return new Response(null, { status: 200, headers });
  const kept = made.get(etag);
  if (kept === undefined && !takeFrom("sheet", clientKey(request, setting.now), setting.now))
    return calmPage(visit, "too_many");
  const sheets = kept === undefined ? await print(sheetPiece(sheet, paper)) : { ok: true as const, bytes: kept };
  if (!sheets.ok && sheets.problem === "busy") return tryAgainIn(secondsOfPrinting, await calmPage(visit, "busy"));
  if (!sheets.ok) return calmPage(visit, "not_printed");
  const file = new Uint8Array(sheets.bytes);
  keep(etag, file);
  return new Response(file, { status: 200, headers });
}

/** Sheets made a moment ago: a whole meeting asks for the same one. */
const made = new Map<string, Uint8Array<ArrayBuffer>>();
const mostKept = 16;

function keep(etag: string, file: Uint8Array<ArrayBuffer>): void {
  made.delete(etag);
  made.set(etag, file);
  const oldest = made.keys().next().value;
  if (made.size > mostKept && oldest !== undefined) made.delete(oldest);
}

function sheetOf(published: PublishedAction, url: string): ActionSheet {
  const { content, number } = published.version;
  return actionSheet({ content, version: number, address: url.replace(/^https?:\/\//, ""), over: overOf(published) });
}

function overOf({ action }: PublishedAction): SheetFacts["over"] {
  if (action.stoppedAt !== null)
    return { how: "stopped", on: dayOf(action.stoppedAt), reason: action.stopReason ?? "" };
  if (action.state !== "closed" || action.closedAt === null) return null;
  return { how: "closed", on: dayOf(action.closedAt), reason: "" };
}

/** The same sheet has the same bytes, so what goes in tells them apart; the edition counts changes of how it is set. */
function etagOf(sheet: ActionSheet, paper: Paper): string {
  return `"${createHash("sha256")
    .update(JSON.stringify([edition, paper, sheet]))
    .digest("base64url")
    .slice(0, 22)}"`;
}

const edition = 1;

/** The number tells most; a slug of ours is plain ASCII. */
function fileName({ action, version }: PublishedAction): string {
  const number = version.content.seriesNumber.replace(/\W+/g, "-");
  return `${["urgent-action", number, action.slug]
    .filter((part) => part !== "")
    .join("-")
    .slice(0, 100)}.pdf`;
}
