// A disk that runs full at the worst moments: nothing leaves that could not be written down, nothing that was acknowledged
// is missing afterwards, and all goes on when there is room again.

import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, inject, it } from "vitest";
import { openDatabase } from "@/db";
import { confirmAppeal, submitAppeal } from "@/lib/appeals/commands";
import { after, day, minute } from "@/lib/clock";
import { deliverDue, deliverNext, type Mailer } from "@/lib/outbox/deliver";
import { readEpochs } from "@/lib/outbox/epoch";
import { type Journal, openJournal } from "@/lib/outbox/journal";
import { countMessagesByState, listMessages } from "@/lib/outbox/queries";
import { reconcile } from "@/lib/outbox/reconcile";
import { recover } from "@/lib/outbox/recovery";
import { makeToken } from "@/lib/tokens";
import { aContent, aForm, publish, world } from "@/tests/support/appeals";
import { mountSmallDisk, type SmallDisk, whyNoSmallDisk } from "@/tests/support/small-disk";
import { type SmtpSink, startSink } from "@/tests/support/smtp-sink";
import { mailerTo, now, workerWorld, writeLetters } from "./letters";
import { tally } from "./tally";

const secret = "s".repeat(32);
const never = new AbortController().signal;
const whyNot = whyNoSmallDisk();
if (whyNot) process.stderr.write(`No disk to fill: ${whyNot}. These tests are passed over.\n`);

/** What lies on the disk that runs full. */
type Layout = "database" | "journal" | "both";
type Moment = "claim" | "barrier" | "journal line" | "settlement";

/** `arrived`: letters that left after the disk was full. `unknown`: those whose end could not be kept. */
const cases: readonly { full: Layout; at: Moment; arrived: number; unknown: number }[] = [
  { full: "database", at: "claim", arrived: 0, unknown: 0 },
  { full: "both", at: "claim", arrived: 0, unknown: 0 },
  { full: "database", at: "barrier", arrived: 0, unknown: 0 },
  { full: "both", at: "barrier", arrived: 0, unknown: 0 },
  { full: "journal", at: "journal line", arrived: 0, unknown: 0 },
  { full: "both", at: "journal line", arrived: 0, unknown: 0 },
  { full: "database", at: "settlement", arrived: 1, unknown: 1 },
  { full: "both", at: "settlement", arrived: 1, unknown: 1 },
];

