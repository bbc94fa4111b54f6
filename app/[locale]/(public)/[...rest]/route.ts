// Every address that is nothing else: our own 404, because the framework's carries its scripts.
import { publicPage } from "../_http/visit";
import { calmPage } from "../_pages/calm-page";

export const GET = publicPage((visit) => calmPage(visit, "not_found"));
export const POST = GET;
