// Parses a hostile file elsewhere: one child process with limits on memory, time and output, and an empty environment. A crash or a
// hang there is an answer here. The child stays for the next document, never longer than some seconds, and keeps nobody from ending.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { second } from "@/lib/clock";
import type { Reading } from "@/lib/importing/reading/line";

/** What the parser may use. A two-page document needs a twentieth of it. */
const limits = { megabytes: 384, time: 9 * second, output: 8 * 1024 * 1024 };
/** When a child is replaced: nothing a document left behind reaches many others. */
const life = { documents: 20, idle: 10 * second };

/** What is parsed elsewhere; plain text is decoded here. */
export type ParsedFormat = "pdf" | "docx" | "html" | "mail";

interface Reader {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  documents: number;
  idle: NodeJS.Timeout | null;
}

let reader: Reader | null = null;
process.once("exit", () => reader?.child.kill("SIGKILL"));
let queue: Promise<unknown> = Promise.resolve();

/** One document at a time; the others wait their turn. */
export function readInChild(format: ParsedFormat, bytes: Uint8Array): Promise<Reading> {
  const turn = queue.then(() => readNow(format, bytes));
  queue = turn.catch(() => undefined);
  return turn;
}

async function readNow(format: ParsedFormat, bytes: Uint8Array): Promise<Reading> {
  const current = reader ?? startReader();
  reader = current;
  if (current.idle) clearTimeout(current.idle);
  current.documents++;
  const output = await answerOf(current, format, bytes);
  if (output === null || current.documents >= life.documents) end(current);
  else rest(current);
  return output === null ? { ok: false, problem: "reader_failed" } : parse(output);
}

function startReader(): Reader {
  const script = join(process.cwd(), "build", "read-document.mjs");
  if (!existsSync(script)) throw new Error("build/read-document.mjs is missing: bundle lib/importing/reading/child.ts");
  const child = spawn(process.execPath, [`--max-old-space-size=${limits.megabytes}`, script], {
    env: { NODE_ENV: "production" },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const started: Reader = { child, documents: 0, idle: null };
  child.on("error", () => end(started));
  child.on("close", () => end(started));
  child.stdin.on("error", () => end(started));
  return started;
}

/** The child's line of JSON, or null where it broke a limit or ended. */
function answerOf({ child }: Reader, format: string, bytes: Uint8Array): Promise<string | null> {
  hold(child, "ref");
  return new Promise((answer) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => done(null), limits.time);
    const done = (output: string | null) => {
      clearTimeout(timer);
      child.stdout.off("data", onData);
      child.off("close", onClose);
      answer(output);
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > limits.output) done(null);
      else if (chunk.at(-1) === newline) done(Buffer.concat(chunks).toString("utf8"));
    };
    const onClose = () => done(null);
    child.stdout.on("data", onData);
    child.on("close", onClose);
    child.stdin.write(`${JSON.stringify({ format, length: bytes.length })}\n`);
    child.stdin.write(bytes);
  });
}

const newline = 10;

/** Without work the child does not keep this process from ending, and after some seconds it ends itself. */
function rest(current: Reader): void {
  hold(current.child, "unref");
  current.idle = setTimeout(() => end(current), life.idle);
  current.idle.unref();
}

function end(ended: Reader): void {
  if (ended.idle) clearTimeout(ended.idle);
  if (reader === ended) reader = null;
  ended.child.kill("SIGKILL");
  hold(ended.child, "unref");
}

/** A child and its pipes together keep a process alive, or do not. */
function hold(child: Reader["child"], how: "ref" | "unref"): void {
  child[how]();
  for (const pipe of [child.stdin, child.stdout] as (Readable | Writable)[]) {
    if ("ref" in pipe && "unref" in pipe) (pipe as unknown as Socket)[how]();
  }
}

function parse(output: string): Reading {
  try {
    return JSON.parse(output) as Reading;
  } catch {
    return { ok: false, problem: "reader_failed" };
  }
}
