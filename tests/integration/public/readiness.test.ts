// What /readyz tells an operator's monitor.
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { GET as healthz } from "@/app/healthz/route";
import { GET as readyz } from "@/app/readyz/route";
import { after, minute } from "@/lib/clock";
import { restoredFact } from "@/lib/outbox/epoch";
import { recordSeen } from "@/lib/worker/commands";
import { dialects } from "../../support/databases";
import { servedDatabase } from "../../support/public-routes";

process.env.POSTBAG_UNLIMITED = "1";

describe.each(dialects)("/readyz on %s", (dialect) => {
  const at = servedDatabase(dialect);
  const asked = async () => {
    const answer = await readyz();
    return [answer.status, await answer.text()];
  };

  it("is 503 while no worker was seen lately, and healthy all the same", async () => {
    expect(await asked()).toEqual([503, "no worker lives\n"]);
    await recordSeen(at.db, after(new Date(), -2 * minute));
    expect(await asked()).toEqual([503, "no worker lives\n"]);
    expect((await healthz()).status).toBe(200);
    await recordSeen(at.db, new Date());
    expect(await asked()).toEqual([200, "ok\n"]);
  });

  it("is 503 while a restored database waits to be compared, even if a worker lives: nobody can confirm", async () => {
    const { facts } = at.db.read.tables;
    await at.db.transact(async (tx) => void (await tx.insert(facts).values({ name: restoredFact, value: "2026" })));
    expect(await asked()).toEqual([503, "the database was restored, and no worker has compared it yet\n"]);
    await at.db.transact(async (tx) => void (await tx.delete(facts).where(eq(facts.name, restoredFact))));
    expect(await asked()).toEqual([200, "ok\n"]);
  });
});
