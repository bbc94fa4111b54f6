#!/usr/bin/env node
// npm run bench -- NAME: one of the benchmarks in tests/bench. They print ratios measured side by side in one run.
import { join } from "node:path";
import { bundle } from "./bundle.mjs";
import { assertNode, fail, install, root } from "./project.mjs";

assertNode();
await install().catch((fault) => fail(fault.message));
await bundle();
const { main } = await import(join(root, "build", "bench.mjs"));
process.exitCode = await main(process.argv.slice(2));
