// Before all tests: bundles the process that typesets, so that tests can spawn it as it is now.
import { bundleChild } from "./bundle-child";

export default function bundlePress(): Promise<void> {
  return bundleChild("lib/letters/press-child.ts", "build/press.mjs");
}
