const callbacks = {
  async redirect({ url, baseUrl }) {
    return url.startsWith(baseUrl) ? url : baseUrl; // finding: checked-by-beginning
  },
};
