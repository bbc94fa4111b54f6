// One link opened in many processes at once, as behind several web servers: plain node processes on one database.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DatabasePlace } from "@/db/migrate";
import { submitAppeal } from "@/lib/appeals/commands";
import { listMessages } from "@/lib/outbox/queries";
import { makeToken } from "@/lib/tokens";
import { aContent, aForm, publish, world } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";

const now = new Date("2026-05-10T10:00:00Z");
const processes = 3;
const confirmationsEach = 17;

const entry = `
  import { openDatabase } from "@/db";
  import { confirmAppeal } from "@/lib/appeals/commands";
  const { place, world, token, now, times } = JSON.parse(process.argv[2]);
  const db = await openDatabase(place);
  const confirm = () => confirmAppeal(db, world, { token, now: new Date(now) });
  const answers = await Promise.all(Array.from({ length: times }, confirm));
  await db.close();
  console.log(JSON.stringify(answers));
`;

describe.each(dialects)("several processes on %s", (dialect) => {
  const at = freshDatabase(dialect);
  let folder: string;
  beforeAll(async () => {
    // Inside the project, so that its packages are found.
    folder = mkdtempSync(join("node_modules", ".postbag-confirm-"));
    await build({
      stdin: { contents: entry, resolveDir: process.cwd(), loader: "ts" },
      ...{ outdir: folder, entryNames: "confirm", outExtension: { ".js": ".mjs" }, logLevel: "error" },
      ...{ bundle: true, splitting: true, format: "esm", platform: "node", packages: "external", jsx: "automatic" },
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const confirmElsewhere = (place: DatabasePlace, token: string) =>
    new Promise<{ ok: boolean; first?: boolean }[]>((resolve, reject) => {
      const facts = JSON.stringify({ place, world, token, now, times: confirmationsEach });
      const child = spawn(process.execPath, [join(folder, "confirm.mjs"), facts], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      let said = "";
      child.stdout.on("data", (bytes) => {
        said += String(bytes);
      });
      child.once("exit", (code) => (code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`exit ${code}`))));
    });

  it("confirm one appeal once, and all of them say that it is confirmed", async () => {
    const action = await publish(at.db, aContent(), now);
    const submitted = await submitAppeal(at.db, world, {
      slug: action.slug,
      form: aForm(action.content),
      locale: "en",
      now,
    });
    if (!submitted.ok) throw new Error(submitted.problem);
    const { appealId } = submitted;
    const token = makeToken(world.secret, "confirm", appealId);
    const answers = (
      await Promise.all(Array.from({ length: processes }, () => confirmElsewhere(at.place, token)))
    ).flat();
    expect(answers).toHaveLength(processes * confirmationsEach);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(answers.filter(({ first }) => first)).toHaveLength(1);
    const kinds = (await listMessages(at.db.read, { appealId })).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(["confirm", "letter", "receipt"]);
  }, 60_000);
});
