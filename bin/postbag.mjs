#!/usr/bin/env node
// postbag COMMAND: brings the bundle up to date and hands over to it (lib/cli/main.ts).
import { existsSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";
import { assertNode, fail, root } from "./project.mjs";

assertNode();
if (!existsSync(join(root, "node_modules"))) fail("The packages are not installed yet: run `npm ci` first.");
await bundle();
const { main } = await import(join(root, "build", "postbag.mjs"));
process.exitCode = await main(process.argv.slice(2));
