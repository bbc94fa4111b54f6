// The port's promises, on both databases.
import { count, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Tx } from "@/db/database";
import { dialects, freshDatabase } from "@/tests/support/databases";

describe.each(dialects)("the database port on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const insert = (tx: Tx, name: string) => tx.insert(tx.tables.facts).values({ name, value: "x" });
  const countFacts = async () => {
    const { facts } = at.db.read.tables;
    const [row] = await at.db.read.select({ n: count() }).from(facts);
    return row?.n;
  };
  beforeEach(() => at.db.transact(async (tx) => void (await tx.delete(tx.tables.facts))));

  it("commits all or nothing", async () => {
    await at.db.transact(async (tx) => void (await insert(tx, "kept")));
    const failing = at.db.transact(async (tx) => {
      await insert(tx, "lost");
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await countFacts()).toBe(1);
  });

  it("hides what is not committed from readers", async () => {
    let seen: number | undefined;
    await at.db.transact(async (tx) => {
      await insert(tx, "a");
      seen = await countFacts();
    });
    expect(seen).toBe(0);
    expect(await countFacts()).toBe(1);
  });

  it("refuses a transaction inside a transaction", async () => {
    const nested = at.db.transact(async () => at.db.transact(async () => 1));
    await expect(nested).rejects.toThrow(/nested/);
  });

  it("lets nothing through a transaction that is over", async () => {
    let leaked: Tx | undefined;
    await at.db.transact(async (tx) => {
      leaked = tx;
    });
    expect(() => insert(leaked!, "late")).toThrow(/over/);
    expect(await countFacts()).toBe(0);
  });

  it("runs parallel writers one after the other without losing any", async () => {
    await at.db.transact(async (tx) => void (await tx.insert(tx.tables.facts).values({ name: "n", value: "0" })));
    const add = () =>
      at.db.transact(async (tx) => {
        const { facts } = tx.tables;
        const next = sql`cast(cast(${facts.value} as integer) + 1 as text)`;
        await tx.update(facts).set({ value: next }).where(eq(facts.name, "n"));
      });
    await Promise.all(Array.from({ length: 40 }, add));
    const { facts } = at.db.read.tables;
    expect(await at.db.read.select().from(facts)).toEqual([{ name: "n", value: "40" }]);
  });

  it("knows a unique violation when it meets one", async () => {
    const twice = at.db.transact(async (tx) => {
      await insert(tx, "same");
      await insert(tx, "same");
    });
    const fault = await twice.catch((thrown: unknown) => thrown);
    expect(at.db.read.dialect.isUniqueViolation(fault)).toBe(true);
    expect(at.db.read.dialect.isUniqueViolation(new Error("other"))).toBe(false);
  });

  it("keeps instants and days exact", async () => {
    const until = new Date("2026-03-01T23:59:59.999Z");
    const { suppressions } = at.db.read.tables;
    await at.db.transact(async (tx) => void (await tx.insert(suppressions).values({ supporterHash: "h", until })));
    const day = at.db.read.dialect.day(suppressions.until);
    expect(await at.db.read.select({ until: suppressions.until, day }).from(suppressions)).toEqual([
      { until, day: "2026-03-01" },
    ]);
  });
});
