// Finds a Chromium for the tests: CHROMIUM_PATH, one on the PATH, Playwright's own; installs Debian's where that is possible.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./project.mjs";

/** The path of a browser, or null when there is none and none can be installed. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  if (process.platform === "linux" && process.getuid?.() === 0 && onPath(["apt-get"])) {
    process.stderr.write("Installing Chromium for the tests …\n");
    await run("apt-get", ["update", "-qq"]);
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
      env: { DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  return findChromium();
}

async function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const installed = onPath(["chromium", "chromium-browser", "google-chrome"]);
  if (installed) return installed;
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

function onPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path)) ?? null;
}
