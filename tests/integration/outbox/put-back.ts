// A backup that is taken at one moment and put back at another, for the tests of what a restored database forgot.
import { join } from "node:path";
import { expect } from "vitest";
import { openDatabase } from "@/db";
import { backupDatabase, CannotCopy, restoreDatabase } from "@/db/backup";
import type { Database } from "@/db/database";
import type { DatabasePlace } from "@/db/migrate";
import { markRestored } from "@/lib/outbox/reconcile";
import { now } from "./letters";

interface Placed {
  readonly db: Database;
  readonly place: DatabasePlace;
}

/**
 * SQLite by our own commands; of PostgreSQL every row, as its own programs would keep them, into the empty second database.
 * Answers what puts it back.
 */
export async function backUp(at: Placed, second: Placed, folder: string): Promise<() => Promise<Database>> {
  if (at.place.kind === "sqlite") {
    const file = join(folder, "backup.db");
    backupDatabase(at.place, file);
    expect(() => backupDatabase(at.place, file)).toThrow(CannotCopy);
    expect(() => restoreDatabase(at.place, file, now)).toThrow("in use");
    const place = { kind: "sqlite", file: join(folder, "restored", "postbag.db") } as const;
    return async () => {
      expect(restoreDatabase(place, file, now)).toBeNull();
      const restored = await openDatabase(place);
      await markRestored(restored, now);
      return restored;
    };
  }
  const { actions, versions, appeals, outreaches, messages, messageEvents, facts } = at.db.read.tables;
  const tables = [actions, versions, appeals, outreaches, messages, messageEvents, facts];
  const rows = await Promise.all(tables.map((table) => at.db.read.select().from(table)));
  return async () => {
    const restored = await openDatabase(second.place);
    await restored.transact(async (tx) => {
      await tx.delete(tx.tables.facts);
      for (const [index, table] of tables.entries()) {
        if (rows[index]?.length) await tx.insert(table).values(rows[index] as never);
      }
    });
    await markRestored(restored, now);
    return restored;
  };
}
