// Answers with the writing desk: fresh, previewed or refused. Whatever was typed is on it.
import type { PublishedAction } from "@/lib/actions/queries";
import { type Typed, typedForm } from "../_pages/typed";
import { WritePage } from "../_pages/write-page";
import { json, page } from "./answer";
import { composeTyped } from "./letters";
import { sentencesFor } from "./sentences";
import type { Setting } from "./setting";
import type { Post } from "./visit";

export interface DeskState {
  readonly published: PublishedAction;
  readonly typed: Typed;
  /** Problem codes by field. */
  readonly codes?: Readonly<Record<string, string>>;
  readonly previewed?: boolean;
  readonly status?: number;
}

export function writingDesk(setting: Setting, request: Request, state: DeskState): Promise<Response> {
  const { published, typed, codes = {}, previewed = false, status = 200 } = state;
  const letters = composeTyped(published.version.content, typed, setting);
  const problems = sentencesFor(codes, setting);
  return page(setting, request, {
    title: setting.t(status === 200 ? "write.title" : "write.title_refused"),
    status,
    body: <WritePage {...{ setting, published, typed, problems, letters, previewed }} />,
  });
}

/** A refused form: 422 and the same page with everything typed, or the codes for a program. */
export function refusedForm(post: Post, published: PublishedAction, codes: Record<string, string>): Promise<Response> {
  if (post.asJson) return Promise.resolve(json(422, { problems: codes }));
  const typed = typedForm(post.fields, published.version.content);
  return writingDesk(post.setting, post.request, { published, typed, codes, status: 422 });
}

/** Past its deadline or stopped: the page says so, and the text is still on it. */
export function closedForm(post: Post, published: PublishedAction): Promise<Response> {
  if (post.asJson) return Promise.resolve(json(422, { problem: "not_open" }));
  return refusedForm(post, published, {});
}
