// How fast letters are handed over: ours (claim, barrier, journal, settlement) beside bare pooled nodemailer with the same
// number of connections and one durable commit per message, in one run. Then four workers beside one, at a slow server.
import { type ChildProcess, fork, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import nodemailer from "nodemailer";
import pg from "pg";
import { openDatabase } from "@/db";
import type { Database } from "@/db/database";
import { type DatabasePlace, migrateDatabase } from "@/db/migrate";
import { claimSome } from "@/lib/outbox/claims";
import { deliverDue } from "@/lib/outbox/deliver";
import { readEpochs } from "@/lib/outbox/epoch";
import { openJournal } from "@/lib/outbox/journal";
import { connections, patient, smtpMailer } from "@/lib/outbox/mailer";
import { lanes } from "@/lib/worker/duties";
import { writeLetters } from "@/tests/integration/outbox/letters";
import { startPostgres } from "@/tests/support/database-servers";

const perRound = Number(process.env.LETTERS ?? 1000);
const rounds = Number(process.env.ROUNDS ?? 5);
/** PARTS may name some of them. */
const parts = (process.env.PARTS ?? "sqlite postgres workers").split(" ");
const claimed = 10_000;

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "postbag-bench-"));
  const sink = await startSink();
  const server = await startPostgres({ durable: true });
  try {
    for (const kind of (["sqlite", "postgres"] as const).filter((each) => parts.includes(each))) {
      const place: DatabasePlace =
        kind === "sqlite"
          ? { kind, file: join(folder, "postbag.db") }
          : { kind, url: await newDatabase(server, "postbag_bench") };
      await migrateDatabase(place, "db/migrations");
      await besideBare(place, join(folder, kind), sink);
      await countDoubleClaims(place);
    }
    if (parts.includes("workers")) await workersBeside(server, folder, sink);
  } finally {
    sink.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Sink = Awaited<ReturnType<typeof startSink>>;

async function besideBare(place: DatabasePlace, folder: string, sink: Sink): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const db = await openDatabase(place);
  const bare = place.kind === "sqlite" ? bareSqlite(folder) : await barePostgres(place.url);
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    await writeLetters(db, { letters: perRound, at: new Date() });
    const [a, b] = [await timeOurs(db, folder, sink.url), await timeBare(bare, sink.url)];
    // The first round warms up.
    if (round > 0) ours.push(a);
    if (round > 0) floor.push(b);
  }
  await bare.close();
  await db.close();
  const { taken, twice } = await sink.ask({ forget: true });
  const [a, b] = [median(ours), median(floor)];
  const each = (of: number[]) => of.map((n) => n.toFixed(0)).join(", ");
  say(`${place.kind}, ${connections} connections each, ${perRound} letters a round, ${taken} taken, ${twice} twice`);
  say(`  Postbag                ${a.toFixed(0)} letters/s (rounds: ${each(ours)})`);
  say(`  bare pooled nodemailer ${b.toFixed(0)} letters/s with one durable commit each (rounds: ${each(floor)})`);
  say(`  ratio                  ${(a / b).toFixed(2)}`);
}

async function timeOurs(db: Database, folder: string, url: string): Promise<number> {
  const epoch = (await readEpochs(db.read)).at(-1)!;
  const journal = await openJournal({
    folder: join(folder, "journal"),
    name: randomUUID(),
    epoch,
    secret: "s".repeat(32),
  });
  const start = performance.now();
  const world = { mailFrom: "appeals@act.example", bounceDomain: null, secret: "s".repeat(32), unlimited: true };
  const facts = { clock: () => new Date(), random: Math.random, owner: randomUUID(), unpaced: true };
  const mailer = smtpMailer(url, { name: "act.example", patience: patient });
  const delivered = await deliverDue({ db, mailer, journal, world, ...facts }, lanes, new AbortController().signal);
  await journal.close();
  if (delivered !== perRound) throw new Error(`${delivered} letters were delivered`);
  return (perRound / (performance.now() - start)) * 1000;
}

interface Bare {
  /** One durable commit. */
  markSent(id: number): unknown;
  close(): unknown;
}

async function timeBare(bare: Bare, url: string): Promise<number> {
  const start = performance.now();
  const transport = nodemailer.createTransport(
    `${url}?pool=true&maxConnections=${connections}&maxMessages=100&ignoreTLS=true`,
  );
  const from = { name: "Ana López via Postbag", address: "appeals@act.example" };
  const text = `Dear Minister,\n\nfree them.\n\n${"Words. ".repeat(20)}`;
  const one = async (id: number) => {
    const to = { name: "Minister", address: `t${id}@justice.example` };
    await transport.sendMail({ from, to, subject: "Port Alder", text });
    await bare.markSent(id);
  };
  await Promise.all(Array.from({ length: perRound }, (_, id) => one(id)));
  const took = performance.now() - start;
  transport.close();
  return (perRound / took) * 1000;
}

