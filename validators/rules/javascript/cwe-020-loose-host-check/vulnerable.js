function goTo(url) {
  if (url.includes("trusted.com")) { // finding: host-anywhere
    window.location = url;
  }
}

function fromUs(req) {
  const origin = req.headers.origin;
  return origin.indexOf("https://shop.example.com") === 0; // finding: host-anywhere
}

const isOurs = (u) => new URL(u).hostname.endsWith("example.com"); // finding: suffix-without-dot

function allowed(referer) {
  return /^https?:\/\/www.example.com/.test(referer); // finding: unescaped-dot
}

const HOST = new RegExp("^https://(www|api).example.com"); // finding: unescaped-dot

function ownPage(url) {
  return url.startsWith(window.location.origin); // finding: origin-as-beginning
}

function stays(href) {
  return href.indexOf(location.origin) === 0; // finding: origin-as-beginning
}