describe.runIf(whyNot === null)("a full disk", () => {
  const removals: (() => unknown)[] = [];
  afterAll(async () => {
    for (const remove of removals.reverse()) await remove();
  });

  it.concurrent.each(cases)(
    "with $full at the $at keeps back what cannot be written, and nothing is lost or doubled",
    { timeout: 60_000 },
    async ({ full, at, arrived, unknown }) => {
      const { disk, place, journals } = makeHome(full);
      const sink = await startSink();
      removals.push(() => sink.close());
      const db = await openDatabase(place);
      await writeLetters(db, { letters: 4 });
      const trap = { at, disk, journals, armed: false };
      const journal = await openJournal({
        folder: journals,
        name: "first",
        epoch: (await readEpochs(db.read)).at(-1)!,
        secret,
      });
      const first = {
        ...workerWorld(db, trappedMailer(sink, trap)),
        owner: "first",
        journal: trappedJournal(journal, trap),
      };
      await deliverNext(first);
      expect(sink.taken).toHaveLength(1);

      trap.armed = true;
      if (at === "claim") spring(trap, "claim");
      // What it knows it tries to write down until it is told to stop.
      await deliverDue(first, 1, AbortSignal.timeout(1000)).catch(() => undefined);
      expect(sink.taken).toHaveLength(1 + arrived);
      expect(sink.heard.filter((line) => line === ".")).toHaveLength(1 + arrived);
      await journal.close().catch(() => undefined);
      await db.close();

      trap.armed = false;
      disk.free();
      const reopened = await openDatabase(place);
      removals.push(() => reopened.close());
      // What is written down of the first letter is still there.
      expect(await countMessagesByState(reopened.read)).toMatchObject({ accepted: 1 });
      const later = after(now, 20 * minute);
      await recover(reopened, { isGone: async () => true, now: later, journal: { folder: journals, secret } });
      expect(await reconcile(reopened, { folder: journals, world: { ...world, secret }, now: later })).toBeNull();
      const second = await openJournal({
        folder: journals,
        name: "second",
        epoch: (await readEpochs(reopened.read)).at(-1)!,
        secret,
      });
      await deliverDue({ ...workerWorld(reopened, mailerTo(sink.url), () => later), journal: second }, 2, never);
      await second.close();
      const found = await tally(reopened, sink);
      expect(found).toMatchObject({ accepted: 4 - unknown, unknown, twice: 0, lostInSilence: 0, unfinished: 0 });
    },
  );

  it("lets no supporter believe in an appeal or a confirmation that was not kept", { timeout: 60_000 }, async () => {
    const { disk, place } = makeHome("database");
    const db = await openDatabase(place);
    const action = await publish(db, aContent(), now);
    const submit = async () =>
      submitAppeal(db, world, { slug: action.slug, form: aForm(action.content), locale: "en", now });
    disk.fill(1500 * 1024);
    const kept = { submitted: [] as string[], confirmed: [] as string[] };
    let refused = 0;
    for (let tries = 0; refused < 20 && tries < 500; tries++) {
      const answer = await submit().catch(() => null);
      if (!answer?.ok) {
        refused += 1;
        continue;
      }
      kept.submitted.push(answer.appealId);
      const token = makeToken(world.secret, "confirm", answer.appealId);
      const confirmed = await confirmAppeal(db, world, { token, now: after(now, day) }).catch(() => null);
      if (confirmed?.ok) kept.confirmed.push(answer.appealId);
    }
    expect(refused).toBe(20);
    expect(kept.confirmed.length).toBeGreaterThan(3);
    await db.close();

    disk.free();
    const reopened = await openDatabase(place);
    removals.push(() => reopened.close());
    const { appeals } = reopened.read.tables;
    const rows = await reopened.read.select({ id: appeals.id, state: appeals.state }).from(appeals);
    expect(rows.map(({ id }) => id as string).sort()).toEqual(kept.submitted.sort());
    const confirmed = rows.filter(({ state }) => state === "confirmed").map(({ id }) => id as string);
    expect(confirmed.sort()).toEqual(kept.confirmed.sort());
    const letters = (await listMessages(reopened.read, { limit: 1000 })).filter(({ kind }) => kind === "letter");
    expect(letters.map(({ appealId }) => appealId as string).sort()).toEqual(kept.confirmed);
    expect(
      await submitAppeal(reopened, world, { slug: action.slug, form: aForm(action.content), locale: "en", now }),
    ).toMatchObject({ ok: true });
  });

  /** A database and a folder for the journal, either or both on a disk that can be filled. */
  function makeHome(full: Layout) {
    const disk = mountSmallDisk(8);
    const elsewhere = mkdtempSync(join(tmpdir(), "postbag-elsewhere-"));
    removals.push(
      () => rmSync(elsewhere, { recursive: true, force: true }),
      () => disk.remove(),
    );
    const data = join(full === "journal" ? elsewhere : disk.folder, "data");
    mkdirSync(data);
    const place = { kind: "sqlite", file: join(data, "postbag.db") } as const;
    copyFileSync(inject("sqliteOriginal"), place.file);
    return { disk, place, journals: join(full === "database" ? elsewhere : disk.folder, "journal") };
  }
});

interface Trap {
  readonly at: Moment;
  readonly disk: SmallDisk;
  readonly journals: string;
  armed: boolean;
}

function spring(trap: Trap, at: Moment): void {
  if (trap.armed && trap.at === at) trap.disk.fill();
}

function trappedMailer(sink: SmtpSink, trap: Trap): Mailer {
  const mailer = mailerTo(sink.url);
  return {
    ...mailer,
    async handOver(parcel, barrier) {
      const outcome = await mailer.handOver(parcel, () => {
        spring(trap, "barrier");
        return barrier();
      });
      spring(trap, "settlement");
      return outcome;
    },
  };
}

function trappedJournal(journal: Journal, trap: Trap): Journal {
  return {
    ...journal,
    async append(entries) {
      if (trap.armed && trap.at === "journal line") {
        // What the disk gave the file already could still be written to: so much that the next line needs more.
        const file = join(trap.journals, `${journal.name}.journal`);
        const padding = { seq: 0, event: "not_taken", id: "padding", messageId: "" } as const;
        while (4096 - (statSync(file).size % 4096) > 100) await journal.append([padding]);
        spring(trap, "journal line");
      }
      return journal.append(entries);
    },
  };
}
