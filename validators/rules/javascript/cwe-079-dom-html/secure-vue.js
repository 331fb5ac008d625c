import { h } from "vue";

export function hit(title, term) {
  return h("li", { class: "hit" }, [h("mark", [term]), title]); // evidence: text-child
}

export function results() {
  const term = new URLSearchParams(window.location.search).get("q");
  return h("p", ["Results for ", term]); // evidence: text-child
}
