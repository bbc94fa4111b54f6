import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { classify } from "@/lib/inbound/classify";
import { readReceived } from "@/lib/inbound/received";

const folder = join(process.cwd(), "tests/support/received");
/** "07-postfix-relayed.delivered.eml", "01-postfix-unknown.failed.no_such_address.eml": what each means stands in its name. */
const samples = readdirSync(folder).filter((name) => name.endsWith(".eml"));

async function meaningOf(name: string): Promise<string> {
  const mail = await readReceived(readFileSync(join(folder, name)));
  if (mail === null) return "no mail";
  const finding = classify(mail);
  return finding.kind === "failed" ? `failed.${finding.reason}` : finding.kind;
}

describe("mails of mail systems and people", () => {
  it("are there from many systems", () => expect(samples.length).toBeGreaterThanOrEqual(60));

  it.each(samples)("%s", async (name) => {
    expect(await meaningOf(name)).toBe(name.replace(/^[^.]*\./, "").replace(/\.eml$/, ""));
  });
});
