#!/usr/bin/env python3
"""A curator's figures from `assay check --format json`: what a data set would take in.

    curator.py CORPUS.jsonl REPORT.json INDEX.json ACCURACY_DIR

leak      share of the vulnerable samples that end as evidenced for the labelled CWE (family): evidence, no finding, nothing unjudged
yield     share of the secure samples that end as evidenced for it
unjudged  share of all samples in which no finding was made and some sink of the labelled CWE, or the whole file, stayed unjudged
"""
import collections
import json
import sys


def main():
    corpus, report, index, accuracy = sys.argv[1:5]
    sys.path.insert(0, accuracy)
    import cwe as C
    said = {f["path"].removeprefix("./"): f for f in json.load(open(report))["files"]}
    path_of = {fid: path for path, fid in json.load(open(index)).items()}
    n = collections.Counter()
    for line in open(corpus, encoding="utf-8"):
        row = json.loads(line)
        label, language = C.numbers(row["cwe"]), row["language"]
        got = said.get(path_of[row["file"]])
        of = lambda items: [x for x in items if C.match(set(x["cwe"]), label)]
        found = bool(got and of(got["findings"]))
        evidence = bool(got and of(got["evidence"]))
        unjudged = got is None or any(not x["cwe"] or C.match(set(x["cwe"]), label) for x in got["unjudged"])
        for key in ("*", language):
            n[key, row["label"]] += 1
            n[key, row["label"], "evidenced"] += evidence and not found and not unjudged
            n[key, "unjudged"] += unjudged and not found
    for key in sorted({k[0] for k in n}):
        vulnerable, secure = n[key, "vulnerable"], n[key, "secure"]
        leak = 100 * n[key, "vulnerable", "evidenced"] / vulnerable if vulnerable else 0
        rows = vulnerable + secure
        text = f"  curator {key:11} leak {leak:5.1f}%"
        if secure:
            text += f"  yield {100 * n[key, 'secure', 'evidenced'] / secure:5.1f}%"
        print(text + f"  unjudged {100 * n[key, 'unjudged'] / rows:5.1f}%  (n={rows})")


if __name__ == "__main__":
    main()
