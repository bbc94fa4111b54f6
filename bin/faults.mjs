#!/usr/bin/env node
// npm run test:faults: the long forms of the outbox's tests. A thousand workers killed on each database, at random and at
// every named point, a hundred thousand random histories against the reference model, and a long run whose minutes on
// each database are SOAK; then workers that wake after their lease, stops under load, and forms whose answer is lost or
// whose web is killed. Every number may be set.
import { existsSync } from "node:fs";
import { assertNode, binary, fail, install, run } from "./project.mjs";

assertNode();
await install().catch((fault) => fail(fault.message));
const {
  KILLS = "1000",
  SEQUENCES = "100000",
  SOAK = "3",
  ZOMBIES = "50",
  STOPS = "100",
  SUBMITS = "500",
} = process.env;
const vitest = ["run", "--config", "tests/vitest.config.ts", "--project", "integration"];
const outbox = "tests/integration/outbox";
// The histories ask a database a few million times: in memory where there is such a folder.
const memory = existsSync("/dev/shm") ? { TMPDIR: "/dev/shm" } : {};
const codes = [
  await run(binary("vitest"), [...vitest, `${outbox}/worker-faults.test.ts`], { env: { KILLS } }),
  await run(binary("vitest"), [...vitest, `${outbox}/crash-points.test.ts`], { env: { KILLS } }),
  await run(binary("vitest"), [...vitest, `${outbox}/model.test.ts`], { env: { SEQUENCES, ...memory } }),
  await run(binary("vitest"), [...vitest, `${outbox}/soak.test.ts`], { env: { SOAK } }),
  await run(binary("vitest"), [...vitest, `${outbox}/sleeping-workers.test.ts`], { env: { ZOMBIES } }),
  await run(binary("vitest"), [...vitest, `${outbox}/graceful-stop.test.ts`], { env: { STOPS } }),
  await run(binary("vitest"), [...vitest, "tests/integration/public/lost-response.test.ts"], { env: { SUBMITS } }),
];
process.exitCode = Math.max(...codes);
