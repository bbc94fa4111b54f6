// What a fault leaves in the log: where it happened, never what it was about.
import { describe, expect, it, vi } from "vitest";
import { logFault } from "@/lib/log";

describe("a logged fault", () => {
  it("says where, and nothing of a message however many lines it has", () => {
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    logFault(
      "public_page_failed",
      "abcd1234",
      new Error("Failed query: insert\nparams: Maria Silva,maria@home.example\n  next"),
    );
    const line = String(written.mock.calls[0]?.[0]);
    written.mockRestore();
    expect(line).toContain("abcd1234");
    expect(line).toContain("log.test.ts");
    expect(line).not.toMatch(/Maria|maria|params|Failed/);
  });
});
