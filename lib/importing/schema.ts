// The shape of a read document in its JSON column: the lines, where each value came from, what is doubtful.
import { z } from "zod";
import type { Certainty } from "./context";
import type { ReadDocument } from "./places";
import { type ImportWarning, importWarningCodes } from "./result";

const certainties = ["sure", "likely", "doubtful"] as const satisfies readonly Certainty[];
const texts = z.array(z.string()).readonly();

/** A warning of another release, which nobody could put into words any more, is left out. */
const warnings = z
  .array(z.object({ code: z.string(), message: z.string(), line: z.number().int().nullable() }))
  .transform((all) => all.filter((one): one is ImportWarning => isKnown(one.code)))
  .readonly();

/** Documents that an earlier release kept have no regions. */
const region = z
  .object({ page: z.number(), left: z.number(), top: z.number(), right: z.number(), bottom: z.number() })
  .nullable()
  .default(null);

export const readDocumentSchema: z.ZodType<ReadDocument> = z.object({
  lines: z
    .array(
      z.object({
        number: z.number().int(),
        text: z.string(),
        bullet: z.boolean(),
        gapBefore: z.boolean(),
        region,
      }),
    )
    .readonly(),
  pages: z
    .array(z.object({ width: z.number(), height: z.number() }))
    .readonly()
    .default([]),
  sources: z
    .array(z.object({ field: z.string(), lines: z.array(z.number().int()).readonly(), certainty: z.enum(certainties) }))
    .readonly(),
  warnings,
  rows: z.object({ targets: texts, copies: texts }),
});

function isKnown(code: string): boolean {
  return (importWarningCodes as readonly string[]).includes(code);
}
