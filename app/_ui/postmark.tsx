// A date as a postmark. Decoration only: the same date always stands beside it in words.
export interface PostmarkProps {
  readonly top: string;
  readonly middle: string;
  readonly bottom: string;
}

export function Postmark({ top, middle, bottom }: PostmarkProps) {
  return (
    <svg className="postmark" viewBox="0 0 176 112" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor">
        <circle cx="56" cy="56" r="53" strokeWidth="2.5" />
        <circle cx="56" cy="56" r="40" strokeWidth="1" />
        {[32, 48, 64, 80].map((y) => (
          <path key={y} strokeWidth="2" d={`M112 ${y}q8-9 16 0t16 0t16 0t16 0`} />
        ))}
      </g>
      <g fill="currentColor" textAnchor="middle">
        <text x="56" y="40" fontSize="13">
          {top}
        </text>
        <text x="56" y="69" fontSize="32" fontWeight="600">
          {middle}
        </text>
        <text x="56" y="85" fontSize="12">
          {bottom}
        </text>
      </g>
    </svg>
  );
}
