// The outbox desk with 100,000 letters on it, as whole pages over HTTP: how long an organizer waits, beside a page of the desk
// that reads no letter. On both databases.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openDatabase } from "@/db";
import { type DatabasePlace, migrateDatabase } from "@/db/migrate";
import { systemClock } from "@/lib/clock";
import { startPostgres } from "@/tests/support/database-servers";
import { fillOutbox } from "./full-outbox";
import { type RunningApp, startApp } from "./running-app";

const letters = 100_000;
const rounds = 30;
/** Milliseconds: the longest that a page may need, nineteen times of twenty. */
const askedFor = 500;

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "postbag-full-"));
  const server = await startPostgres({ durable: true });
  try {
    await measure("SQLite", { kind: "sqlite", file: join(folder, "postbag.db") }, { POSTBAG_DATA: folder });
    await server.postgres.createDatabase("full");
    const url = `${server.url}/full`;
    await measure("PostgreSQL", { kind: "postgres", url }, { DATABASE_URL: url });
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(name: string, place: DatabasePlace, environment: Record<string, string>): Promise<void> {
  await migrateDatabase(place, "db/migrations");
  const db = await openDatabase(place);
  const began = performance.now();
  const full = await fillOutbox(db, letters, systemClock);
  await db.close();
  if (place.kind === "postgres") await keepHouse(place.url);
  say(`${name}: ${letters} letters written in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const app = await startApp({ WORKER: "off", ...environment });
  try {
    const cookie = await signIn(app, environment);
    const list = "/en/desk/outbox/letters";
    const next = await nextPage(app, cookie, `${list}?state=queued`);
    const pages: readonly (readonly [string, string])[] = [
      ["a page without letters (people)", "/en/desk/people"],
      ["overview", "/en/desk/outbox"],
      ["list: queued", `${list}?state=queued`],
      ["list: queued, its second page", next],
      ["list: unknown", `${list}?state=unknown`],
      ["list: held, one reason", `${list}?state=held&reason=policy`],
      ["list: queued of one action", `${list}?state=queued&action=${full.actionId}`],
      ["list: queued of one target", `${list}?state=queued&action=${full.actionId}&target=${full.targetId}`],
      ["list: queued of one domain", `${list}?state=queued&domain=${full.domain}`],
      ["one letter", `/en/desk/outbox/letters/${full.letterId}`],
      ["an action's pace", `/en/desk/actions/${full.actionId}/pace`],
    ];
    for (const [what, path] of pages) await time(name, what, app.url + path, cookie);
  } finally {
    await app.stop();
  }
}

/** What the server does by itself within minutes of so many new rows: until then it guesses how many there are. */
async function keepHouse(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("vacuum analyze");
  await client.end();
}

async function time(name: string, what: string, url: string, cookie: string): Promise<void> {
  const times: number[] = [];
  let size = 0;
  for (let round = -2; round < rounds; round++) {
    const start = performance.now();
    const answer = await fetch(url, { headers: { cookie }, redirect: "manual" });
    size = (await answer.text()).length;
    if (answer.status !== 200) throw new Error(`${what}: ${answer.status}`);
    // The first two find the server cold.
    if (round >= 0) times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  const [p50, p95] = [times[Math.floor(rounds / 2)]!, times[Math.floor(rounds * 0.95)]!];
  const verdict = p95 < askedFor ? "" : `  over ${askedFor} ms`;
  say(
    `${name.padEnd(11)}${what.padEnd(34)}p50 ${p50.toFixed(0).padStart(5)} ms  p95 ${p95.toFixed(0).padStart(5)} ms  ${(size / 1000).toFixed(0).padStart(4)} kB${verdict}`,
  );
}

/** The address of a list's next page, as its link says it. */
async function nextPage(app: RunningApp, cookie: string, path: string): Promise<string> {
  const page = await (await fetch(app.url + path, { headers: { cookie } })).text();
  const href = page.match(/href="([^"]*\/outbox\/letters\?[^"]*after=[^"]*)"/)?.[1];
  if (!href) throw new Error("the list has no second page");
  return href.replaceAll("&amp;", "&");
}

/** As an organizer does: by the link that the operator prints. */
async function signIn(app: RunningApp, environment: Record<string, string>): Promise<string> {
  const env = { ...process.env, PORT: new URL(app.url).port, POSTBAG_DATA: app.data, ...environment };
  const postbag = (...args: string[]) =>
    execFileSync(process.execPath, ["bin/postbag.mjs", ...args], {
      encoding: "utf8",
      env,
      stdio: ["ignore", "pipe", "ignore"],
    });
  postbag("organizer", "add", "organizer@postbag.example", "--role", "owner");
  const page = await (await fetch(postbag("organizer", "link", "organizer@postbag.example").trim())).text();
  const action = page.match(/<form[^>]*action="([^"]+)"/)?.[1];
  if (!action) throw new Error("the sign-in page has no form");
  const headers = { origin: app.url, "sec-fetch-site": "same-origin" };
  const answer = await fetch(new URL(action.replaceAll("&amp;", "&"), app.url), {
    method: "POST",
    redirect: "manual",
    headers,
  });
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0]!)
    .join("; ");
}

const say = (line: string) => void process.stdout.write(`${line}\n`);
