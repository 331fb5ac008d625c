class Follower {
  onResponse(response) { // finding: half-taken-off
    const location = response.headers.location;
    if (response.statusCode < 300 || !location) return this.emit("response", response);
    const redirectUrl = new URL(location, this.currentUrl);
    if (redirectUrl.host !== this.currentHost) {
      removeHeaders(/^authorization$/i, this.options.headers);
    }
    this.perform(redirectUrl);
  }
}

function nextOptions(options, redirectTo) { // finding: half-taken-off
  const next = { ...options, url: redirectTo };
  if (next.url.hostname !== options.url.hostname) {
    delete next.headers.authorization;
  }
  return next;
}

async function follow(request, location) { // finding: half-taken-off
  const target = new URL(location, request.url);
  const headers = new Headers(request.headers);
  if (request.redirect === "follow" && target.origin !== new URL(request.url).origin) {
    headers.delete("authorization");
  }
  return fetch(target, { headers });
}
