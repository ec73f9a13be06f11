"""Compares the bill of materials of the build, target/bom.json, with the table in docs/dependencies.md."""

import json
import re
import sys

NAMES = {"GNU Lesser General Public Licence": "LGPL", "The W3C License": "W3C"}


def licences(component):
    """The names under which a component may be used."""
    found = set()
    for entry in component.get("licenses", []):
        licence = entry.get("license", {})
        name = licence.get("id") or licence.get("name") or entry.get("expression", "")
        found.add(NAMES.get(name, name))
    return found


with open("target/bom.json", encoding="utf-8") as bom:
    built = {component["name"]: licences(component) for component in json.load(bom)["components"]}

listed = {}
with open("docs/dependencies.md", encoding="utf-8") as table:
    for row in table:
        cells = [cell.strip() for cell in row.strip().strip("|").split("|")]
        if row.startswith("|") and len(cells) == 3 and not re.match(r"artifact|-", cells[0]):
            for name in cells[0].split(","):
                listed[name.strip()] = {licence.strip() for licence in cells[1].split(",")}

problems = []
for name in sorted(built.keys() | listed.keys()):
    if built.get(name) != listed.get(name):
        problems.append("%s: the build says %s, the table %s" % (name, built.get(name, "nothing"), listed.get(name, "nothing")))
print("\n".join(problems) or "%d dependencies, all listed" % len(built))
sys.exit(bool(problems))