const bareTable = "create table letters (id integer primary key, state text not null, text text not null)";

function bareSqlite(folder: string): Bare {
  const db = new Sqlite(join(folder, "bare.db"));
  for (const pragma of ["journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"]) db.pragma(pragma);
  db.exec(bareTable);
  for (let id = 0; id < perRound; id++) db.prepare("insert into letters values (?, 'queued', 'text')").run(id);
  const mark = db.prepare("update letters set state = ? where id = ?");
  return { markSent: (id) => void mark.run(`sent ${Math.random()}`, id), close: () => void db.close() };
}

async function barePostgres(url: string): Promise<Bare> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  await pool.query(bareTable);
  await pool.query("insert into letters select n, 'queued', 'text' from generate_series(0, $1 - 1) n", [perRound]);
  const text = "update letters set state = $1 where id = $2";
  const markSent = (id: number) => pool.query({ name: "mark", text, values: [`sent ${Math.random()}`, id] });
  return { markSent, close: () => pool.end() };
}

async function countDoubleClaims(place: DatabasePlace): Promise<void> {
  // On SQLite one worker runs, with all its lanes; on PostgreSQL four, each with connections of its own.
  const handles = await Promise.all(Array.from({ length: place.kind === "sqlite" ? 1 : 4 }, () => openDatabase(place)));
  await writeLetters(handles[0]!, { letters: claimed, at: new Date() });
  const ids: string[] = [];
  const work = async (at: number) => {
    const db = handles[at % handles.length]!;
    for (let taken = 1; taken > 0; ) {
      const claiming = { owner: `worker ${at}`, now: new Date(), room: 1 + (at % 5), pace: null };
      const rows = await db.transact((tx) => claimSome(tx, claiming, []));
      taken = rows.length;
      ids.push(...rows.map(({ id }) => id));
    }
  };
  await Promise.all(Array.from({ length: 4 }, (_, at) => work(at)));
  await Promise.all(handles.map((db) => db.close()));
  say(`  claims                 ${ids.length} by four at once, ${ids.length - new Set(ids).size} double`);
}

/** Real worker processes, and a server that answers each letter after 200 ms. */
async function workersBeside(server: Server, folder: string, sink: Sink): Promise<void> {
  const speeds: number[] = [];
  for (const workers of [1, 4]) {
    const url = await newDatabase(server, `postbag_workers_${workers}`);
    await migrateDatabase({ kind: "postgres", url }, "db/migrations");
    const db = await openDatabase({ kind: "postgres", url });
    await sink.ask({ forget: true, answerAfter: 200 });
    const env = { PATH: process.env.PATH, DATABASE_URL: url, SMTP_URL: sink.url, MAIL_FROM: "appeals@act.example" };
    const started = Array.from({ length: workers }, () =>
      startWorker({ ...env, POSTBAG_DATA: join(folder, `workers${workers}`), POSTBAG_UNLIMITED: "1" }),
    );
    await Promise.all(started.map(({ ready }) => ready));
    const letters = workers * 320;
    await writeLetters(db, { letters, at: new Date() });
    for (let tries = 0; (await sink.ask({})).taken < letters && tries < 600; tries++) await sleep(100);
    const { taken, twice, took } = await sink.ask({});
    for (const { child } of started) child.kill("SIGTERM");
    await db.close();
    speeds.push((taken / took) * 1000);
    say(
      `${workers} worker(s) on postgres, 200 ms a letter: ${speeds.at(-1)!.toFixed(1)} letters/s, ${twice} of ${taken} twice`,
    );
  }
  say(`ratio of four to one: ${(speeds[1]! / speeds[0]!).toFixed(2)}`);
}

type Server = Awaited<ReturnType<typeof startPostgres>>;

async function newDatabase({ postgres, url }: Server, name: string): Promise<string> {
  await postgres.createDatabase(name);
  return `${url}/${name}`;
}

function startWorker(env: Record<string, string | undefined>) {
  const child: ChildProcess = spawn(process.execPath, ["build/postbag.mjs", "worker"], {
    env: { ...env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.stderr?.on("data", (bytes) => void (String(bytes).includes("worker_started") && resolve()));
    child.once("exit", () => void reject(new Error("a worker ended")));
  });
  return { child, ready };
}

async function startSink() {
  const child = fork("tests/bench/mail-sink.mjs");
  const answer = <T>() => new Promise<T>((resolve) => child.once("message", (message) => void resolve(message as T)));
  const { port } = await answer<{ port: number }>();
  return {
    url: `smtp://127.0.0.1:${port}`,
    ask(wanted: { forget?: boolean; answerAfter?: number }) {
      child.send(wanted);
      return answer<{ taken: number; twice: number; took: number }>();
    },
    stop: () => child.connected && child.disconnect(),
  };
}

function median(of: readonly number[]): number {
  return [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)]!;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
