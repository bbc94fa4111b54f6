// Parses a hostile file elsewhere: a child process with limits on memory, time and output, and an empty environment. A crash
// or a hang there is an answer here.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { second } from "@/lib/clock";
import type { Reading } from "@/lib/importing/reading/line";

/** What the parser may use. A two-page document needs a twentieth of it. */
const limits = { megabytes: 384, time: 9 * second, output: 8 * 1024 * 1024 };

/** What is parsed elsewhere; plain text is decoded here. */
export type ParsedFormat = "pdf" | "docx" | "html" | "mail";

export async function readInChild(format: ParsedFormat, bytes: Uint8Array): Promise<Reading> {
  const script = join(process.cwd(), "build", "read-document.mjs");
  if (!existsSync(script)) throw new Error("build/read-document.mjs is missing: bundle lib/importing/reading/child.ts");
  const output = await outputOf(script, format, bytes);
  return output === null ? { ok: false, problem: "reader_failed" } : parse(output);
}

function outputOf(script: string, format: string, bytes: Uint8Array): Promise<string | null> {
  return new Promise((answer) => {
    const memory = `--max-old-space-size=${limits.megabytes}`;
    const child = spawn(process.execPath, [memory, script, format], {
      env: { NODE_ENV: "production" },
      stdio: ["pipe", "pipe", "ignore"],
    });
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => child.kill("SIGKILL"), limits.time);
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > limits.output) child.kill("SIGKILL");
    });
    const end = (code: number | null) => {
      clearTimeout(timer);
      answer(code === 0 ? Buffer.concat(chunks).toString("utf8") : null);
    };
    child.on("error", () => end(null));
    child.on("close", end);
    child.stdin.on("error", () => child.kill("SIGKILL"));
    child.stdin.end(bytes);
  });
}

function parse(output: string): Reading {
  try {
    return JSON.parse(output) as Reading;
  } catch {
    return { ok: false, problem: "reader_failed" };
  }
}
