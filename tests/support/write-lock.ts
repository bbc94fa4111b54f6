// Holds SQLite's write lock from a process of its own, as a backup tool or another program would.
import { spawn } from "node:child_process";
import { once } from "node:events";

const program = `
  const Sqlite = require("better-sqlite3");
  const connection = new Sqlite(process.argv[1], { timeout: 20000 });
  connection.exec("BEGIN EXCLUSIVE");
  process.stdout.write("held");
  process.stdin.once("end", () => { connection.exec("ROLLBACK"); connection.close(); }).resume();
`;

/** Resolves when it is held; `release` when it is free again. */
export async function holdWriteLock(file: string): Promise<{ release(): Promise<void> }> {
  const child = spawn(process.execPath, ["-e", program, file], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  await Promise.race([
    once(child.stdout, "data"),
    ended.then(() => Promise.reject(new Error("the lock was not held"))),
  ]);
  return {
    async release() {
      child.stdin.end();
      await ended;
    },
  };
}
