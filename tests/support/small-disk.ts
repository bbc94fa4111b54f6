// A disk of a few megabytes that tests can fill to the last byte: a tmpfs of its own, where we may mount one.
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, statfsSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SmallDisk {
  readonly folder: string;
  /** Nothing more than these bytes can be written, until `free`. */
  fill(leave?: number): void;
  free(): void;
  remove(): void;
}

/** Null where it works; else why it does not. */
export function whyNoSmallDisk(): string | null {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "only root on Linux may mount a disk";
  try {
    mountSmallDisk(1).remove();
    return null;
  } catch (fault) {
    return (fault as Error).message;
  }
}

export function mountSmallDisk(mebibytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), "postbag-disk-"));
  const { status, stderr } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${mebibytes}m`, "tmpfs", folder], {
    encoding: "utf8",
  });
  if (status !== 0) {
    rmdirSync(folder);
    throw new Error(`a disk could not be mounted: ${stderr?.trim()}`);
  }
  const filler = join(folder, "filler");
  return {
    folder,
    fill(leave = 0) {
      const { bavail, bsize } = statfsSync(folder);
      writeUntilFull(filler, bavail * bsize - leave);
    },
    free: () => rmSync(filler, { force: true }),
    remove() {
      spawnSync("umount", ["--lazy", folder]);
      rmdirSync(folder);
    },
  };
}

function writeUntilFull(file: string, bytes: number): void {
  const place = openSync(file, "a");
  const piece = Buffer.alloc(1024 * 1024, 1);
  try {
    for (let left = bytes; left > 0; ) left -= writeSync(place, piece, 0, Math.min(left, piece.length));
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== "ENOSPC") throw fault;
  } finally {
    closeSync(place);
  }
}
