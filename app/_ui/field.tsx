// Form fields: label, hint, control and problem, tied together so that a screen reader says them in one breath.
import type { ComponentProps, ReactNode } from "react";

export interface FieldProps {
  /** Name of the field; its id, too. */
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** The sentence that says what to do, or nothing when all is well. */
  readonly problem?: string | undefined;
}

type Extra<T extends "input" | "textarea" | "select"> = Omit<ComponentProps<T>, keyof FieldProps | "id">;

export function TextField({ name, label, hint, problem, ...input }: FieldProps & Extra<"input">) {
  return (
    <FieldFrame name={name} label={label} hint={hint} problem={problem}>
      <input type="text" {...input} {...tied(name, hint, problem)} />
    </FieldFrame>
  );
}

export function TextArea({ name, label, hint, problem, ...area }: FieldProps & Extra<"textarea">) {
  return (
    <FieldFrame name={name} label={label} hint={hint} problem={problem}>
      <textarea {...area} {...tied(name, hint, problem)} />
    </FieldFrame>
  );
}

export function SelectField({ name, label, hint, problem, children, ...select }: FieldProps & Extra<"select">) {
  return (
    <FieldFrame name={name} label={label} hint={hint} problem={problem}>
      <select {...select} {...tied(name, hint, problem)}>
        {children}
      </select>
    </FieldFrame>
  );
}

/** One tick box or radio button; `id` because several share a name. */
export function Choice(props: Omit<FieldProps, "problem"> & Extra<"input"> & { id: string; describedBy?: string }) {
  const { id, name, label, hint, type = "checkbox", describedBy, ...input } = props;
  const described = [hint ? `${id}-hint` : "", describedBy ?? ""].filter(Boolean).join(" ");
  return (
    <div className="choice">
      <input id={id} name={name} type={type} {...input} {...(described ? { "aria-describedby": described } : {})} />
      <label htmlFor={id}>
        {label}
        {hint ? (
          <small className="hint" id={`${id}-hint`}>
            {hint}
          </small>
        ) : null}
      </label>
    </div>
  );
}

/** A group of choices under one legend, with its problem. */
export function Choices(props: Omit<FieldProps, "name"> & { name: string; children: ReactNode }) {
  const { name, label, hint, problem, children } = props;
  return (
    <fieldset className="field choices" id={name} tabIndex={-1} {...describing(name, hint, problem)}>
      <legend>{label}</legend>
      <Hint name={name} hint={hint} />
      <Problem name={name} problem={problem} />
      {children}
    </fieldset>
  );
}

function FieldFrame({ name, label, hint, problem, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className={problem ? "field is-wrong" : "field"}>
      <label htmlFor={name}>{label}</label>
      <Hint name={name} hint={hint} />
      <Problem name={name} problem={problem} />
      {children}
    </div>
  );
}

function Hint({ name, hint }: Pick<FieldProps, "name" | "hint">) {
  if (!hint) return null;
  return (
    <div className="hint" id={`${name}-hint`}>
      {hint}
    </div>
  );
}

/** The problem beside a field; the field names it in aria-describedby. */
export function Problem({ name, problem }: { readonly name: string; readonly problem?: string | undefined }) {
  if (!problem) return null;
  return (
    <p className="problem" id={`${name}-problem`}>
      {problem}
    </p>
  );
}

/** What ties a control to its label, hint and problem. */
export function tied(name: string, hint: ReactNode, problem: string | undefined) {
  return { id: name, name, ...describing(name, hint, problem), ...(problem ? { "aria-invalid": true } : {}) };
}

function describing(name: string, hint: ReactNode, problem: string | undefined) {
  const ids = [hint ? `${name}-hint` : "", problem ? `${name}-problem` : ""].filter(Boolean);
  return ids.length > 0 ? { "aria-describedby": ids.join(" ") } : {};
}
