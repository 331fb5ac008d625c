import { escapeHtml } from "./text.js";

export function crumb(step) {
  const label = escapeHtml(step.label);
  return `<a href="${step.target}">${label}</a>`; // finding: one-attribute-left
}
