#!/usr/bin/env node
// npm test: whatever is needed first, then every check there is. The last line is `N passed, N failed`.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";
import { ensureChromium } from "./chromium.mjs";
import { assertNode, binary, install, run } from "./project.mjs";

assertNode();
const reports = mkdtempSync(join(tmpdir(), "postbag-reports-"));
const results = [];
try {
  await install();
  await everything();
} catch (fault) {
  process.stderr.write(`${fault.stack}\n`);
  results.push({ name: "a check could not be run: see above", passed: 0, failed: 1 });
}
tell();

async function everything() {
  await check("lint and format", () => run(binary("biome"), ["check", "--error-on-warnings"]));
  await check("types", () => run(binary("tsc"), ["--noEmit"]));
  await bundle();
  await suite(
    "unit, house and integration",
    binary("vitest"),
    [
      ...["run", "--config", "tests/vitest.config.ts"],
      ...["--reporter=default", "--reporter=json", `--outputFile=${join(reports, "vitest.json")}`],
    ],
    countVitest(join(reports, "vitest.json")),
  );
  const chromium = await ensureChromium();
  if (chromium) {
    await suite(
      "end to end",
      binary("playwright"),
      ["test", "--config", "tests/playwright.config.ts"],
      countPlaywright(join(reports, "playwright.json")),
      {
        CHROMIUM_PATH: chromium,
        PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, "playwright.json"),
      },
    );
  } else {
    results.push({ name: "end to end: no browser found; install Chromium or set CHROMIUM_PATH", passed: 0, failed: 1 });
  }
}

function tell() {
  rmSync(reports, { recursive: true, force: true });
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  for (const { name, passed, failed } of results) {
    process.stdout.write(`${failed ? "✗" : "✓"} ${name}: ${passed} passed, ${failed} failed\n`);
  }
  process.stdout.write(`${sum("passed")} passed, ${sum("failed")} failed\n`);
  process.exitCode = sum("failed") ? 1 : 0;
}

/** A check that passes or fails as a whole. */
async function check(name, work) {
  process.stdout.write(`\n— ${name}\n`);
  const code = await work();
  results.push({ name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 });
}

/** A test runner: its own counts, and one failure more where it ended badly without naming a failed test. */
async function suite(name, command, args, count, env = {}) {
  process.stdout.write(`\n— ${name}\n`);
  const code = await run(command, args, { env, stdout: 1 });
  const { passed, failed } = count();
  results.push({ name, passed, failed: failed || (code === 0 && passed > 0 ? 0 : 1) });
}

function countVitest(file) {
  return () => {
    const report = read(file);
    return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
  };
}

function countPlaywright(file) {
  return () => {
    const report = read(file);
    return {
      passed: (report?.stats.expected ?? 0) + (report?.stats.flaky ?? 0),
      failed: report?.stats.unexpected ?? 0,
    };
  };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
