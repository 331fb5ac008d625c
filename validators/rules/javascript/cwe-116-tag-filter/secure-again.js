import escapeHtml from "escape-html";
import sanitizeHtml from "sanitize-html";

function repeated(name) {
  return name.replace(/^(\.\.[\/\\])+/, "");
}

function shown(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

function quoted(name) {
  return '"' + name.replace(/\\/g, "\\\\").replace(/"/g, '\\"') + '"';
}

function row(text) {
  return '"' + text.replace(/"/g, '""') + '"';
}

function parent(path) {
  return path.replace(/\.\.\//g, "/up/");
}

function listed(html) {
  return sanitizeHtml(html); // evidence: parsed
}
