import { beforeAll, describe, expect, it } from "vitest";
import { importDocument } from "@/lib/importing/import";
import { expectedOf, sample, samplesArePresent } from "@/tests/support/documents/shared-samples";
import { bundleReader } from "@/tests/support/read-document";

const exact = ["zhumatai-2023.txt", "copinh-2017.pdf", "copinh-2017-text.txt"];
const negative = ["empty.txt", "turkey-newsletter-2016.pdf"];

describe.skipIf(!samplesArePresent)("documents as they were published", () => {
  beforeAll(bundleReader);

  it.each(exact)("%s is read exactly", async (name) => {
    const { demands, warnings, ...result } = await importDocument(sample(name), name);
    const {
      demands: expected,
      warnings: _,
      ...rest
    } = expectedOf(name.replace(/\.\w+$/, "")) as typeof result & {
      demands: string[];
      warnings: unknown;
    };
    expect(result).toEqual(rest);
    expect(demands).toEqual(expected);
    expect(warnings.map((warning) => warning.code)).not.toContain("deadline_missing");
  });

  it.each(negative)("%s is not an urgent action", async (name) => {
    const result = await importDocument(sample(name), name);
    expect(result.kind).toBe("not_an_urgent_action");
    expect(result.warnings).toHaveLength(1);
  });
});
