const ALLOWED_HOSTS = ["example.com", "shop.example.com"];

function goTo(url) {
  const parsed = new URL(url);
  if (ALLOWED_HOSTS.includes(parsed.hostname)) { // evidence: host-compared
    window.location = parsed.href;
  }
}

function fromUs(req) {
  return new URL(req.headers.origin).hostname === "shop.example.com"; // evidence: host-compared
}

const isOurs = (u) => new URL(u).hostname.endsWith(".example.com"); // evidence: suffix-with-dot

function allowed(referer) {
  return /^https?:\/\/www\.example\.com\//.test(referer);
}

function mail(text) {
  return text.includes("example.com") || text.endsWith(".com");
}

const allowedOrigins = ["https://a.example.com"];
const known = allowedOrigins.includes("https://a.example.com");

function ownPage(url) {
  return url.startsWith(window.location.origin + "/");
}

function stays(href) {
  return new URL(href, location.href).origin === location.origin; // evidence: host-compared
}

function named(path) {
  return path.startsWith(settings.origin);
}
