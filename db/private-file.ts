// A file that nobody else on the machine may read, though SQLite makes it: what it writes beside it has the same mode.
import { chmodSync, closeSync, openSync, statSync } from "node:fs";

/** Makes the file when it is not there, and takes it away from everybody else when it is. */
export function keepPrivate(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (fault) {
    // Never opened when it is there: closing it again would break the locks this process holds on it.
    if ((fault as NodeJS.ErrnoException).code !== "EEXIST") throw fault;
    for (const each of [file, `${file}-wal`, `${file}-shm`]) takeAway(each);
  }
}

function takeAway(file: string): void {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  if (mode !== undefined && (mode & 0o077) !== 0) chmodSync(file, mode & 0o700);
}
