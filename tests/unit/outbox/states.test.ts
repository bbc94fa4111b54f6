// The table of states: nothing that is not an end is without an owner, a limit and a next state.
import { describe, expect, it } from "vitest";
import { ends, mayFollow, messageStates, messageTransitions, waiting } from "@/lib/outbox/states";
import { listSources } from "../../house/sources";

describe("the states of a message", () => {
  it("are ends, or wait for someone, for so long, and then become something else", () => {
    const open = messageStates.filter((state) => !(ends as readonly string[]).includes(state));
    expect([...new Set(waiting.map(({ state }) => state))].sort()).toEqual([...open].sort());
    for (const { state, phase, limit, next, reason, owner } of waiting) {
      expect(limit).toBeGreaterThan(0);
      expect(mayFollow(state, next), `${state} to ${next}`).toBe(true);
      expect(reason).toMatch(/^[a-z_]+$/);
      expect(phase !== null).toBe(owner === "worker");
    }
    expect(waiting.filter(({ state }) => state === "sending").map(({ phase }) => phase)).toEqual(["pre", "dot"]);
  });

  it("follow each other only in ways that begin and end in states", () => {
    for (const [from, followers] of Object.entries(messageTransitions)) {
      expect(messageStates).toContain(from);
      for (const to of followers) expect(messageStates).toContain(to);
    }
    expect(mayFollow("accepted", "queued")).toBe(false);
    expect(mayFollow("cancelled", "queued")).toBe(false);
  });

  it("are changed in one file only", () => {
    const moves = /update\(messages\)[\s\S]{0,80}?\.set\(\{[^}]*\bstate:|update messages set\s+state/;
    const found = listSources().filter(({ path, text }) => /^(lib|app)\//.test(path) && moves.test(text));
    expect(found.map(({ path }) => path)).toEqual(["lib/outbox/commands.ts"]);
  });
});
