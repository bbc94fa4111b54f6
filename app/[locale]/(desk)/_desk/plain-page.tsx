// A page of one narrow column, for whoever is not signed in yet.
import type { ReactNode } from "react";
import styles from "./frame.module.css";

export function PlainPage({ children }: { children: ReactNode }) {
  return (
    <main id="content" className={styles.plain}>
      {children}
    </main>
  );
}
