// What is not right yet, on top of a refused form, each line a link to its field.
export interface ProblemSummaryProps {
  readonly title: string;
  readonly problems: readonly { readonly name: string; readonly text: string }[];
}

export function ProblemSummary({ title, problems }: ProblemSummaryProps) {
  if (problems.length === 0) return null;
  return (
    <section className="notice is-stop" role="alert" tabIndex={-1} id="problems">
      <h2>{title}</h2>
      <ul>
        {problems.map(({ name, text }) => (
          <li key={name}>
            <a href={`#${name}`}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
