import DOMPurify from "dompurify";
import escapeHtml from "escape-html";
import sanitizeHtml from "sanitize-html";

function strip(html) {
  return DOMPurify.sanitize(html); // evidence
}

function angle(text) {
  return escapeHtml(text); // evidence
}

function listed(html) {
  return sanitizeHtml(html, { allowedTags: ["b"] }); // evidence
}

function spaces(text) {
  return text.replace("  ", " ");
}
