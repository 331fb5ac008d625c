class Follower {
  onResponse(response) { // evidence: cookie-taken-off
    const location = response.headers.location;
    const redirectUrl = new URL(location, this.currentUrl);
    if (redirectUrl.host !== this.currentHost) {
      removeHeaders(/^(?:authorization|cookie)$/i, this.options.headers);
    }
    this.perform(redirectUrl);
  }
}

function nextOptions(options, redirectTo) { // evidence: cookie-taken-off
  const next = { ...options, url: redirectTo };
  if (next.url.hostname !== options.url.hostname) {
    delete next.headers.authorization;
    delete next.headers.cookie;
  }
  return next;
}

async function follow(request, location) { // evidence: cookie-taken-off
  const target = new URL(location, request.url);
  const headers = new Headers(request.headers);
  if (request.redirect === "follow" && target.origin !== new URL(request.url).origin) {
    for (const name of ["authorization", "www-authenticate"]) headers.delete(name);
    headers.delete("cookie");
  }
  return fetch(target, { headers });
}

function logout(client) {
  delete client.headers.authorization;
  return client;
}

function redirectHome(res) {
  res.redirect("/");
}
