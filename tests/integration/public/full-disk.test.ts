// The form while little room is left on a disk of ours: no letter is taken in, nothing typed is lost, and the ways that keep
// nothing here are open. What was begun can be ended.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as appeals } from "@/app/[locale]/(public)/actions/[slug]/appeals/route";
import { POST as letter } from "@/app/[locale]/(public)/actions/[slug]/letter/route";
import { POST as confirm } from "@/app/[locale]/(public)/confirm/[token]/route";
import { after, day, dayOf } from "@/lib/clock";
import { config } from "@/lib/config";
import type { AppealId } from "@/lib/ids";
import { makeToken } from "@/lib/tokens";
import { aContent, aTarget, type Published, publish } from "../../support/appeals";
import { type Fields, post, servedDatabase, visit } from "../../support/public-routes";
import { mountSmallDisk, type SmallDisk, whyNoSmallDisk } from "../../support/small-disk";

const mebibyte = 1024 * 1024;
const now = new Date();
const target = aTarget({ emails: ["minister@justice.example"] });
const filled: Fields = {
  ...{ name: "María Silva", email: "maria@home.example", country: "PT", subject: "Maro Tel", body: "I teach, too." },
  ...{
    language: "en",
    target: [target.id],
    sign_as: "full",
    reply: "none",
    consent: "yes",
    form_nonce: "first".repeat(5),
  },
};

describe.runIf(whyNoSmallDisk() === null)("while a disk is nearly full", () => {
  const at = servedDatabase("sqlite");
  let disk: SmallDisk;
  let open: Published;
  beforeAll(async () => {
    disk = mountSmallDisk(300);
    process.env.POSTBAG_DATA = mkdtempSync(join(tmpdir(), "postbag-full-"));
    process.env.POSTBAG_JOURNAL = disk.folder;
    process.env.POSTBAG_UNLIMITED = "1";
    open = await publish(at.db, aContent({ deadlineOn: dayOf(after(now, 30 * day)), targets: [target] }), now);
  });
  afterAll(() => disk.remove());

  const send = (more: Fields = {}, headers: Record<string, string> = {}) =>
    visit(appeals, { slug: open.slug }, post({ ...filled, ...more }, headers));
  const listAppeals = () => at.db.read.select().from(at.db.read.tables.appeals);

  it("no letter is taken in, and all of it stands on the desk with the other ways", async () => {
    expect((await send()).status).toBe(303);
    disk.fill(150 * mebibyte);
    const answer = await send({
      form_nonce: "second".repeat(4),
      email: "other@home.example",
      body: "Let her go home.",
    });
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "300"]);
    const markup = await answer.text();
    for (const kept of ["María Silva", "other@home.example", "Let her go home.", "mailto:minister@justice.example"]) {
      expect(markup).toContain(kept);
    }
    expect(markup).toContain("We have no room to take in letters just now");
    const program = await send({ form_nonce: "third".repeat(5) }, { accept: "application/json" });
    expect([program.status, await program.json()]).toEqual([503, { problem: "no_room" }]);
    expect(await listAppeals()).toHaveLength(1);
  });

  it("a file is made and a letter that waits is confirmed all the same", async () => {
    expect((await visit(letter, { slug: open.slug }, post({ ...filled, format: "eml" }))).status).toBe(200);
    const [waiting] = await listAppeals();
    const token = makeToken(config().secret, "confirm", waiting!.id as AppealId);
    expect((await visit(confirm, { token }, post({}))).status).toBe(303);
    expect(await listAppeals()).toMatchObject([{ state: "confirmed" }]);
  });

  it("what is not right is said first, and with room again letters are taken", async () => {
    expect((await send({ email: "no address" })).status).toBe(422);
    disk.free();
    expect((await send({ form_nonce: "fourth".repeat(4), email: "other@home.example" })).status).toBe(303);
  });
});
