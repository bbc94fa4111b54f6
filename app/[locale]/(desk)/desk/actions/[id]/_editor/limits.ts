// How large may the form of an action be? Letters in five languages, in scripts that a form's encoding makes nine times as
// long, fit in twice.
export const editorBytes = 4_000_000;
