import DOMPurify from "dompurify";
import escapeHtml from "escape-html";
import sanitizeHtml from "sanitize-html";
import xss from "xss";

function strip(html) {
  return DOMPurify.sanitize(html); // evidence
}

function angle(text) {
  return escapeHtml(text);
}

function listed(html) {
  return sanitizeHtml(html, { allowedTags: ["b"] }); // evidence
}

function note(html) {
  return "<i>" + xss(html) + "</i>"; // evidence
}

function spaces(text) {
  return text.replace("  ", " ");
}
