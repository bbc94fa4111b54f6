// Answers with the writing desk: fresh, previewed or refused. Whatever was typed is on it.
// Of a text beyond its limit nothing is made: it stands in its field alone, so that no text can keep the server busy.
import { isOpen } from "@/lib/actions/action";
import type { PublishedAction } from "@/lib/actions/queries";
import { tooLongIn } from "@/lib/appeals/schema";
import { papers } from "@/lib/letters/letter";
import { paperIn } from "@/lib/letters/paper";
import { hasPostalAddress } from "@/lib/targets/target";
import { type Typed, typedForm, writableTo } from "../_pages/typed";
import { type ComposedLetter, WritePage } from "../_pages/write-page";
import { json, page } from "./answer";
import { composeTyped } from "./letters";
import { notPrintable, sayCharacters } from "./not-printable";
import { sentencesFor } from "./sentences";
import type { Setting } from "./setting";
import type { Post } from "./visit";

export interface DeskState {
  readonly published: PublishedAction;
  readonly typed: Typed;
  /** Problem codes by field. */
  readonly codes?: Readonly<Record<string, string>>;
  /** What the sentences of the codes name. */
  readonly named?: Readonly<Record<string, string>>;
  readonly previewed?: boolean;
  readonly status?: number;
}

export async function writingDesk(setting: Setting, request: Request, state: DeskState): Promise<Response> {
  const { published, typed, codes = {}, named = {} } = state;
  const { content } = published.version;
  const open = isOpen(published.action, setting.now);
  const tooLong = typed.fresh || !open ? {} : tooLongIn(typed);
  const fits = Object.keys(tooLong).length === 0;
  const letters = fits && open ? composeTyped(published, typed, setting) : [];
  const previewed = fits && (state.previewed ?? false);
  const problems = sentencesFor({ ...codes, ...tooLong }, setting, named);
  const onPaper = previewed && writableTo(content).some(hasPostalAddress);
  const unprintable = onPaper ? await warning(letters, setting) : null;
  const pages = onPaper ? await pagesOf(letters, typed) : null;
  const status = state.status ?? (fits ? 200 : 422);
  return page(setting, request, {
    title: setting.t(status === 200 ? "write.title" : "write.title_refused"),
    status,
    body: <WritePage {...{ setting, published, typed, fits, problems, letters, previewed, unprintable, pages }} />,
  });
}

/** How many pages the longest of them takes on the chosen paper; null where there is none, or none can be made of it. */
async function pagesOf(letters: readonly ComposedLetter[], { paper, country }: Typed): Promise<number | null> {
  const { pagesOfLongest } = await import("@/lib/letters/one-sheet");
  const chosen = papers.find((one) => one === paper) ?? paperIn(country.trim().toUpperCase());
  return pagesOfLongest(
    letters.map(({ letter }) => letter),
    chosen,
  );
}

/** What the PDF will not show of the letters; null where it shows everything. */
async function warning(letters: readonly ComposedLetter[], setting: Setting): Promise<string | null> {
  const characters = await notPrintable(letters);
  if (characters.length === 0) return null;
  return sentencesFor({ body: "not_printable" }, setting, { characters: sayCharacters(characters) }).body ?? null;
}

/** A refused form: 422 and the same page with everything typed, or the codes for a program. */
export function refusedForm(
  post: Post,
  published: PublishedAction,
  codes: Record<string, string>,
  named: Record<string, string> = {},
): Promise<Response> {
  if (post.asJson) return Promise.resolve(json(422, { problems: codes }));
  const typed = typedForm(post.fields, published.version.content);
  return writingDesk(post.setting, post.request, { published, typed, codes, named, status: 422 });
}

/** Past its deadline or stopped: the page says so, and the text is still on it. */
export function closedForm(post: Post, published: PublishedAction): Promise<Response> {
  if (post.asJson) return Promise.resolve(json(422, { problem: "not_open" }));
  return refusedForm(post, published, {});
}
