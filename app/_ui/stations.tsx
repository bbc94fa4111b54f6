// A small line of stations: where something is on its way. The words say it all; the line only shows it.
export type StationTone = "passed" | "here" | "ahead" | "doubt" | "stop";

export interface StationsProps {
  readonly label: string;
  readonly stations: readonly { readonly name: string; readonly tone: StationTone; readonly at?: string }[];
}

export function Stations({ label, stations }: StationsProps) {
  return (
    <ol className="stations" aria-label={label}>
      {stations.map(({ name, tone, at }) => (
        <li key={name} className={`is-${tone}`} {...(isCurrent(tone) ? { "aria-current": "step" as const } : {})}>
          <span>{name}</span>
          {at ? <small>{at}</small> : null}
        </li>
      ))}
    </ol>
  );
}

function isCurrent(tone: StationTone): boolean {
  return tone !== "passed" && tone !== "ahead";
}
