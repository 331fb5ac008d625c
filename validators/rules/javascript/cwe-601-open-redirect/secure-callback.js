const callbacks = {
  async redirect({ url, baseUrl }) {
    if (url.startsWith("/")) return baseUrl + url;
    return new URL(url).origin === baseUrl ? url : baseUrl; // evidence: origin-compared
  },
  async listed({ url, baseUrl }) {
    return url.startsWith(baseUrl);
  },
  redirectTo({ url, baseUrl }) {
    return url.startsWith(baseUrl + "/") ? url : baseUrl;
  },
};
