// Number and place in the chain as the head of a sheet says them: "87/23 (third urgent action)".
import type { ActionContent } from "@/lib/actions/action";
import { cleanLine } from "@/lib/letters/clean";
import type { SheetWords } from "@/lib/sheets/words/words";

/** Empty for an action that has neither number nor place. */
export function chainRemark(content: Pick<ActionContent, "class" | "ordinal" | "seriesNumber">, words: SheetWords) {
  const number = cleanLine(content.seriesNumber);
  const place = content.ordinal === null ? "" : (words.ordinals[content.ordinal - 1] ?? "");
  const remarks = [place, kindOf(content.class, place, words)].filter((one) => one !== "").join(words.comma);
  if (number === "" || remarks === "") return number || remarks;
  return `${number}${words.brackets.replace("{}", remarks)}`;
}

/** A word for further information only where no ordinal tells: "first update" would be the second action. */
function kindOf(kind: ActionContent["class"], place: string, words: SheetWords): string {
  if (kind === "stop") return words.stop;
  if (kind === "outcome") return words.outcome;
  return kind === "update" && place === "" ? words.update : "";
}
