// `postbag backup` and `postbag restore` on PostgreSQL, by its own pg_dump and pg_restore, between letters that are sent: none goes
// out twice. Runs where the system has these programs beside a server of the same version.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDatabase } from "@/db";
import { migrateDatabase } from "@/db/migrate";
import { deliverNext } from "@/lib/outbox/deliver";
import { readEpochs } from "@/lib/outbox/epoch";
import { openJournal } from "@/lib/outbox/journal";
import { countMessagesByState } from "@/lib/outbox/queries";
import { readReconcile, reconcile, resumeSending } from "@/lib/outbox/reconcile";
import { takeLock } from "@/lib/worker/lock";
import { runUntilIdle } from "@/lib/worker/loop";
import { world } from "@/tests/support/appeals";
import { postgresTools, startSystemPostgres } from "@/tests/support/postgres-tools";
import { startSink } from "@/tests/support/smtp-sink";
import { mailerTo, now, workerWorld, writeLetters } from "./letters";

const secret = "s".repeat(32);

describe.runIf(postgresTools !== null)("postbag backup and restore on PostgreSQL", () => {
  it("send no letter again, and wait for workers to end", { timeout: 120_000 }, async () => {
    const server = await startSystemPostgres(postgresTools!);
    const folder = mkdtempSync(join(tmpdir(), "postbag-commands-"));
    const sink = await startSink();
    const place = { kind: "postgres", url: server.url } as const;
    const postbag = (...args: string[]) => runPostbag(args, { DATABASE_URL: server.url, POSTBAG_DATA: folder });
    try {
      await migrateDatabase(place, "db/migrations");
      const mailer = mailerTo(sink.url);
      const db = await openDatabase(place);
      const journals = join(folder, "journal");
      const begin = async (name: string) => ({
        ...workerWorld(db, mailer),
        journal: await openJournal({ folder: journals, name, epoch: (await readEpochs(db.read)).at(-1)!, secret }),
      });
      const first = await begin("first");
      await writeLetters(db, { letters: 12 });
      for (let letter = 0; letter < 4; letter++) await deliverNext(first);
      const file = join(folder, "postbag.dump");
      expect(await postbag("backup", file)).toMatchObject({ code: 0 });
      expect(await postbag("backup", file)).toMatchObject({ code: 1, talk: expect.stringContaining("there already") });
      for (let letter = 0; letter < 5; letter++) await deliverNext(first);
      await first.journal.close();
      expect(sink.taken).toHaveLength(9);

      const worker = await takeLock(place, { file: "", owner: "a worker", onLost: () => undefined });
      expect(await postbag("restore", file)).toMatchObject({ code: 1, talk: expect.stringContaining("stop Postbag") });
      expect(await countMessagesByState(db.read)).toMatchObject({ accepted: 9, queued: 3 });
      await worker!.release();
      expect(await postbag("restore", file)).toMatchObject({ code: 0 });
      expect(await countMessagesByState(db.read)).toMatchObject({ accepted: 4, queued: 8 });

      expect(await reconcile(db, { folder: journals, world: { ...world, secret }, now })).toMatchObject({
        accepted: 5,
        unknown: 0,
        lost: 0,
      });
      expect(await postbag("reconcile")).toMatchObject({ code: 2 });
      const second = await begin("second");
      await runUntilIdle(second);
      expect(sink.taken).toHaveLength(9);
      expect(await resumeSending(db, { by: "operator", now })).toMatchObject({ ok: true });
      expect(await readReconcile(db.read)).toBeNull();
      await runUntilIdle(second);
      const ids = sink.taken.map(({ messageId }) => messageId);
      expect([ids.length, new Set(ids).size]).toEqual([12, 12]);
      await second.journal.close();
      await mailer.rest();
      await db.close();
    } finally {
      await sink.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

function runPostbag(args: readonly string[], env: Record<string, string>): Promise<{ code: number; talk: string }> {
  const { PATH = "", HOME = "" } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["bin/postbag.mjs", ...args],
      // The programs of the server's own version first: an older pg_dump refuses a newer server.
      { env: { HOME, NODE_ENV: "test", ...env, PATH: `${postgresTools}:${PATH}` } },
      (_fault, _data, talk) => resolve({ code: child.exitCode ?? 1, talk }),
    );
  });
}
