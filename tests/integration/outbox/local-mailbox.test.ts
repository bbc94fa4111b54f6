// The local mailbox on a disk that fails: tried again like a mail server, and never a person's business.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type MessageId, newId } from "@/lib/ids";
import { deliverNext } from "@/lib/outbox/deliver";
import { localMailbox } from "@/lib/outbox/mailbox";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { now, rowOf, setClock, workerWorld, writeLetters } from "./letters";

const data = mkdtempSync(join(tmpdir(), "postbag-mailbox-"));
const folder = join(data, "mailbox");
const parcel = { from: "a@act.example", to: "m@mail.example", mime: Buffer.from("Subject: x\r\n\r\nwords\r\n") };
const mailbox = localMailbox(data);
afterAll(() => rmSync(data, { recursive: true, force: true }));
beforeEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the local mailbox", () => {
  const handOver = (id: MessageId, barrier: () => Promise<boolean>) => mailbox.handOver({ id, ...parcel }, barrier);

  it("that cannot be written to has taken nothing", async () => {
    writeFileSync(folder, "a file where the folder should be");
    expect(await handOver(newId(), async () => true)).toMatchObject({ end: "cut", lastByteSent: false });
  });

  it("has taken nothing when the barrier throws, and leaves nothing half written", async () => {
    const failing = () => Promise.reject(new Error("no database"));
    expect(await handOver(newId(), failing)).toEqual({ end: "cut", lastByteSent: false, cause: "not_kept" });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("has taken nothing when the mail cannot be put in its place behind the barrier", async () => {
    const id = newId<MessageId>();
    // A folder of that name, with something in it, cannot be replaced by a file.
    mkdirSync(join(folder, `${id}.eml`, "x"), { recursive: true });
    expect(await handOver(id, async () => true)).toMatchObject({ end: "cut", lastByteSent: false });
    expect(readdirSync(folder)).toEqual([`${id}.eml`]);
  });
});

describe.each(dialects)("a mail for a mailbox that fails on %s", (dialect) => {
  const at = freshDatabase(dialect);
  it("waits for another try, and is kept then", async () => {
    const id = (await writeLetters(at.db)).ids[0]!;
    const clock = setClock();
    const world = workerWorld(at.db, mailbox, clock.clock);
    writeFileSync(folder, "a file where the folder should be");
    await deliverNext(world);
    expect(await rowOf(at.db, id)).toMatchObject({ state: "queued", reason: "not_reached" });
    rmSync(folder);
    clock.set(new Date(now.getTime() + 3_600_000));
    await deliverNext(world);
    expect((await rowOf(at.db, id)).state).toBe("accepted");
  });
});
