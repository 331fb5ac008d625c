async function picture(url) { // finding: scheme-asked-only
  const place = new URL(url);
  if (place.protocol !== "https:") {
    throw new Error("no address of the web");
  }
  const answer = await fetch(place.href, { redirect: "error" });
  return answer.blob();
}
