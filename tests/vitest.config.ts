// Unit, house and integration tests. Only the last need databases: they are made once, migrated, and copied per file.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));
const shared = { root, resolve: { alias: { "@": root } } };

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}"],
          globalSetup: ["tests/support/bundle-press.ts"],
          testTimeout: 20_000,
        },
      },
      { ...shared, test: { name: "house", include: ["tests/house/**/*.test.ts"], testTimeout: 20_000 } },
      {
        ...shared,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.{ts,tsx}"],
          globalSetup: ["tests/support/bundle-press.ts", "tests/support/database-servers.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
