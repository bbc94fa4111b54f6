#!/usr/bin/env node
// npm run test:faults: the long forms of the outbox's tests. A thousand workers killed on each database, and a hundred
// thousand random histories against the reference model. KILLS, SEQUENCES and SEED may be set.
import { assertNode, binary, fail, install, run } from "./project.mjs";

assertNode();
await install().catch((fault) => fail(fault.message));
const { KILLS = "1000", SEQUENCES = "100000" } = process.env;
const tests = ["tests/integration/outbox/worker-faults.test.ts", "tests/integration/outbox/model.test.ts"];
process.exitCode = await run(
  binary("vitest"),
  ["run", "--config", "tests/vitest.config.ts", "--project", "integration", ...tests],
  { env: { KILLS, SEQUENCES } },
);
