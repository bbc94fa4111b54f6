// Whoever opens the address of a form by itself, by reload or from the history, is led to the page that the form is on.
import { seeOther } from "./answer";
import { publicPage } from "./visit";

export const toItsPage = publicPage(async ({ setting }) => seeOther(`/${setting.locale}${setting.path}`));
