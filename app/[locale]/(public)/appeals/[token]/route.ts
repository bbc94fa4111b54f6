// GET /{locale}/appeals/{token}: the supporter's own page.
import { type OwnPageParams, ownPage } from "../../_http/own-page";
import { publicPage } from "../../_http/visit";

export const GET = publicPage<OwnPageParams>((visit) => ownPage(visit));
